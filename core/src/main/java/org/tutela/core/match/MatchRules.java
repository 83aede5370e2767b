package org.tutela.core.match;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tutela.core.config.ConfigTree;

/**
 * What counts as a match and what a match means. Immutable and safe for any number of threads.
 *
 * <p>For each entry the first of the {@linkplain #rules() rules} that covers its list and category
 * decides, and the {@linkplain #base() base rule} if none does. By default there is only that one:
 * perceptual hashes match within 31 bits when the query's quality is at least 50, pictures are
 * looked up as they are stored, an equal digest means {@link Disposition#ACT} and a near perceptual
 * hash {@link Disposition#REVIEW}.
 *
 * <p>Rules are compiled against an index when a {@link Matcher} is made of both.
 */
public final class MatchRules {
  /** The id of the rule that decides where no other does. */
  public static final String BASE = "default";

  private static final MatchRules DEFAULTS = builder().build();

  private final MatchRule base;
  private final List<MatchRule> rules;
  private final List<Suppression> suppressions;
  private final Set<String> suppressingLists;
  private final Optional<FloodLimit> flood;
  private final Optional<String> legalBasis;
  private final RulePlaces places;

  private MatchRules(Builder builder) {
    base = builder.base;
    rules = List.copyOf(builder.rules);
    suppressions = List.copyOf(builder.suppressions);
    suppressingLists = Set.copyOf(builder.suppressingLists);
    flood = builder.flood;
    legalBasis = builder.legalBasis;
    places = builder.places;
  }

  /** {@return the rules described above} */
  public static MatchRules defaults() {
    return DEFAULTS;
  }

  /**
   * {@return rules in which one rule decides everything}
   *
   * @param base that rule
   */
  public static MatchRules of(MatchRule base) {
    return builder().base(base).build();
  }

  /**
   * {@return the rules in a file, YAML or JSON} The keys are described in docs/matching.md and by
   * the JSON Schema docs/schemas/match-rules.schema.json.
   *
   * @param file at most 1 MiB
   * @throws org.tutela.core.config.ConfigException if something is wrong with its content; carries
   *     every problem with line and column
   * @throws IOException if it cannot be read
   */
  public static MatchRules read(Path file) throws IOException {
    String source = file.toString();
    return ConfigTree.read(file).decode(root -> RulesReader.read(source, root));
  }

  /**
   * {@return the rules in a text, YAML or JSON}
   *
   * @param source names the text in messages
   * @param text at most 1 MiB
   * @throws org.tutela.core.config.ConfigException if something is wrong with it; carries every
   *     problem with line and column
   */
  public static MatchRules parse(String source, String text) {
    return ConfigTree.parse(source, text).decode(root -> RulesReader.read(source, root));
  }

  /** {@return a builder that starts from the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the rule that decides where no other does} */
  public MatchRule base() {
    return base;
  }

  /** {@return the rules for some entries, in the order in which they are asked} */
  public List<MatchRule> rules() {
    return rules;
  }

  /** {@return listed hashes that somebody found to be wrong} */
  public List<Suppression> suppressions() {
    return suppressions;
  }

  /** {@return the lists whose entries of role {@code suppress} are heeded, by name} */
  public Set<String> suppressingLists() {
    return suppressingLists;
  }

  /** {@return when a listed hash matches too much to be acted on; empty if never} */
  public Optional<FloodLimit> flood() {
    return flood;
  }

  /** {@return the law on which interpersonal messages are scanned; empty if they must not be} */
  public Optional<String> legalBasis() {
    return legalBasis;
  }

  RulePlaces places() {
    return places;
  }

  /** Collects rules. Not safe for several threads. */
  public static final class Builder {
    private MatchRule base = MatchRule.builder(BASE).build();
    private final List<MatchRule> rules = new ArrayList<>();
    private final List<Suppression> suppressions = new ArrayList<>();
    private Set<String> suppressingLists = Set.of();
    private Optional<FloodLimit> flood = Optional.of(FloodLimit.DEFAULT);
    private Optional<String> legalBasis = Optional.empty();
    private RulePlaces places = RulePlaces.NONE;

    private Builder() {}

    /**
     * {@return this builder}
     *
     * @param rule decides where no other does
     * @throws IllegalArgumentException if it is for some entries only
     */
    public Builder base(MatchRule rule) {
      if (!rule.lists().isEmpty() || !rule.categories().isEmpty()) {
        throw new IllegalArgumentException("the base rule is for all lists and categories");
      }
      base = rule;
      return this;
    }

    /**
     * Adds a rule, which is asked after those added before.
     *
     * @param rule for some entries
     * @return this builder
     */
    public Builder rule(MatchRule rule) {
      rules.add(Objects.requireNonNull(rule));
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param suppression listed hashes that are wrong
     */
    public Builder suppress(Suppression suppression) {
      suppressions.add(Objects.requireNonNull(suppression));
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param names of lists whose entries of role {@code suppress} are heeded; by default none, as
     *     one publisher should not switch off another unasked
     */
    public Builder suppressingLists(String... names) {
      suppressingLists = new TreeSet<>(Set.of(names));
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param limit when a listed hash matches too much to be acted on
     */
    public Builder flood(FloodLimit limit) {
      flood = Optional.of(limit);
      return this;
    }

    /** {@return this builder, whose rules act on a listed hash however often it matches} */
    public Builder noFloodLimit() {
      flood = Optional.empty();
      return this;
    }

    /**
     * Allows to scan interpersonal messages.
     *
     * @param law that allows it, as it is to be named in results; not blank
     * @return this builder
     * @throws IllegalArgumentException if blank
     */
    public Builder legalBasis(String law) {
      if (law.isBlank()) {
        throw new IllegalArgumentException("a legal basis is named");
      }
      legalBasis = Optional.of(law);
      return this;
    }

    Builder places(RulePlaces known) {
      places = known;
      return this;
    }

    /**
     * {@return the rules}
     *
     * @throws IllegalArgumentException if two rules have the same id
     */
    public MatchRules build() {
      Set<String> ids = new TreeSet<>(Set.of(base.id()));
      for (MatchRule rule : rules) {
        if (!ids.add(rule.id())) {
          throw new IllegalArgumentException("two rules are called " + rule.id());
        }
      }
      return new MatchRules(this);
    }
  }
}
