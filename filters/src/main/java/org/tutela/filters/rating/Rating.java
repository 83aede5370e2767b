package org.tutela.filters.rating;

import java.util.List;
import java.util.OptionalInt;

/**
 * One class of one rating system. Immutable; two ratings are equal when system and code are.
 *
 * <p>Compare {@link #filterAge()}, or the minimum ages where the caller knows who watches; never
 * {@link #rank()}, which in some systems is a value on the wire.
 *
 * @param system the system that the code belongs to
 * @param code the code as the system writes it, unique in the system
 * @param aliases other spellings of the code, unique in the system too
 * @param rank the order inside the system
 * @param recommendedAge the recommended age in years
 * @param minAge the age in years from which somebody is admitted alone
 * @param minAgeSupervised the age in years from which somebody is admitted with an adult
 * @param filterAge the age in years to compare with a viewer's; empty when the code names none
 * @param filterAgeBasis how the filter age follows from the source
 * @param mode what the rating asks
 * @param deprecated whether the system no longer gives this rating
 * @param confidence how far the row may be relied on; {@code LOW} must not let anything pass
 * @param uri a stable external id, or empty
 * @param source where the row comes from
 * @param note what a reader of the row should know, or empty
 */
public record Rating(
    RatingSystem system,
    String code,
    List<String> aliases,
    int rank,
    OptionalInt recommendedAge,
    OptionalInt minAge,
    OptionalInt minAgeSupervised,
    OptionalInt filterAge,
    String filterAgeBasis,
    RatingMode mode,
    boolean deprecated,
    Confidence confidence,
    String uri,
    String source,
    String note) {

  /** {@return the reference: system id, colon, code, such as {@code DE:FSK:12}} */
  public String id() {
    return system.id() + ":" + code;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rating rating
        && code.equals(rating.code)
        && system.equals(rating.system);
  }

  @Override
  public int hashCode() {
    return 31 * system.hashCode() + code.hashCode();
  }

  @Override
  public String toString() {
    return id();
  }
}
