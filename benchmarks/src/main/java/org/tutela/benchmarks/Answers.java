package org.tutela.benchmarks;

/** A fast wrong answer is no answer: benchmarks compare before they measure. */
final class Answers {
  private Answers() {}

  /** Stops the benchmark unless the two are the same. */
  static void expect(String what, long expected, long actual) {
    if (expected != actual) {
      throw new IllegalStateException(what + ": expected " + expected + ", got " + actual);
    }
  }
}
