package org.tutela.filters.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tutela.core.match.Disposition;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.label.Label;
import org.tutela.filters.label.LabelTrust;
import org.tutela.filters.rating.ContentDescriptor;
import org.tutela.filters.rating.DescriptorLevel;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingMode;

/**
 * What a policy is asked about: an item, who wants to see it, when and where. Immutable; build it
 * once an item and use it for any number of policies.
 *
 * <pre>{@code
 * DecisionRequest request = DecisionRequest.builder(Medium.FILM)
 *     .rating(RatingCatalog.builtIn().parse("DE:FSK:12"))
 *     .at(clock.instant())
 *     .build();
 * }</pre>
 */
public final class DecisionRequest {
  private final Medium medium;
  private final Claim[] claims;
  private final boolean prohibited;
  private final String item;
  private final DomainName domain;
  private final String[] tags;
  private final String[] categories;
  private final DescriptorLevel[] descriptors;
  private final Optional<AgeRange> age;
  private final Optional<Instant> at;
  private final Optional<LocalDate> day;
  private final String location;
  private final boolean accompanied;
  private final Optional<Disposition> match;
  private final Map<String, Duration> spent;
  private final List<GrantUse> grants;

  /** A grant that somebody holds, and how often it was used before. */
  record GrantUse(Grant grant, int uses) {}

  private DecisionRequest(Builder builder) {
    this.medium = builder.medium;
    this.claims = builder.claims.toArray(Claim[]::new);
    this.prohibited = isProhibited(claims);
    this.item = builder.item;
    this.domain = builder.domain;
    this.tags = builder.tags.toArray(String[]::new);
    this.categories = builder.categories.toArray(String[]::new);
    this.descriptors = builder.descriptors.toArray(DescriptorLevel[]::new);
    this.age = builder.age;
    this.at = builder.at;
    this.day = builder.day;
    this.location = builder.location;
    this.accompanied = builder.accompanied;
    this.match = builder.match;
    this.spent = Map.copyOf(builder.spent);
    this.grants = List.copyOf(builder.grants);
  }

