package org.tutela.cli;

/** What the process tells its caller; the same for every verb. */
final class ExitStatus {
  /** Nothing matched, or all is well. */
  static final int OK = 0;

  /** Something matched, a policy blocked, or a check failed. */
  static final int FOUND = 1;

  /** Nothing matched and something failed. */
  static final int FAILED = 2;

  private ExitStatus() {}
}
