package org.tutela.filters.export;

import java.util.ArrayList;
import java.util.List;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;

/**
 * The highest step of a scale that a policy opens together with everything below it. A device with
 * a ceiling opens all steps up to it, so a closed step below an open one lowers the ceiling.
 *
 * @param value the value of the highest step, 0 if not even the lowest is open
 * @param complete whether every step is open
 * @param lost what the policy opens above the ceiling
 */
record Ceiling(int value, boolean complete, List<String> lost) {
  /**
   * A step of a scale.
   *
   * @param value its value on the device
   * @param ratings the ratings that it stands for, as references
   */
  record Step(int value, List<String> ratings) {
    static Step of(int value, String... ratings) {
      return new Step(value, List.of(ratings));
    }
  }

  static Ceiling of(RatingJudge judge, Medium medium, List<Step> steps) {
    RatingCatalog catalog = RatingCatalog.builtIn();
    int value = 0;
    boolean open = true;
    List<String> lost = new ArrayList<>();
    for (Step step : steps) {
      List<String> opened =
          step.ratings().stream()
              .map(catalog::parse)
              .filter(rating -> judge.opens(medium, rating))
              .map(Rating::id)
              .toList();
      open &= opened.size() == step.ratings().size();
      if (open) {
        value = step.value();
      } else {
        lost.addAll(opened);
      }
    }
    return new Ceiling(value, open, List.copyOf(lost));
  }
}
