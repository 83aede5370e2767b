package org.tutela.filters.policy;

import java.util.Map;
import java.util.Optional;
import org.tutela.filters.rating.Medium;

/**
 * What a policy file says about ratings. Immutable.
 *
 * @param limits the limits by medium
 * @param unrated what to do with unrated content, by medium
 * @param unknownCode what to do with a label that names no single known rating
 * @param labelError what to do with a label that cannot be read
 * @param lowConfidence what to do with an age that is not reliable
 * @param otherwise what to do when the file says nothing
 * @param ambiguity what to do when a threshold lies inside the viewer's range of ages
 */
record Rules(
    Map<Medium, Limit> limits,
    Map<Medium, Handling> unrated,
    Handling unknownCode,
    Handling labelError,
    Handling lowConfidence,
    Handling otherwise,
    Ambiguity ambiguity) {

  Limit limit(Medium medium) {
    Limit limit = limits.get(medium);
    return limit == null ? Limit.none("limits." + medium.id()) : limit;
  }

  Optional<Handling> unratedIn(Medium medium) {
    return Optional.ofNullable(unrated.get(medium));
  }

  /**
   * {@return what a handling gives}
   *
   * @param atLeast the age that is known to be asked for at least, 0 if none is
   */
  Outcome outcome(Handling handling, int atLeast, Medium medium, Viewer viewer) {
    return handling
        .outcome()
        .orElseGet(
            () ->
                Threshold.compare(
                        "",
                        Math.max(atLeast, handling.treatAs()),
                        limit(medium).maxAge(),
                        viewer,
                        ambiguity)
                    .outcome());
  }
}
