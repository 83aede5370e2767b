package org.tutela.filters.policy;

import java.util.List;
import java.util.Locale;

/** What whoever carries out a decision must do besides. */
public enum Obligation {
  /** A person must look at the content. */
  HUMAN_REVIEW,
  /** Blur pictures until the viewer asks to see them. */
  BLUR,
  /** Ask search engines for their safe results. */
  SAFE_SEARCH,
  /** Keep the account private until its owner changes that. */
  PRIVATE_BY_DEFAULT,
  /** Let only people contact the viewer whom the viewer knows. */
  LIMIT_CONTACT,
  /** No live broadcasts by the viewer. */
  NO_LIVE_STREAM,
  /** Recommendations without profiling, and none of harmful kinds. */
  LIMIT_RECOMMENDATIONS,
  /** No advertising that follows from a profile. */
  NO_TARGETED_ADS;

  /** What a policy file may ask for; a person's review follows from a match only. */
  static final List<Obligation> NAMEABLE =
      List.of(
          BLUR,
          SAFE_SEARCH,
          PRIVATE_BY_DEFAULT,
          LIMIT_CONTACT,
          NO_LIVE_STREAM,
          LIMIT_RECOMMENDATIONS,
          NO_TARGETED_ADS);

  /** {@return the name in policy files: lower case} */
  String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }
}
