package org.tutela.filters.policy;

import java.util.List;

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

  /** The outcomes that a policy file may name; no file can make things illegal. */
  static final List<Outcome> NAMEABLE =
      List.of(ALLOW, WARN, ASK_GUARDIAN, REQUIRE_AGE_ASSURANCE, BLOCK);

  /** {@return the word for this outcome in policy files} */
  String keyword() {
    return switch (this) {
      case ALLOW -> "allow";
      case WARN -> "warn";
      case ASK_GUARDIAN -> "ask";
      case REQUIRE_AGE_ASSURANCE -> "assure";
      case BLOCK -> "block";
      case BLOCK_ILLEGAL -> throw new IllegalStateException("no word in a policy file");
    };
  }

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
}
