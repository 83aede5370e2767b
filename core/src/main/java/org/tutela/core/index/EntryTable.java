package org.tutela.core.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tutela.core.list.Opinions;

/**
 * Source ids, dates, opinions and qualities of each value, as {@link IndexProfile#FULL} keeps them.
 */
final class EntryTable {
  /** Values between two marks: what a lookup reads past is at most this many, less one. */
  static final int BLOCK = 32;

  static final int HAS_ID = 1;
  static final int HAS_DATE = 2;
  static final int HAS_OPINIONS = 4;
  static final int HAS_QUALITY = 8;

  private static final int FLAGS = 16;
  private static final int QUALITIES = 101;

  private static final long MICROS = 1_000_000;

  private final SectionBytes blocks;
  private final SectionBytes entries;
  private final List<Facet> facets;

  EntryTable(SectionBytes blocks, SectionBytes entries, List<Facet> facets) {
    this.blocks = blocks;
    this.entries = entries;
    this.facets = facets;
  }

  /** {@return an instant as the number that the file keeps; far beyond history it is clamped} */
  static long micros(Instant instant) {
    long limit = Long.MAX_VALUE / MICROS - 1;
    long seconds = Math.max(-limit, Math.min(limit, instant.getEpochSecond()));
    return seconds * MICROS + instant.getNano() / 1000;
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000L);
  }

  List<IndexEntry> of(int valueId) {
    long block = valueId / BLOCK;
    FieldReader in = new FieldReader(entries, blocks.longAt(block * Long.BYTES));
    for (int skipped = valueId % BLOCK; skipped > 0; skipped--) {
      for (int n = in.below(Integer.MAX_VALUE); n > 0; n--) {
        skip(in);
      }
    }
    List<IndexEntry> found = new ArrayList<>();
    for (int n = in.below(Integer.MAX_VALUE); n > 0; n--) {
      found.add(read(in));
    }
    return List.copyOf(found);
  }

  /** {@return a walk over all values in their order} */
  Walk walk() {
    return new Walk();
  }

  /** Reads what the lists say about one value after the other. */
  final class Walk {
    private final FieldReader in = new FieldReader(entries, 0);

    List<IndexEntry> next() {
      List<IndexEntry> found = new ArrayList<>();
      for (int n = in.below(Integer.MAX_VALUE); n > 0; n--) {
        found.add(read(in));
      }
      return found;
    }
  }

  /** Collects the values that have an entry of a removed record; costs a walk over all. */
  void mentioning(int values, Removals removals, Set<Integer> ids) {
    boolean[] concerned = new boolean[facets.size()];
    for (int i = 0; i < concerned.length; i++) {
      concerned[i] = removals.concerns(facets.get(i).list());
    }
    FieldReader in = new FieldReader(entries, 0);
    for (int id = 0; id < values; id++) {
      for (int n = in.below(Integer.MAX_VALUE); n > 0; n--) {
        int facet = in.below(facets.size());
        int flags = in.below(FLAGS);
        if ((flags & HAS_ID) != 0) {
          if (!concerned[facet]) {
            in.skipText();
          } else if (removals.hasId(facets.get(facet).list(), in.text())) {
            ids.add(id);
          }
        }
        skipNumbers(in, flags);
      }
    }
  }

  private static void skip(FieldReader in) {
    in.number();
    int flags = in.below(FLAGS);
    if ((flags & HAS_ID) != 0) {
      in.skipText();
    }
    skipNumbers(in, flags);
  }

  private static void skipNumbers(FieldReader in, int flags) {
    if ((flags & HAS_DATE) != 0) {
      in.number();
    }
    if ((flags & HAS_OPINIONS) != 0) {
      in.number();
      in.number();
    }
    if ((flags & HAS_QUALITY) != 0) {
      in.number();
    }
  }

  private IndexEntry read(FieldReader in) {
    Facet facet = facets.get(in.below(facets.size()));
    int flags = in.below(FLAGS);
    String sourceId = (flags & HAS_ID) != 0 ? in.text() : "";
    Optional<Instant> updated =
        (flags & HAS_DATE) != 0 ? Optional.of(instant(in.signed())) : Optional.empty();
    Opinions opinions = Opinions.NONE;
    if ((flags & HAS_OPINIONS) != 0) {
      opinions = new Opinions(in.below(Integer.MAX_VALUE + 1L), in.below(Integer.MAX_VALUE + 1L));
    }
    OptionalInt quality =
        (flags & HAS_QUALITY) != 0 ? OptionalInt.of(in.below(QUALITIES)) : OptionalInt.empty();
    return new IndexEntry(
        facet.list(),
        facet.category(),
        facet.severity(),
        sourceId,
        facet.role(),
        updated,
        opinions,
        quality);
  }
}
