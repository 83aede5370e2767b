package org.tutela.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How many bytes were worked on, and how fast. */
final class Throughput {
  /** Less is over before anyone wonders. */
  private static final long WORTH_A_LINE = 100_000_000;

  private final long start = System.nanoTime();
  private long bytes;

  /** Counts a file that is done; what is no regular file counts nothing. */
  void add(Path file) {
    bytes += Files.isRegularFile(file) ? file.toFile().length() : 0;
  }

  /** {@return whether there was so much that its speed is of interest} */
  boolean isLarge() {
    return bytes >= WORTH_A_LINE;
  }

  /** {@return the amount and the speed so far} */
  @Override
  public String toString() {
    double seconds = Math.max(1e-9, (System.nanoTime() - start) / 1e9);
    return String.format(
        Locale.ROOT, "%.0f MB in %.1f s, %.0f MB/s", bytes / 1e6, seconds, bytes / 1e6 / seconds);
  }
}
