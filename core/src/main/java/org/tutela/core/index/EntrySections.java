package org.tutela.core.index;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes what {@link EntryTable} reads. */
final class EntrySections {
  private final int[] facetNumbers;

  EntrySections(int[] facetNumbers) {
    this.facetNumbers = facetNumbers;
  }

  void write(IndexFileWriter file, List<SortedEntries> types, long values) throws IOException {
    long blocks = (values + EntryTable.BLOCK - 1) / EntryTable.BLOCK;
    SectionOutput starts =
        file.section(SectionKind.ENTRY_BLOCKS, Optional.empty(), blocks * Long.BYTES);
    SectionOutput out = file.lastSection(SectionKind.ENTRIES);
    FieldWriter fields = new FieldWriter();
    long value = 0;
    long entries = 0;
    for (SortedEntries type : types) {
      StatementReader statements = type.statements();
      for (int v = 0; v < type.values(); v++, value++) {
        if (value % EntryTable.BLOCK == 0) {
          starts.putLong(out.length());
        }
        entries += statements.copyValue(facetNumbers, fields);
        out.put(fields.array(), 0, fields.size());
        fields.clear();
      }
    }
    file.finish(starts, values);
    file.finish(out, entries);
  }
}
