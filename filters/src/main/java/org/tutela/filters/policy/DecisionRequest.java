package org.tutela.filters.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tutela.core.match.Disposition;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.label.Label;
import org.tutela.filters.label.LabelCombination;
import org.tutela.filters.label.LabelResolution;
import org.tutela.filters.label.LabelTrust;
import org.tutela.filters.label.RatingClaim;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;

/**
 * What a policy is asked about: an item and who wants to see it. Immutable.
 *
 * <pre>{@code
 * DecisionRequest request = DecisionRequest.builder(Medium.FILM)
 *     .rating(RatingCatalog.builtIn().parse("DE:FSK:12"))
 *     .build();
 * }</pre>
 */
public final class DecisionRequest {
  private final Medium medium;
  private final List<Rating> ratings;
  private final List<Label> labels;
  private final List<RatingClaim> claims;
  private final Optional<AgeRange> age;
  private final Optional<LocalDate> day;
  private final boolean accompanied;
  private final Optional<Disposition> match;

  private DecisionRequest(Builder builder) {
    this.medium = builder.medium;
    this.ratings =
        builder.claims.stream()
            .filter(claim -> claim.label().isEmpty())
            .flatMap(claim -> claim.rating().stream())
            .toList();
    this.labels = builder.claims.stream().flatMap(claim -> claim.label().stream()).toList();
    this.claims = builder.claims.stream().distinct().toList();
    this.age = builder.age;
    this.day = builder.day;
    this.accompanied = builder.accompanied;
    this.match = builder.match;
  }

  /**
   * {@return a builder for a request about an item without ratings, labels or matches}
   *
   * @param medium what the item is
   */
  public static Builder builder(Medium medium) {
    return new Builder(medium);
  }

  /** {@return what the item is} */
  public Medium medium() {
    return medium;
  }

  /** {@return the ratings that are known of the item} */
  public List<Rating> ratings() {
    return ratings;
  }

  /** {@return the labels that were found in the item} */
  public List<Label> labels() {
    return labels;
  }

  /** {@return what is said of the item's age, known of it or found in it, once} */
  List<RatingClaim> claims() {
    return claims;
  }

  /** {@return the same request with those of its claims only that count by a rule} */
  DecisionRequest combined(LabelCombination rule, Optional<String> home) {
    LabelResolution resolution = LabelResolution.of(claims, rule, home);
    if (resolution.setAside().isEmpty()) {
      return this;
    }
    Builder counted = new Builder(medium);
    counted.claims.addAll(resolution.counted());
    counted.age = age;
    counted.day = day;
    counted.accompanied = accompanied;
    counted.match = match;
    return counted.build();
  }

  /** {@return the viewer's age, if the request says it; otherwise the policy's profile does} */
  public Optional<AgeRange> age() {
    return age;
  }

  /** {@return the day of the request, on which ages with an as-of day are known for} */
  public Optional<LocalDate> day() {
    return day;
  }

  /** {@return whether an adult watches too} */
  public boolean accompanied() {
    return accompanied;
  }

  /** {@return what the hash and URL lists said about the item, if they said anything} */
  public Optional<Disposition> match() {
    return match;
  }

  /** Collects what is known. Belongs to one thread at a time. */
  public static final class Builder {
    private final Medium medium;
    private final List<RatingClaim> claims = new ArrayList<>();
    private Optional<AgeRange> age = Optional.empty();
    private Optional<LocalDate> day = Optional.empty();
    private boolean accompanied;
    private Optional<Disposition> match = Optional.empty();

    private Builder(Medium medium) {
      this.medium = medium;
    }

    /**
     * Adds a rating that a board gave, as the caller knows.
     *
     * @param rating a rating that the item has
     * @return this builder
     */
    public Builder rating(Rating rating) {
      claims.add(RatingClaim.of(rating, LabelTrust.BOARD));
      return this;
    }

    /**
     * Adds labels that nobody vouches for. They may make the decision stricter and never milder: an
     * item with such labels only counts as unrated besides.
     *
     * @param found what a reader found in the item
     * @return this builder
     */
    public Builder labels(List<Label> found) {
      return labels(found, LabelTrust.SELF);
    }

    /**
     * Adds labels.
     *
     * @param found what a reader found in the item
     * @param trust who stands behind them
     * @return this builder
     */
    public Builder labels(List<Label> found, LabelTrust trust) {
      found.forEach(label -> claims.add(RatingClaim.of(label, trust)));
      return this;
    }

    /**
     * Sets the viewer's age.
     *
     * @param viewer what is known of it
     * @return this builder
     */
    public Builder age(AgeRange viewer) {
      age = Optional.of(viewer);
      return this;
    }

    /**
     * Sets the day of the request, which moves ages that have an as-of day.
     *
     * @param today the day where the viewer is
     * @return this builder
     */
    public Builder day(LocalDate today) {
      day = Optional.of(today);
      return this;
    }

    /**
     * Sets whether an adult watches too.
     *
     * @param withAdult true if one does
     * @return this builder
     */
    public Builder accompanied(boolean withAdult) {
      accompanied = withAdult;
      return this;
    }

    /**
     * Sets what the matcher said about the item.
     *
     * @param disposition the strongest of its matches; {@code SHADOW} never reaches a policy and
     *     counts as no match
     * @return this builder
     */
    public Builder match(Disposition disposition) {
      match = disposition == Disposition.SHADOW ? Optional.empty() : Optional.of(disposition);
      return this;
    }

    /** {@return the request} */
    public DecisionRequest build() {
      return new DecisionRequest(this);
    }
  }
}
