package org.tutela.benchmarks;

import java.util.List;

/** What {@code -p} says. A word misspelled would measure something else. */
final class Parameter {
  private Parameter() {}

  /**
   * {@return the value of a parameter}
   *
   * @throws IllegalArgumentException if it is none of those known
   */
  static String oneOf(String value, String... known) {
    if (!List.of(known).contains(value)) {
      throw new IllegalArgumentException(value + " is none of " + String.join(", ", known));
    }
    return value;
  }
}
