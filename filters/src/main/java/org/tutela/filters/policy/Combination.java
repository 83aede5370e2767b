package org.tutela.filters.policy;

import java.util.Locale;
import org.tutela.filters.rating.Rating;

/**
 * Which of several ratings count. What content says of itself always counts and can only tighten:
 * the choice is among the ratings that somebody else stands behind.
 */
enum Combination {
  /** All of them; the strictest decides. */
  STRICTEST,
  /** Those of the home region, if there are any; otherwise all. */
  HOME_REGION_FIRST,
  /** Those with the most trust. */
  TRUST_ORDER;

  String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@return the rank that a trusted claim needs in order to count} */
  int floor(Claim[] claims, String home) {
    int floor = 0;
    if (this != STRICTEST) {
      for (Claim claim : claims) {
        if (claim.trusted()) {
          floor = Math.max(floor, rank(claim, home));
        }
      }
    }
    return floor;
  }

  boolean counts(Claim claim, int floor, String home) {
    return this == STRICTEST || !claim.trusted() || rank(claim, home) >= floor;
  }

  @SuppressWarnings("EnumOrdinal") // The order of the constants is the order of trust.
  private int rank(Claim claim, String home) {
    if (this == TRUST_ORDER) {
      return claim.trust().ordinal();
    }
    Rating rating = claim.rating().orElse(null);
    return rating != null && !home.isEmpty() && rating.system().covers(home) ? 1 : 0;
  }
}
