package org.tutela.filters.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a guardian opens for a while: items, domains, tags or categories. Immutable. A policy says
 * how far grants may go; one that goes further opens nothing.
 *
 * <pre>{@code
 * Grant grant = Grant.builder("film-night", now, now.plus(Duration.ofHours(2)))
 *     .item("film-4711")
 *     .pinVerified(pin.verify(digits, now) == PinCheck.ACCEPTED)
 *     .build();
 * }</pre>
 */
public final class Grant {
  private final String id;
  private final Selector scope;
  private final Set<String> categories;
  private final Instant notBefore;
  private final Instant expires;
  private final int maxUses;
  private final OptionalInt ceilingAge;
  private final boolean pinVerified;

  private Grant(Builder builder) {
    this.id = builder.id;
    this.scope =
        new Selector(
            Set.copyOf(builder.items), DomainSet.of(builder.domains), Set.copyOf(builder.tags));
    this.categories = Set.copyOf(builder.categories);
    this.notBefore = builder.notBefore;
    this.expires = builder.expires;
    this.maxUses = builder.maxUses;
    this.ceilingAge = builder.ceilingAge;
    this.pinVerified = builder.pinVerified;
  }

  /**
   * {@return a builder for a grant that opens nothing yet}
   *
   * @param id what reasons and ledgers call it
   * @param notBefore when it begins
   * @param expires when it ends; this instant is no part of it
   */
  public static Builder builder(String id, Instant notBefore, Instant expires) {
    return new Builder(id, notBefore, expires);
  }

  /** {@return what reasons and ledgers call it} */
  public String id() {
    return id;
  }

  /** {@return when it begins} */
  public Instant notBefore() {
    return notBefore;
  }

  /** {@return when it ends} */
  public Instant expires() {
    return expires;
  }

  /** {@return how often it may be used} */
  public int maxUses() {
    return maxUses;
  }

  /** {@return the highest age that content it opens may ask for, if the guardian set one} */
  OptionalInt ceilingAge() {
    return ceilingAge;
  }

  boolean pinVerified() {
    return pinVerified;
  }

  boolean covers(DecisionRequest request) {
    if (!scope.find(request).isEmpty()) {
      return true;
    }
    for (String category : request.categoryArray()) {
      if (categories.contains(category)) {
        return true;
      }
    }
    return false;
  }

  /** Collects what a grant opens. Belongs to one thread at a time. */
  public static final class Builder {
    private final String id;
    private final Instant notBefore;
    private final Instant expires;
    private final Set<String> items = new HashSet<>();
    private final List<DomainName> domains = new ArrayList<>();
    private final Set<String> tags = new HashSet<>();
    private final Set<String> categories = new HashSet<>();
    private int maxUses = Integer.MAX_VALUE;
    private OptionalInt ceilingAge = OptionalInt.empty();
    private boolean pinVerified;

    private Builder(String id, Instant notBefore, Instant expires) {
      this.id = id;
      this.notBefore = notBefore;
      this.expires = expires;
    }

    /**
     * Opens an item.
     *
     * @param item its id in the caller's catalogue
     * @return this builder
     */
    public Builder item(String item) {
      items.add(item);
      return this;
    }

    /**
     * Opens a domain and everything below it.
     *
     * @param name a domain name
     * @return this builder
     * @throws IllegalArgumentException if it is no domain name
     */
    public Builder domain(String name) {
      Optional<DomainName> normal = DomainName.of(name);
      domains.add(
          normal.orElseThrow(
              () -> new IllegalArgumentException("\"" + name + "\" is no domain name")));
      return this;
    }

    /**
     * Opens everything with a tag.
     *
     * @param tag a tag of the caller's catalogue
     * @return this builder
     */
    public Builder tag(String tag) {
      tags.add(tag);
      return this;
    }

    /**
     * Opens a category.
     *
     * @param category as policies name it
     * @return this builder
     */
    public Builder category(String category) {
      categories.add(category);
      return this;
    }

    /**
     * Sets how often it may be used; without it any number of times.
     *
     * @param uses at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxUses(int uses) {
      if (uses < 1) {
        throw new IllegalArgumentException("a grant is for at least one use, not " + uses);
      }
      maxUses = uses;
      return this;
    }

    /**
     * Sets the highest age that content may ask for.
     *
     * @param age in years
     * @return this builder
     */
    public Builder ceilingAge(int age) {
      ceilingAge = OptionalInt.of(age);
      return this;
    }

    /**
     * Sets whether the guardian proved to be one.
     *
     * @param verified true if the PIN was accepted for this grant
     * @return this builder
     */
    public Builder pinVerified(boolean verified) {
      pinVerified = verified;
      return this;
    }

    /** {@return the grant} */
    public Grant build() {
      return new Grant(this);
    }
  }
}
