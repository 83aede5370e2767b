package org.tutela.cli.accuracy;

import java.util.ArrayList;
import java.util.List;
import org.tutela.core.hash.ContentHash;

/**
 * The counts of a run. Immutable.
 *
 * @param corpus whose pictures
 * @param pictures how many were altered
 * @param repeated how many were left out because they are another one in a different size
 * @param unusable how many were left out because their quality is too low or they are no pictures
 * @param rows one for each alteration
 */
public record AccuracyReport(
    Corpus corpus, int pictures, int repeated, int unusable, List<Row> rows) {
  /** Bits of a hash, and so the largest distance. */
  static final int BITS = 256;

  /** The radius that matching uses unless told otherwise. */
  static final int DEFAULT_RADIUS = 31;

  /**
   * The counts of one alteration.
   *
   * @param alteration what was done
   * @param plain copies looked up as they are
   * @param variants copies looked up in all variants
   */
  public record Row(Alteration alteration, Counts plain, Counts variants) {}

  /**
   * {@return the counts of some pictures}
   *
   * @param corpus whose they are
   * @param alterations that were made
   * @param measured what became of the pictures
   * @param unusable how many others there were
   */
  public static AccuracyReport of(
      Corpus corpus,
      List<Alteration> alterations,
      List<AccuracySuite.Measured> measured,
      int unusable) {
    List<AccuracySuite.Measured> distinct = new ArrayList<>();
    for (AccuracySuite.Measured one : measured) {
      if (distinct.stream().noneMatch(d -> d.thumbnail().isSameAs(one.thumbnail()))) {
        distinct.add(one);
      }
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < alterations.size(); i++) {
      Counts plain = new Counts();
      Counts variants = new Counts();
      for (int q = 0; q < distinct.size(); q++) {
        AccuracySuite.Copy copy = distinct.get(q).copies().get(i);
        for (int l = 0; l < distinct.size(); l++) {
          AccuracySuite.Measured listed = distinct.get(l);
          boolean same = l == q;
          plain.add(nearest(copy.plain(), listed.original()), same);
          variants.add(nearest(copy.all(), listed.original()), same);
        }
      }
      rows.add(new Row(alterations.get(i), plain, variants));
    }
    return new AccuracyReport(
        corpus, distinct.size(), measured.size() - distinct.size(), unusable, List.copyOf(rows));
  }

  /** {@return the least distance; beyond all if nothing is looked up} */
  private static int nearest(List<ContentHash> hashes, ContentHash listed) {
    int nearest = BITS + 1;
    for (ContentHash hash : hashes) {
      nearest = Math.min(nearest, hash.distance(listed));
    }
    return nearest;
  }

  /** {@return all alterations together: false positives are rare, so they are counted over all} */
  Counts together(boolean variants) {
    Counts sum = new Counts();
    rows.forEach(row -> sum.addAll(variants ? row.variants() : row.plain()));
    return sum;
  }

  /** How far copies were from their own original, and from those of other pictures. */
  public static final class Counts {
    private final long[] own = new long[BITS + 2];
    private final long[] others = new long[BITS + 2];

    private void add(int distance, boolean isOwn) {
      (isOwn ? own : others)[distance]++;
    }

    private void addAll(Counts counts) {
      for (int i = 0; i < own.length; i++) {
        own[i] += counts.own[i];
        others[i] += counts.others[i];
      }
    }

    /**
     * {@return the share of copies that are found}
     *
     * @param radius the largest distance of a match
     */
    public Interval recall(int radius) {
      return upTo(own, radius);
    }

    /**
     * {@return the share of comparisons with another picture's hash that match; they are not
     * independent of one another, so its interval is too narrow}
     *
     * @param radius the largest distance of a match
     */
    public Interval falsePositives(int radius) {
      return upTo(others, radius);
    }

    /** {@return the distance of the middle copy from its original} */
    public int medianDistance() {
      long seen = 0;
      long count = upTo(own, own.length - 1).count();
      int distance = 0;
      while (distance < own.length - 1 && 2 * (seen + own[distance]) < count) {
        seen += own[distance++];
      }
      return distance;
    }

    private static Interval upTo(long[] counts, int radius) {
      long hits = 0;
      long all = 0;
      for (int i = 0; i < counts.length; i++) {
        hits += i <= radius ? counts[i] : 0;
        all += counts[i];
      }
      return new Interval(hits, all);
    }
  }
}
