package org.tutela.filters.policy;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tutela.filters.age.Assurance;
import org.tutela.filters.rating.ContentDescriptor;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;

/**
 * One rule of a jurisdiction. Immutable. A rule can only tighten what a policy says.
 *
 * @param id unique in its pack
 * @param citation where the law says so
 * @param status whether it binds
 * @param validFrom the first day it holds, if it did not always
 * @param validTo the last day it holds, if there is one
 * @param concerns whom and what it is about
 * @param condition which content it is about
 * @param effect what it asks for
 * @param release whether a guardian's grant or allow list may lift it
 * @param note what a reader should know, or empty
 */
public record JurisdictionRule(
    String id,
    Citation citation,
    Status status,
    Optional<LocalDate> validFrom,
    Optional<LocalDate> validTo,
    Concerns concerns,
    Condition condition,
    Effect effect,
    boolean release,
    String note) {

  /**
   * Where the law says so.
   *
   * @param article the article or section
   * @param source the law and where it was published, in words
   * @param date the day on which the source is dated
   */
  public record Citation(String article, String source, LocalDate date) {}

  /** Whether a rule binds. */
  public enum Status {
    /** It binds from its first day on. */
    IN_FORCE,
    /** It is planned; it decides nothing unless a policy asks for announced rules. */
    ANNOUNCED,
    /** Whether it binds is in dispute or could not be confirmed; it decides, and says so. */
    DOUBTFUL;

    /** {@return the name in files: lower case} */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Whom and what a rule is about.
   *
   * @param below the age below which viewers are protected; everybody is if it is empty
   * @param assurance how well the age of those who are not protected must be known
   * @param media what is shown; everything if empty
   */
  public record Concerns(OptionalInt below, Assurance assurance, Set<Medium> media) {}

  /**
   * Which content a rule is about: any that fulfils one of these; all content if nothing is named.
   *
   * @param ratings these ratings
   * @param categories these categories
   * @param descriptors more of these than the intensity that is named
   * @param unrated content without a usable rating
   * @param aboveAge content whose rating asks for more than the viewer's age
   */
  public record Condition(
      Set<Rating> ratings,
      Set<String> categories,
      Map<ContentDescriptor, Integer> descriptors,
      boolean unrated,
      boolean aboveAge) {
    /** {@return whether it names nothing, so that all content fulfils it} */
    public boolean isEmpty() {
      return ratings.isEmpty()
          && categories.isEmpty()
          && descriptors.isEmpty()
          && !unrated
          && !aboveAge;
    }
  }

  /**
   * What a rule asks for.
   *
   * @param then the outcome at least, if it asks for one
   * @param obligations what to do besides
   * @param duties what the operator must offer or do apart from decisions, in stable words such as
   *     {@code age_signal}
   */
  public record Effect(Optional<Outcome> then, Set<Obligation> obligations, Set<String> duties) {}

  /**
   * {@return whether it holds on a day}
   *
   * @param day the day
   */
  public boolean inForce(LocalDate day) {
    return !(validFrom.isPresent() && day.isBefore(validFrom.get()))
        && !(validTo.isPresent() && day.isAfter(validTo.get()));
  }
}
