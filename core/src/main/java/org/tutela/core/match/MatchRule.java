package org.tutela.core.match;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.tutela.core.image.PdqDialect;
import org.tutela.core.image.QueryVariants;
import org.tutela.core.index.IndexEntry;
import org.tutela.core.list.Severity;

/**
 * What counts as a match of some entries and what such a match means. Immutable and safe for any
 * number of threads.
 *
 * <p>The scope (lists, categories and severities) says which entries the rule is for. Everything
 * else is a demand on the match of such an entry: making a demand stricter only ever takes matches
 * away.
 */
public final class MatchRule {
  /** The distance within which two PDQ hashes match, as ThreatExchange's PDQ README has it. */
  public static final int DEFAULT_RADIUS = 31;

  /** The lowest quality of a PDQ hash worth matching, as ThreatExchange's PDQ README has it. */
  public static final int DEFAULT_MINIMUM_QUALITY = 50;

  private final String id;
  private final Set<String> lists;
  private final Set<String> categories;
  private final Set<Severity> severities;
  private final OptionalInt radius;
  private final int minimumQuality;
  private final int minimumEntryQuality;
  private final int minimumSources;
  private final Set<String> jurisdictions;
  private final Optional<Disposition> disputed;
  private final Set<PdqDialect> dialects;
  private final QueryVariants variants;
  private final NearStrong nearStrong;
  private final Map<EvidenceLevel, Disposition> alone;
  private final Map<EvidenceLevel, Disposition> dispositions;
  private final boolean actOnNear;

  private MatchRule(Builder builder) {
    id = builder.id;
    lists = Set.copyOf(builder.lists);
    categories = Set.copyOf(builder.categories);
    severities = Set.copyOf(builder.severities);
    radius = builder.radius;
    minimumQuality = builder.minimumQuality;
    minimumEntryQuality = builder.minimumEntryQuality;
    minimumSources = builder.minimumSources;
    jurisdictions = Set.copyOf(builder.jurisdictions);
    disputed = builder.disputed;
    dialects = Set.copyOf(builder.dialects);
    variants = builder.variants;
    nearStrong = builder.nearStrong;
    alone = new EnumMap<>(builder.alone);
    dispositions = new EnumMap<>(builder.dispositions);
    actOnNear = builder.actOnNear;
  }

  /**
   * {@return a builder of a rule for all entries that demands what {@link MatchRules#defaults()}
   * do}
   *
   * @param id names the rule in every match that it decides
   */
  public static Builder builder(String id) {
    return new Builder(id);
  }

  /**
   * {@return a builder that starts from this rule, for all entries}
   *
   * @param otherId names the rule in every match that it decides
   */
  public Builder toBuilder(String otherId) {
    Builder builder = new Builder(otherId);
    builder.radius = radius;
    builder.minimumQuality = minimumQuality;
    builder.minimumEntryQuality = minimumEntryQuality;
    builder.minimumSources = minimumSources;
    builder.jurisdictions = jurisdictions;
    builder.disputed = disputed;
    builder.dialects = dialects;
    builder.variants = variants;
    builder.nearStrong = nearStrong;
    builder.alone.putAll(alone);
    builder.dispositions.putAll(dispositions);
    builder.actOnNear = actOnNear;
    return builder;
  }

  /** {@return its name} */
  public String id() {
    return id;
  }

  /** {@return the lists it is for, by name; empty for all} */
  public Set<String> lists() {
    return lists;
  }

  /** {@return the categories it is for, as the lists spell them; empty for all} */
  public Set<String> categories() {
    return categories;
  }

  /** {@return the severities it is for; empty for all} */
  public Set<Severity> severities() {
    return severities;
  }

  /**
   * {@return the largest distance of a perceptual match in bits; empty for {@value #DEFAULT_RADIUS}
   * or what the index was built for, if that is less}
   */
  public OptionalInt radius() {
    return radius;
  }

  /** {@return the lowest quality of a picture that is looked up by perceptual hash, 0 to 100} */
  public int minimumQuality() {
    return minimumQuality;
  }

  /**
   * {@return the lowest quality of a listed picture, 0 to 100; entries whose list states none count
   * as good enough}
   */
  public int minimumEntryQuality() {
    return minimumEntryQuality;
  }

