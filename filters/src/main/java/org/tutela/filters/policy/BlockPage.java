package org.tutela.filters.policy;

import java.util.Locale;
import java.util.Optional;

/**
 * The page that stands in for content that is not shown: why, who listens to a child, and whom to
 * ask if it was a mistake. Immutable. A page is HTML without scripts or anything to load.
 *
 * <p>Only contacts that somebody has verified appear, otherwise the international directories. What
 * the caller gives is escaped.
 *
 * <pre>{@code
 * String html = BlockPage.builder(decision)
 *     .locale(Locale.forLanguageTag("ar"))
 *     .region("EG")
 *     .appeal("https://provider.example/appeal")
 *     .build()
 *     .document();
 * }</pre>
 */
public final class BlockPage {
  private final Decision decision;
  private final Audience audience;
  private final Language language;
  private final String region;
  private final Optional<String> appeal;
  private final Optional<String> reference;

  private BlockPage(Builder builder) {
    this.decision = builder.decision;
    this.audience = builder.audience;
    this.language = builder.language;
    this.region = builder.region;
    this.appeal = builder.appeal;
    this.reference = builder.reference;
  }

  /**
   * {@return a builder for a page for a child, in English, with international contacts only}
   *
   * @param decision what was decided
   * @throws IllegalArgumentException if the decision is {@link Outcome#ALLOW}
   */
  public static Builder builder(Decision decision) {
    return new Builder(decision);
  }

  /** {@return the {@code main} element, to be put into a page of one's own} */
  public String fragment() {
    return new BlockPageWriter(this).fragment();
  }

  /** {@return a whole HTML document with a plain style} */
  public String document() {
    return new BlockPageWriter(this).document();
  }

  Decision decision() {
    return decision;
  }

  Audience audience() {
    return audience;
  }

  Language language() {
    return language;
  }

  String region() {
    return region;
  }

  Optional<String> appeal() {
    return appeal;
  }

  Optional<String> reference() {
    return reference;
  }

  /** Collects what the page says. Belongs to one thread at a time. */
  public static final class Builder {
    private final Decision decision;
    private Audience audience = Audience.CHILD;
    private Language language = Language.ENGLISH;
    private String region = "";
    private Optional<String> appeal = Optional.empty();
    private Optional<String> reference = Optional.empty();

    private Builder(Decision decision) {
      if (decision.outcome() == Outcome.ALLOW) {
        throw new IllegalArgumentException("what is allowed needs no page");
      }
      this.decision = decision;
    }

    /**
     * Sets who reads the page.
     *
     * @param reader the child or the guardian
     * @return this builder
     * @throws IllegalArgumentException for an auditor, whose view is no page
     */
    public Builder audience(Audience reader) {
      if (reader == Audience.AUDITOR) {
        throw new IllegalArgumentException("an auditor reads Decision.explain, not a page");
      }
      audience = reader;
      return this;
    }

    /**
     * Sets the language.
     *
     * @param locale any locale; English stands in for a language without sentences
     * @return this builder
     */
    public Builder locale(Locale locale) {
      language = Language.of(locale);
      return this;
    }

    /**
     * Sets where the reader is, which decides the hotline and the helpline.
     *
     * @param code an ISO 3166 code
     * @return this builder
     */
    public Builder region(String code) {
      region = code;
      return this;
    }

    /**
     * Sets whom to ask if the block was a mistake.
     *
     * @param contact an {@code https:}, {@code mailto:} or {@code tel:} address, which becomes a
     *     link, or any other text
     * @return this builder
     */
    public Builder appeal(String contact) {
      appeal = Optional.of(contact);
      return this;
    }

    /**
     * Sets what to quote in an appeal.
     *
     * @param caseNumber the caller's own number for this block
     * @return this builder
     */
    public Builder reference(String caseNumber) {
      reference = Optional.of(caseNumber);
      return this;
    }

    /** {@return the page} */
    public BlockPage build() {
      return new BlockPage(this);
    }
  }
}
