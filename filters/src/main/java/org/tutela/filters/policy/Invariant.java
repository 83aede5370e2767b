package org.tutela.filters.policy;

import java.util.Set;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.RatingSystem;

/**
 * A law that a policy file states about its own decisions. Immutable.
 *
 * @param line where it stands in the file
 * @param id what to call it
 * @param ratedFrom the lowest filter age of the ratings it is about
 * @param ratedTo the highest
 * @param ageFrom the lowest age of the viewers it is about
 * @param ageTo the highest
 * @param media the media it is about; all if empty
 * @param systems the rating systems it is about; all if empty
 * @param accompanied whether it also holds when an adult watches too
 * @param atLeast the mildest outcome that it permits
 * @param atMost the most severe outcome that it permits
 */
record Invariant(
    int line,
    String id,
    int ratedFrom,
    int ratedTo,
    int ageFrom,
    int ageTo,
    Set<Medium> media,
    Set<RatingSystem> systems,
    boolean accompanied,
    Outcome atLeast,
    Outcome atMost) {

  boolean permits(Outcome outcome) {
    return outcome.compareTo(atLeast) >= 0 && outcome.compareTo(atMost) <= 0;
  }
}
