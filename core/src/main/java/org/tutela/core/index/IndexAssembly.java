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
import org.tutela.core.list.HashList;

/** Writes the sections of one index in their order. */
final class IndexAssembly {
  /** Postings that are sorted in memory at once, at least and at most. */
  private static final int LEAST_ROOM = 1 << 12;

  private static final int MOST_ROOM = 1 << 28;

  private final String name;
  private final long seed;
  private final IndexProfile profile;
  private final int radius;
  private final CostModel costs;
  private final List<HashList> lists;
  private final List<Facet> facets;
  private final List<RoaringBitmap> bitmaps;
  private final Optional<IndexContent.Overlay> overlay;
  private final int room;

  /** Lists in any order; facets in theirs, with the values that each has. */
  IndexAssembly(
      String name,
      long seed,
      IndexProfile profile,
      int radius,
      CostModel costs,
      Collection<HashList> lists,
      List<Facet> facets,
      List<RoaringBitmap> bitmaps,
      Optional<IndexContent.Overlay> overlay,
      long memory) {
    this.room = (int) Math.min(MOST_ROOM, Math.max(LEAST_ROOM, memory / Long.BYTES));
    this.name = name;
    this.seed = seed;
    this.profile = profile;
    this.radius = radius;
    this.costs = costs;
    this.lists = lists.stream().sorted(FacetOrder.LISTS).toList();
    this.facets = facets;
    this.bitmaps = bitmaps;
    this.overlay = overlay;
  }

  /** Writes all types, each sorted, and says how each is searched. */
  List<CompileReport.TypeCount> write(List<SortedEntries> types, Path target) throws IOException {
    List<SortedEntries> present = types.stream().filter(type -> type.size() > 0).toList();
    List<CompileReport.TypeCount> counts = new ArrayList<>();
    int sections = (profile == IndexProfile.FULL ? 6 : 4) + (overlay.isPresent() ? 1 : 0);
    sections += HostFilter.isNeeded(present) ? 1 : 0;
    long values = 0;
    for (SortedEntries type : present) {
      IndexPlan plan = costs.plan(type.type(), type.values(), radius, profile);
      sections += TypeSections.count(plan, costs.slots(type.values(), profile));
      values += type.values();
      counts.add(new CompileReport.TypeCount(type.type(), type.size(), type.values(), plan));
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
    int[] numbers = facetNumbers();
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
    if (overlay.isPresent()) {
      fields.text(overlay.get().base());
      overlay.get().removals().write(lists, fields);
      put(file, SectionKind.OVERLAY, fields, 1);
    }

    int firstId = 0;
    for (int i = 0; i < types.size(); i++) {
      boolean slots = costs.slots(types.get(i).values(), profile);
      new TypeSections(types.get(i), counts.get(i).plan(), slots, profile, seed, radius, room)
          .write(file, firstId);
      firstId += types.get(i).values();
    }
    if (HostFilter.isNeeded(types)) {
      HostFilter.write(file, types, seed);
    }
    writeAttributes(file, numbers, used.size(), values);
    if (profile == IndexProfile.FULL) {
      new EntrySections(numbers).write(file, types, values);
    }
  }

  /** {@return for each rank its number among the facets that some entry has, or -1} */
  private int[] facetNumbers() {
    int[] numbers = new int[facets.size()];
    int next = 0;
    for (int rank = 0; rank < numbers.length; rank++) {
      numbers[rank] = bitmaps.get(rank).isEmpty() ? -1 : next++;
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

  private void writeAttributes(IndexFileWriter file, int[] numbers, int used, long values)
      throws IOException {
    long length = (used + 1L) * Long.BYTES;
    List<RoaringBitmap> present = new ArrayList<>();
    for (int rank = 0; rank < numbers.length; rank++) {
      if (numbers[rank] >= 0) {
        present.add(bitmaps.get(rank));
        length += bitmaps.get(rank).serializedSizeInBytes();
      }
    }
    SectionOutput out = file.section(SectionKind.ATTRIBUTES, Optional.empty(), length);
    long at = (used + 1L) * Long.BYTES;
    out.putLong(at);
    for (RoaringBitmap bitmap : present) {
      at += bitmap.serializedSizeInBytes();
      out.putLong(at);
    }
    for (RoaringBitmap bitmap : present) {
      ByteBuffer bytes =
          ByteBuffer.allocate(bitmap.serializedSizeInBytes()).order(ByteOrder.LITTLE_ENDIAN);
      bitmap.serialize(bytes);
      out.put(bytes.array(), 0, bytes.capacity());
    }
    file.finish(out, values);
  }
}
