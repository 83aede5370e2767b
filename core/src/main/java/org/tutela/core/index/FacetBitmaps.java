package org.tutela.core.index;

import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/** For each facet, by its place in their order, the values that it holds for. */
final class FacetBitmaps implements SortedEntries.Ranks {
  private final List<RoaringBitmapWriter<RoaringBitmap>> writers = new ArrayList<>();

  FacetBitmaps(int facets) {
    for (int i = 0; i < facets; i++) {
      writers.add(RoaringBitmapWriter.writer().optimiseForRuns().get());
    }
  }

  @Override
  public void add(int rank, int valueId) {
    writers.get(rank).add(valueId);
  }

  List<RoaringBitmap> finished() {
    List<RoaringBitmap> bitmaps = new ArrayList<>();
    for (RoaringBitmapWriter<RoaringBitmap> writer : writers) {
      RoaringBitmap bitmap = writer.get();
      bitmap.runOptimize();
      bitmaps.add(bitmap);
    }
    return bitmaps;
  }
}
