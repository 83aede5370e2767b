package org.tutela.filters.export;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.tutela.filters.export.Export.Effect;
import org.tutela.filters.export.Export.Gap;
import org.tutela.filters.export.Export.Target;
import org.tutela.filters.policy.Policy;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;
import org.tutela.filters.rating.RatingSystem;

/**
 * The blocked set of {@code TvInputManager}: every rating that Android knows is asked for, and the
 * closed ones are written as {@code TvContentRating.flattenToString} does: domain, system, rating.
 */
final class TvRatings {
  /** {@code TvContentRating.UNRATED}, flattened. */
  private static final String UNRATED = "null/null/null";

  private final Policy policy;
  private final RatingJudge judge;

  TvRatings(Policy policy, LocalDate day) {
    this.policy = policy;
    this.judge = new RatingJudge(policy, day);
  }

  Export export() {
    TreeSet<String> blocked = new TreeSet<>();
    List<Gap> gaps = new ArrayList<>(PolicyGaps.ofRatings(policy));
    for (RatingSystem system : systems()) {
      for (Rating rating : RatingCatalog.builtIn().ratings(system)) {
        if (!judge.opens(system.primaryMedium(), rating)) {
          blocked.add(flattened(rating));
          if (rating.code().indexOf('/') >= 0) {
            gaps.add(
                new Gap(
                    Effect.WEAKER,
                    "closed: " + rating.id(),
                    "the code holds the delimiter; a device may read it as a sub-rating"));
          }
        }
      }
    }
    if (!judge.opensUnrated(Medium.TV)) {
      blocked.add(UNRATED);
    }
    gaps.addAll(judge.gaps());
    gaps.add(
        new Gap(
            Effect.WEAKER,
            "ratings that Android does not know",
            "a blocked set holds what is listed; a new rating slips through"));
    return new Export(
        Target.TV_CONTENT_RATING,
        Map.of("blocked-ratings.txt", String.join("\n", blocked) + (blocked.isEmpty() ? "" : "\n")),
        List.copyOf(gaps));
  }

  /** {@return the systems of the Android tables} */
  static List<RatingSystem> systems() {
    return RatingCatalog.builtIn().systems().stream()
        .filter(system -> system.id().startsWith("AOSP:") || system.id().startsWith("TIF:"))
        .toList();
  }

  /** {@return a rating of these systems as Android writes it; its address is domain and system} */
  static String flattened(Rating rating) {
    return rating.uri() + "/" + rating.code();
  }
}