  /** {@return how many lists must hold the hash} */
  public int minimumSources() {
    return minimumSources;
  }

  /** {@return whose lists count as sources, by jurisdiction; empty for all} */
  public Set<String> jurisdictions() {
    return jurisdictions;
  }

  /** {@return the most that a match of a disputed entry can mean; empty if it is none} */
  public Optional<Disposition> disputed() {
    return disputed;
  }

  /** {@return in which dialects pictures are looked up; empty for the one of the entry's list} */
  public Set<PdqDialect> dialects() {
    return dialects;
  }

  /** {@return the forms in which a picture is looked up} */
  public QueryVariants variants() {
    return variants;
  }

  /** {@return what makes a perceptual match a strong one} */
  public NearStrong nearStrong() {
    return nearStrong;
  }

  /**
   * {@return the most that a match can mean if no other type of hash of the same content matches}
   *
   * @param evidence how much the match proves
   */
  public Disposition alone(EvidenceLevel evidence) {
    return alone.getOrDefault(evidence, Disposition.ACT);
  }

  /**
   * {@return what a match of an undisputed entry means}
   *
   * @param evidence how much the match proves
   */
  public Disposition disposition(EvidenceLevel evidence) {
    return Objects.requireNonNull(dispositions.get(evidence));
  }

  /** Whether the rule is for some entries only. */
  boolean isScoped() {
    return !(lists.isEmpty() && categories.isEmpty() && severities.isEmpty());
  }

  /** Whether the rule is for an entry. */
  boolean covers(IndexEntry entry) {
    return (lists.isEmpty() || lists.contains(entry.list().name()))
        && (categories.isEmpty() || categories.contains(entry.category()))
        && (severities.isEmpty() || severities.contains(entry.severity()));
  }

  /** Collects a rule. Not safe for several threads. */
  public static final class Builder {
    private final String id;
    private Set<String> lists = Set.of();
    private Set<String> categories = Set.of();
    private Set<Severity> severities = Set.of();
    private OptionalInt radius = OptionalInt.empty();
    private int minimumQuality = DEFAULT_MINIMUM_QUALITY;
    private int minimumEntryQuality;
    private int minimumSources = 1;
    private Set<String> jurisdictions = Set.of();
    private Optional<Disposition> disputed = Optional.of(Disposition.REVIEW);
    private Set<PdqDialect> dialects = Set.of();
    private QueryVariants variants = QueryVariants.OFF;
    private NearStrong nearStrong = NearStrong.DEFAULT;
    private final Map<EvidenceLevel, Disposition> alone = new EnumMap<>(EvidenceLevel.class);
    private final Map<EvidenceLevel, Disposition> dispositions = new EnumMap<>(EvidenceLevel.class);
    private boolean actOnNear;

    private Builder(String id) {
      if (id.isBlank()) {
        throw new IllegalArgumentException("a rule has an id");
      }
      this.id = id;
      for (EvidenceLevel level : EvidenceLevel.values()) {
        dispositions.put(level, level.isExact() ? Disposition.ACT : Disposition.REVIEW);
      }
    }

    /**
     * Restricts the rule to entries of these lists.
     *
     * @param names of lists; none for all
     * @return this builder
     */
    public Builder lists(String... names) {
      lists = new TreeSet<>(Set.of(names));
      return this;
    }

    /**
     * Restricts the rule to entries of these categories.
     *
     * @param names as the lists spell them; none for all
     * @return this builder
     */
    public Builder categories(String... names) {
      categories = new TreeSet<>(Set.of(names));
      return this;
    }

