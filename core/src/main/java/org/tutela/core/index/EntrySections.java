package org.tutela.core.index;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes what {@link EntryTable} reads. */
final class EntrySections {
  private final SourceIds ids;
  private final int[] facetNumbers;

  EntrySections(SourceIds ids, int[] facetNumbers) {
    this.ids = ids;
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
      int[] firsts = type.firsts();
      for (int v = 0; v < firsts.length; v++, value++) {
        if (value % EntryTable.BLOCK == 0) {
          starts.putLong(out.length());
        }
        int end = v + 1 < firsts.length ? firsts[v + 1] : type.size();
        fields.number(end - firsts[v]);
        for (int i = firsts[v]; i < end; i++) {
          write(type, i, fields);
        }
        out.put(fields.array(), 0, fields.size());
        fields.clear();
      }
      entries += type.size();
    }
    file.finish(starts, values);
    file.finish(out, entries);
  }

  private void write(SortedEntries type, int position, FieldWriter fields) {
    EntryLog log = type.log();
    int entry = type.entry(position);
    int id = log.id(entry);
    long date = log.date(entry);
    long opinions = log.opinions(entry);
    fields.number(facetNumbers[type.rank(position)]);
    fields.number(
        (id != EntryLog.NO_ID ? EntryTable.HAS_ID : 0)
            | (date != EntryLog.NO_DATE ? EntryTable.HAS_DATE : 0)
            | (opinions != 0 ? EntryTable.HAS_OPINIONS : 0));
    if (id != EntryLog.NO_ID) {
      ids.write(id, fields);
    }
    if (date != EntryLog.NO_DATE) {
      fields.signed(date);
    }
    if (opinions != 0) {
      fields.number(opinions >>> 32);
      fields.number(opinions & 0xffffffffL);
    }
  }
}
