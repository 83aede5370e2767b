package org.tutela.filters.policy;

import java.util.Locale;

/** What a policy says, mildest first. */
public enum Outcome {
  /** Show it. */
  ALLOW,
  /** Show it after a warning. */
  WARN,
  /** Show it once a guardian agrees. */
  ASK_GUARDIAN,
  /** Show it once the age is known better. */
  REQUIRE_AGE_ASSURANCE,
  /** Do not show it. */
  BLOCK,
  /** Known abuse material: do not show it to anybody. Nothing overrides this. */
  BLOCK_ILLEGAL;

  /** {@return whether the content must not be shown} */
  public boolean blocks() {
    return this == BLOCK || this == BLOCK_ILLEGAL;
  }

  /**
   * {@return the more severe of two outcomes}
   *
   * @param other the other outcome
   */
  public Outcome max(Outcome other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** {@return the word for this outcome in policy files, such as {@code ask}} */
  String keyword() {
    return switch (this) {
      case ASK_GUARDIAN -> "ask";
      case REQUIRE_AGE_ASSURANCE -> "assure";
      default -> name().toLowerCase(Locale.ROOT);
    };
  }
}
