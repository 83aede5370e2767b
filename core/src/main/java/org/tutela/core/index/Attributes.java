package org.tutela.core.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.roaringbitmap.RoaringBitmap;

/**
 * For each facet the values that it holds for. A bitmap is copied out of the file and validated
 * when it is first asked for. Safe for any number of threads.
 */
final class Attributes {
  private final List<Facet> facets;
  private final Optional<SectionBytes> bytes;
  private final long values;
  private final AtomicReferenceArray<RoaringBitmap> bitmaps;

  Attributes(List<Facet> facets, SectionBytes bytes, long values) {
    this.facets = facets;
    this.bytes = Optional.of(bytes);
    this.values = values;
    this.bitmaps = new AtomicReferenceArray<>(facets.size());
  }

  /** Attributes that are in memory already. */
  Attributes(List<Facet> facets, List<RoaringBitmap> read) {
    this.facets = facets;
    this.bytes = Optional.empty();
    this.values = 0;
    this.bitmaps = new AtomicReferenceArray<>(read.toArray(new RoaringBitmap[0]));
  }

  List<Facet> facets() {
    return facets;
  }

  /** {@return the values of a facet; nobody changes it} */
  RoaringBitmap bitmap(int facet) {
    RoaringBitmap known = bitmaps.get(facet);
    if (known != null) {
      return known;
    }
    RoaringBitmap read = read(facet, bytes.orElseThrow());
    bitmaps.compareAndSet(facet, null, read);
    return read;
  }

  private RoaringBitmap read(int facet, SectionBytes bytes) {
    long start = bytes.longAt((long) facet * Long.BYTES);
    long end = bytes.longAt((facet + 1L) * Long.BYTES);
    if (start < 0 || end < start || end - start > Integer.MAX_VALUE - 8) {
      throw new IndexOutOfBoundsException("a bitmap is misplaced");
    }
    ByteBuffer buffer = bytes.slice(start, (int) (end - start)).order(ByteOrder.LITTLE_ENDIAN);
    RoaringBitmap bitmap = new RoaringBitmap();
    try {
      bitmap.deserialize(buffer);
    } catch (IOException | RuntimeException e) {
      throw malformed(e);
    }
    if (!bitmap.validate()
        || (!bitmap.isEmpty() && Integer.toUnsignedLong(bitmap.last()) >= values)) {
      throw malformed(new IllegalArgumentException("out of order or out of range"));
    }
    return bitmap;
  }

  private static IndexOutOfBoundsException malformed(Exception cause) {
    IndexOutOfBoundsException malformed =
        new IndexOutOfBoundsException("a bitmap is malformed: " + cause.getMessage());
    malformed.initCause(cause);
    return malformed;
  }
}
