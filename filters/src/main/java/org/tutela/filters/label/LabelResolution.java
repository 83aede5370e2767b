package org.tutela.filters.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Several claims about one item, and which of them count. Immutable; takes time linear in their
 * number.
 *
 * <p>A claim of {@link LabelTrust#SELF} counts whatever the rule, so it can make the result
 * stricter, and stands in for no other, so it cannot make it milder: an item of which only such
 * claims are known is still unrated, {@link #isVouched()}.
 *
 * @param counted the claims that count, in the order given; the strictest of them decides
 * @param setAside the claims that the rule leaves out, in the order given
 */
public record LabelResolution(List<RatingClaim> counted, List<RatingClaim> setAside) {

  /**
   * {@return the claims that count by a rule}
   *
   * @param claims what is said of one item
   * @param rule which of them count
   * @param home the viewer's region, if it is known
   */
  public static LabelResolution of(
      List<RatingClaim> claims, LabelCombination rule, Optional<String> home) {
    LabelTrust highest = LabelTrust.SELF;
    boolean atHome = false;
    for (RatingClaim claim : claims) {
      if (claim.vouches()) {
        highest = claim.trust().compareTo(highest) > 0 ? claim.trust() : highest;
        atHome |= home.isPresent() && claim.isOf(home.get());
      }
    }
    List<RatingClaim> counted = new ArrayList<>();
    List<RatingClaim> setAside = new ArrayList<>();
    for (RatingClaim claim : claims) {
      boolean counts =
          claim.trust() == LabelTrust.SELF
              || switch (rule) {
                case STRICTEST -> true;
                case HOME_REGION_FIRST -> !atHome || claim.isOf(home.orElseThrow());
                case TRUST_ORDER -> claim.trust().compareTo(highest) >= 0;
              };
      (counts ? counted : setAside).add(claim);
    }
    return new LabelResolution(List.copyOf(counted), List.copyOf(setAside));
  }

  /** {@return whether somebody stands behind a claim that counts} */
  public boolean isVouched() {
    return counted.stream().anyMatch(RatingClaim::vouches);
  }

  /** {@return the highest age that a claim that counts asks for, if any asks for one} */
  public OptionalInt age() {
    return counted.stream().map(RatingClaim::age).flatMapToInt(OptionalInt::stream).max();
  }

  /** {@return whether a claim that counts says that nobody may see the item} */
  public boolean isProhibited() {
    return counted.stream().anyMatch(RatingClaim::prohibits);
  }
}