    /**
     * Restricts the rule to entries of these severities, whatever their lists call them.
     *
     * @param grades on the common scale; none for all
     * @return this builder
     */
    public Builder severities(Severity... grades) {
      severities = Set.of(grades);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param bits the largest distance of a perceptual match, up to the radius that the index was
     *     built for
     * @throws IllegalArgumentException if negative
     */
    public Builder radius(int bits) {
      if (bits < 0) {
        throw new IllegalArgumentException("a radius is not negative: " + bits);
      }
      radius = OptionalInt.of(bits);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param quality the lowest quality of a picture worth a perceptual lookup, 0 to 100; a ready
     *     hash has none, and whoever brings it has looked at it
     * @throws IllegalArgumentException if out of range
     */
    public Builder minimumQuality(int quality) {
      minimumQuality = checkedQuality(quality);
      return this;
    }

    /**
     * Demands that the listed picture had enough detail, where its list states that. An entry below
     * is no match, yet its list still counts as a source: the demand is about how well the picture
     * can be recognised, not about what is in it.
     *
     * @param quality the lowest, 0 to 100
     * @return this builder
     * @throws IllegalArgumentException if out of range
     */
    public Builder minimumEntryQuality(int quality) {
      minimumEntryQuality = checkedQuality(quality);
      return this;
    }

    private static int checkedQuality(int quality) {
      if (quality < 0 || quality > 100) {
        throw new IllegalArgumentException("a quality lies between 0 and 100: " + quality);
      }
      return quality;
    }

    /**
     * Demands that several lists hold the hash. Entries that the rule does not take, because they
     * are disputed, do not count.
     *
     * @param lists how many, 1 or more
     * @return this builder
     * @throws IllegalArgumentException if less than 1
     */
    public Builder minimumSources(int lists) {
      if (lists < 1) {
        throw new IllegalArgumentException("at least 1 source, not " + lists);
      }
      minimumSources = lists;
      return this;
    }

    /**
     * Counts lists of these jurisdictions only as sources, of which there must be {@linkplain
     * #minimumSources enough}.
     *
     * @param codes as the lists have them; none for all
     * @return this builder
     */
    public Builder jurisdictions(String... codes) {
      jurisdictions = new TreeSet<>(Set.of(codes));
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param atMost the most that a match of a disputed entry can mean
     */
    public Builder disputed(Disposition atMost) {
      disputed = Optional.of(atMost);
      return this;
    }

    /** {@return this builder, whose rule takes no disputed entry for a match} */
    public Builder undisputed() {
      disputed = Optional.empty();
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param pipelines in which pictures are looked up; none for the one of the entry's list
     */
    public Builder dialects(PdqDialect... pipelines) {
      Set<PdqDialect> wanted = EnumSet.noneOf(PdqDialect.class);
      wanted.addAll(Set.of(pipelines));
      dialects = wanted;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param forms in which a picture is looked up
     */
    public Builder variants(QueryVariants forms) {
      variants = Objects.requireNonNull(forms);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param demands what makes a perceptual match a strong one
     */
    public Builder nearStrong(NearStrong demands) {
      nearStrong = Objects.requireNonNull(demands);
      return this;
    }

    /**
     * Demands a second signal: a match by another type of hash of the same content.
     *
     * @param evidence how much a match proves
     * @param atMost the most that it can mean without one
     * @return this builder
     */
    public Builder alone(EvidenceLevel evidence, Disposition atMost) {
      alone.put(evidence, Objects.requireNonNull(atMost));
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param evidence how much a match proves
     * @param disposition what it then means; {@link Disposition#ACT} on a perceptual match needs
     *     {@link #actOnNear} too
     */
    public Builder disposition(EvidenceLevel evidence, Disposition disposition) {
      dispositions.put(evidence, Objects.requireNonNull(disposition));
      return this;
    }

    /**
     * Says in so many words that a perceptual match may be acted on although nobody has looked. It
     * can be wrong, and it can be made to happen on purpose.
     *
     * @param allowed whether it may, by default not
     * @return this builder
     */
    public Builder actOnNear(boolean allowed) {
      actOnNear = allowed;
      return this;
    }

    /**
     * {@return the rule}
     *
     * @throws IllegalArgumentException if it acts on perceptual matches without having said so, or
     *     means less by a stronger one
     */
    public MatchRule build() {
      MatchRule rule = new MatchRule(this);
      Disposition strong = rule.disposition(EvidenceLevel.NEAR_STRONG);
      Disposition near = rule.disposition(EvidenceLevel.NEAR);
      if (!actOnNear && (strong == Disposition.ACT || near == Disposition.ACT)) {
        throw new IllegalArgumentException(
            "rule " + id + " acts on perceptual matches: say actOnNear if that is meant");
      }
      if (strong.compareTo(near) < 0) {
        throw new IllegalArgumentException(
            "rule " + id + " means less by a strong perceptual match than by a weak one");
      }
      return rule;
    }
  }
}
