package org.tutela.core.match;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.tutela.core.image.QueryVariants;

/**
 * What counts as a match and what a match means. Immutable and safe for any number of threads.
 *
 * <p>The {@linkplain #defaults() defaults}: perceptual hashes match within 31 bits when the query's
 * quality is at least 50, pictures are looked up as they are stored, an equal digest means {@link
 * Disposition#ACT} and a near perceptual hash {@link Disposition#REVIEW}. A perceptual match alone
 * is acted on only if {@link Builder#disposition} says so.
 */
public final class MatchRules {
  /** The distance within which two PDQ hashes match, as ThreatExchange's PDQ README has it. */
  public static final int DEFAULT_RADIUS = 31;

  /** The lowest quality of a PDQ hash worth matching, as ThreatExchange's PDQ README has it. */
  public static final int DEFAULT_MINIMUM_QUALITY = 50;

  private static final MatchRules DEFAULTS = builder().build();

  private final int radius;
  private final int minimumQuality;
  private final QueryVariants variants;
  private final Map<EvidenceLevel, Disposition> dispositions;
  private final Disposition disputed;

  private MatchRules(Builder builder) {
    radius = builder.radius;
    minimumQuality = builder.minimumQuality;
    variants = builder.variants;
    dispositions = new EnumMap<>(builder.dispositions);
    disputed = builder.disputed;
  }

  /** {@return the rules described above} */
  public static MatchRules defaults() {
    return DEFAULTS;
  }

  /** {@return a builder that starts from the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the largest distance of a perceptual match, in bits} */
  public int radius() {
    return radius;
  }

  /** {@return the lowest quality of a picture that is looked up by perceptual hash, 0 to 100} */
  public int minimumQuality() {
    return minimumQuality;
  }

  /** {@return the forms in which a picture is looked up} */
  public QueryVariants variants() {
    return variants;
  }

  /**
   * {@return what a match of this strength means}
   *
   * @param evidence how much the match proves
   * @param disputed whether the entry is disputed by somebody who shares the list
   */
  public Disposition disposition(EvidenceLevel evidence, boolean disputed) {
    Disposition undisputed = Objects.requireNonNull(dispositions.get(evidence));
    return disputed && undisputed.compareTo(this.disputed) > 0 ? this.disputed : undisputed;
  }

  /** Collects rules. Not safe for several threads. */
  public static final class Builder {
    private int radius = DEFAULT_RADIUS;
    private int minimumQuality = DEFAULT_MINIMUM_QUALITY;
    private QueryVariants variants = QueryVariants.OFF;
    private final Map<EvidenceLevel, Disposition> dispositions = new EnumMap<>(EvidenceLevel.class);
    private Disposition disputed = Disposition.REVIEW;

    private Builder() {
      for (EvidenceLevel level : EvidenceLevel.values()) {
        dispositions.put(level, level.isExact() ? Disposition.ACT : Disposition.REVIEW);
      }
    }

    /**
     * {@return this builder}
     *
     * @param bits the largest distance of a perceptual match, from 0 to the radius that the index
     *     was built for
     * @throws IllegalArgumentException if negative
     */
    public Builder radius(int bits) {
      if (bits < 0) {
        throw new IllegalArgumentException("a radius is not negative: " + bits);
      }
      radius = bits;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param quality the lowest quality of a picture worth a perceptual lookup, 0 to 100
     * @throws IllegalArgumentException if out of range
     */
    public Builder minimumQuality(int quality) {
      if (quality < 0 || quality > 100) {
        throw new IllegalArgumentException("a quality lies between 0 and 100: " + quality);
      }
      minimumQuality = quality;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param variants the forms in which a picture is looked up
     */
    public Builder variants(QueryVariants variants) {
      this.variants = Objects.requireNonNull(variants);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param evidence how much a match proves
     * @param disposition what it then means
     */
    public Builder disposition(EvidenceLevel evidence, Disposition disposition) {
      dispositions.put(evidence, Objects.requireNonNull(disposition));
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param atMost the most that a match of a disputed entry can mean
     */
    public Builder disputed(Disposition atMost) {
      disputed = Objects.requireNonNull(atMost);
      return this;
    }

    /** {@return the rules} */
    public MatchRules build() {
      return new MatchRules(this);
    }
  }
}
