package org.tutela.core.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;
import org.tutela.core.list.HashList;

/** Writes the sections of one index in their order. */
final class IndexAssembly {
  private final String name;
  private final long seed;
  private final IndexProfile profile;
  private final int radius;
  private final CostModel costs;
  private final List<HashList> lists;
  private final List<Facet> facets;
  private final SourceIds ids;

  /** Lists and facets in any order that is the same for the same input. */
  IndexAssembly(
      String name,
      long seed,
      IndexProfile profile,
      int radius,
      CostModel costs,
      Collection<HashList> lists,
      List<Facet> facets,
      SourceIds ids) {
    this.name = name;
    this.seed = seed;
    this.profile = profile;
    this.radius = radius;
    this.costs = costs;
    this.lists = lists.stream().sorted(Facet.LISTS).toList();
    this.facets = facets;
    this.ids = ids;
  }

  /** Writes all types, each sorted, and says how each is searched. */
  List<CompileReport.TypeCount> write(List<SortedEntries> types, Path target) throws IOException {
    List<SortedEntries> present = types.stream().filter(type -> type.size() > 0).toList();
    List<CompileReport.TypeCount> counts = new ArrayList<>();
    int sections = profile == IndexProfile.FULL ? 6 : 4;
    long values = 0;
    for (SortedEntries type : present) {
      IndexPlan plan = costs.plan(type.log().type(), type.values(), radius, profile);
      sections += TypeSections.count(plan);
      values += type.values();
      counts.add(new CompileReport.TypeCount(type.log().type(), type.size(), type.values(), plan));
    }
    if (values > IndexLayout.MAX_VALUES) {
      throw new IllegalStateException(
          "an index holds at most " + IndexLayout.MAX_VALUES + " values, not " + values);
    }
    try (IndexFileWriter file = new IndexFileWriter(target, sections)) {
      write(present, counts, file, values);
      file.commit(seed, profile);
    }
    return counts;
  }

  private void write(
      List<SortedEntries> types,
      List<CompileReport.TypeCount> counts,
      IndexFileWriter file,
      long values)
      throws IOException {
    int[] numbers = facetNumbers(types);
    List<Facet> used = new ArrayList<>();
    for (int rank = 0; rank < numbers.length; rank++) {
      if (numbers[rank] >= 0) {
        used.add(facets.get(rank));
      }
    }
    FieldWriter fields = new FieldWriter();
    fields.text(name);
    put(file, SectionKind.INFO, fields, 1);
    FacetTable.writeLists(lists, fields);
    put(file, SectionKind.LISTS, fields, lists.size());
    FacetTable.writeFacets(used, lists, fields);
    put(file, SectionKind.FACETS, fields, used.size());

    int firstId = 0;
    for (int i = 0; i < types.size(); i++) {
      new TypeSections(types.get(i), counts.get(i).plan(), seed, radius).write(file, firstId);
      firstId += types.get(i).values();
    }
    writeAttributes(file, types, numbers, used.size(), values);
    if (profile == IndexProfile.FULL) {
      new EntrySections(ids, numbers).write(file, types, values);
    }
  }

  /** {@return for each rank its number among the facets that some entry has, or -1} */
  private int[] facetNumbers(List<SortedEntries> types) {
    int[] numbers = new int[facets.size()];
    java.util.Arrays.fill(numbers, -1);
    for (SortedEntries type : types) {
      for (int i = 0; i < type.size(); i++) {
        numbers[type.rank(i)] = 0;
      }
    }
    int next = 0;
    for (int rank = 0; rank < numbers.length; rank++) {
      if (numbers[rank] == 0) {
        numbers[rank] = next++;
      }
    }
    return numbers;
  }

  private static void put(IndexFileWriter file, SectionKind kind, FieldWriter fields, long count)
      throws IOException {
    SectionOutput out = file.section(kind, Optional.empty(), fields.size());
    out.put(fields.array(), 0, fields.size());
    file.finish(out, count);
    fields.clear();
  }

  private static void writeAttributes(
      IndexFileWriter file, List<SortedEntries> types, int[] numbers, int used, long values)
      throws IOException {
    List<RoaringBitmapWriter<RoaringBitmap>> writers = new ArrayList<>();
    for (int i = 0; i < used; i++) {
      writers.add(RoaringBitmapWriter.writer().optimiseForRuns().get());
    }
    int value = 0;
    for (SortedEntries type : types) {
      int[] firsts = type.firsts();
      for (int v = 0; v < firsts.length; v++, value++) {
        int end = v + 1 < firsts.length ? firsts[v + 1] : type.size();
        for (int i = firsts[v]; i < end; i++) {
          writers.get(numbers[type.rank(i)]).add(value);
        }
      }
    }
    long length = (used + 1L) * Long.BYTES;
    List<RoaringBitmap> bitmaps = new ArrayList<>();
    for (RoaringBitmapWriter<RoaringBitmap> writer : writers) {
      RoaringBitmap bitmap = writer.get();
      bitmap.runOptimize();
      bitmaps.add(bitmap);
      length += bitmap.serializedSizeInBytes();
    }
    SectionOutput out = file.section(SectionKind.ATTRIBUTES, Optional.empty(), length);
    long at = (used + 1L) * Long.BYTES;
    out.putLong(at);
    for (RoaringBitmap bitmap : bitmaps) {
      at += bitmap.serializedSizeInBytes();
      out.putLong(at);
    }
    for (RoaringBitmap bitmap : bitmaps) {
      ByteBuffer bytes =
          ByteBuffer.allocate(bitmap.serializedSizeInBytes()).order(ByteOrder.LITTLE_ENDIAN);
      bitmap.serialize(bytes);
      out.put(bytes.array(), 0, bytes.capacity());
    }
    file.finish(out, values);
  }
}
