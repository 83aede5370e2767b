package org.tutela.filters.label;

import java.util.Optional;
import java.util.OptionalInt;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingMode;

/**
 * What somebody says about the age of an item, and who stands behind it. Immutable.
 *
 * @param rating the rating that it names, if it names one
 * @param label the label that it was read from, if it was read from one
 * @param trust who stands behind it
 */
public record RatingClaim(Optional<Rating> rating, Optional<Label> label, LabelTrust trust) {

  /**
   * {@return the claim that an item has a rating}
   *
   * @param rating the rating
   * @param trust who stands behind it
   */
  public static RatingClaim of(Rating rating, LabelTrust trust) {
    return new RatingClaim(Optional.of(rating), Optional.empty(), trust);
  }

  /**
   * {@return the claim that a label makes}
   *
   * @param label a label found in the item
   * @param trust who stands behind it
   */
  public static RatingClaim of(Label label, LabelTrust trust) {
    return new RatingClaim(label.rating(), Optional.of(label), trust);
  }

  /** {@return the age in years that it asks for, if it asks for one} */
  public OptionalInt age() {
    return rating.isPresent()
        ? rating.get().filterAge()
        : label.map(Label::age).orElse(OptionalInt.empty());
  }

  /** {@return whether it says that nobody may see the item} */
  public boolean prohibits() {
    return rating.filter(r -> r.mode() == RatingMode.PROHIBITED).isPresent();
  }

  /** {@return whether somebody stands behind it and it says something about ages} */
  boolean vouches() {
    boolean says = rating.isPresent() || age().isPresent();
    return says && trust != LabelTrust.SELF;
  }

  boolean isOf(String region) {
    return rating.filter(r -> r.system().covers(region)).isPresent();
  }
}