  private static boolean isProhibited(Claim[] claims) {
    for (Claim claim : claims) {
      if (claim.rating().isPresent() && claim.rating().get().mode() == RatingMode.PROHIBITED) {
        return true;
      }
    }
    return false;
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

  /** {@return every rating that is claimed of the item, by boards, platforms or itself, once} */
  public List<Rating> ratings() {
    return Arrays.stream(claims).flatMap(claim -> claim.rating().stream()).distinct().toList();
  }

  /** {@return the viewer's age, if the request says it; otherwise the policy's profile does} */
  public Optional<AgeRange> age() {
    return age;
  }

  /** {@return the instant of the request, if it says one} */
  public Optional<Instant> at() {
    return at;
  }

  /**
   * {@return the day of the request, if it says one; otherwise the instant's in the policy's zone}
   */
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

  Claim[] claimArray() {
    return claims;
  }

  /** {@return whether a board has refused the item, or anybody says so} */
  boolean prohibited() {
    return prohibited;
  }

  String item() {
    return item;
  }

  DomainName domain() {
    return domain;
  }

  String[] tagArray() {
    return tags;
  }

  String[] categoryArray() {
    return categories;
  }

  DescriptorLevel[] descriptorArray() {
    return descriptors;
  }

  String location() {
    return location;
  }

  Map<String, Duration> spent() {
    return spent;
  }

  List<GrantUse> grants() {
    return grants;
  }

  /** {@return a builder for a request that is the same so far} */
  public Builder toBuilder() {
    Builder copy = new Builder(medium);
    copy.claims.addAll(List.of(claims));
    copy.item = item;
    copy.domain = domain;
    copy.tags.addAll(List.of(tags));
    copy.categories.addAll(List.of(categories));
    copy.descriptors.addAll(List.of(descriptors));
    copy.age = age;
    copy.at = at;
    copy.day = day;
    copy.location = location;
    copy.accompanied = accompanied;
    copy.match = match;
    copy.spent.putAll(spent);
    copy.grants.addAll(grants);
    return copy;
  }

  /** Collects what is known. Belongs to one thread at a time. */
  public static final class Builder {
    private final Medium medium;
    private final List<Claim> claims = new ArrayList<>();
    private final Set<String> tags = new LinkedHashSet<>();
    private final Set<String> categories = new LinkedHashSet<>();
    private final Set<DescriptorLevel> descriptors = new LinkedHashSet<>();
    private final Map<String, Duration> spent = new LinkedHashMap<>();
    private final List<GrantUse> grants = new ArrayList<>();
    private String item = "";
    private DomainName domain = DomainName.NONE;
    private String location = "";
    private Optional<AgeRange> age = Optional.empty();
    private Optional<Instant> at = Optional.empty();
    private Optional<LocalDate> day = Optional.empty();
    private boolean accompanied;
    private Optional<Disposition> match = Optional.empty();

    private Builder(Medium medium) {
      this.medium = medium;
    }

    /**
     * Adds a rating that a board has given.
     *
     * @param rating a rating that the item has
     * @return this builder
     */
    public Builder rating(Rating rating) {
      return rating(rating, LabelTrust.BOARD);
    }

    /**
     * Adds a rating.
     *
     * @param rating a rating that is claimed of the item
     * @param trust who claims it
     * @return this builder
     */
    public Builder rating(Rating rating, LabelTrust trust) {
      return claim(Claim.of(rating, trust));
    }

    /**
     * Adds labels that stood in the content. They may tighten the decision, never loosen it.
     *
     * @param found what a reader found in the item
     * @return this builder
     */
    public Builder labels(List<Label> found) {
      return labels(found, LabelTrust.SELF);
    }

    /**
     * Adds labels that somebody stands behind.
     *
     * @param found what a reader found
     * @param trust who stands behind them
     * @return this builder
     */
    public Builder labels(List<Label> found, LabelTrust trust) {
      found.stream()
          .filter(label -> label.state() != Label.State.NEUTRAL)
          .forEach(label -> claim(Claim.of(label, trust)));
      // What a label says the content shows can only tighten, whoever says it.
      found.forEach(label -> descriptors.addAll(label.descriptors()));
      return this;
    }

    Builder claim(Claim claim) {
      if (claims.isEmpty() || claims.stream().noneMatch(claim::repeats)) {
        claims.removeIf(earlier -> earlier.repeats(claim));
        claims.add(claim);
      }
      return this;
    }

    /**
     * Sets the item's id in the caller's catalogue, by which lists and grants know it.
     *
     * @param id any text
     * @return this builder
     */
    public Builder item(String id) {
      item = id;
      return this;
    }

    /**
     * Sets the domain that the item comes from.
     *
     * @param name a domain name, in Unicode or ASCII
     * @return this builder
     * @throws IllegalArgumentException if it is no domain name
     */
    public Builder domain(String name) {
      domain =
          DomainName.of(name)
              .orElseThrow(
                  () -> new IllegalArgumentException("\"" + name + "\" is no domain name"));
      return this;
    }

    /**
     * Adds a tag of the caller's catalogue.
     *
     * @param tag any text
     * @return this builder
     */
    public Builder tag(String tag) {
      tags.add(tag);
      return this;
    }

    /**
     * Adds a category of the site or service.
     *
     * @param category as policies name it, such as {@code gambling}
     * @return this builder
     */
    public Builder category(String category) {
      categories.add(category);
      return this;
    }

    /**
     * Adds how much of something the item shows.
     *
     * @param descriptor what it shows
     * @param intensity 0 none, 1 mild, 2 present, 3 strong, 4 extreme
     * @return this builder
     * @throws IllegalArgumentException if the intensity is out of range
     */
    public Builder descriptor(ContentDescriptor descriptor, int intensity) {
      descriptors.add(new DescriptorLevel(descriptor, intensity));
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
     * Sets the instant of the request. Schedules, grants and the rules of jurisdictions need it.
     *
     * @param now when the viewer wants to see the item
     * @return this builder
     */
    public Builder at(Instant now) {
      at = Optional.of(now);
      return this;
    }

    /**
     * Sets the day of the request, which moves ages that have an as-of day. Without it the day
     * follows from the instant.
     *
     * @param today the day where the viewer is
     * @return this builder
     */
    public Builder day(LocalDate today) {
      day = Optional.of(today);
      return this;
    }

    /**
     * Sets where the viewer is.
     *
     * @param region an ISO 3166 code, such as {@code DE} or {@code US-TX}
     * @return this builder
     * @throws IllegalArgumentException if it is none; ask without a location then, and the law of
     *     the policy's home holds
     */
    public Builder location(String region) {
      location =
          Regions.normalized(region)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "\"" + region + "\": " + Regions.expected(region)));
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

    /**
     * Sets the time that was spent today against a budget of the policy.
     *
     * @param budget the id of the budget
     * @param time the time spent since the day began
     * @return this builder
     * @throws IllegalArgumentException if the time is negative
     */
    public Builder spent(String budget, Duration time) {
      if (time.isNegative()) {
        throw new IllegalArgumentException("time spent cannot be negative: " + time);
      }
      spent.put(budget, time);
      return this;
    }

    /**
     * Adds a grant that the viewer holds.
     *
     * @param grant what a guardian granted
     * @param uses how often it was used before
     * @return this builder
     */
    public Builder grant(Grant grant, int uses) {
      grants.add(new GrantUse(grant, uses));
      return this;
    }

    /** {@return the request} */
    public DecisionRequest build() {
      return new DecisionRequest(this);
    }
  }
}
