package org.tutela.filters.policy;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Decisions that two policies make differently, and alike among one another. Immutable.
 *
 * @param circumstances medium and company, such as {@code film, alone}
 * @param ages the ages of the viewers, such as {@code 12-15} or {@code 0-5, 18-21}
 * @param before what the first policy says
 * @param after what the second one says
 * @param items what it is about: ratings, {@code unrated}, categories, descriptors, list entries
 */
public record PolicyChange(
    String circumstances, String ages, String before, String after, List<String> items) {
  private static final int SHOWN = 8;

  /** {@return one line, with the first few items} */
  @Override
  public String toString() {
    String shown = items.stream().limit(SHOWN).collect(Collectors.joining(", "));
    String more = items.size() > SHOWN ? " and " + (items.size() - SHOWN) + " more" : "";
    return circumstances + ", age " + ages + ": " + before + " -> " + after + ": " + shown + more;
  }
}
