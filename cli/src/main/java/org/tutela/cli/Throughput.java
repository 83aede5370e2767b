package org.tutela.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How much was worked on, and how fast. */
final class Throughput {
  /** Less is over before anyone wonders. */
  private static final long LARGE = 100_000_000;

  private final long start = System.nanoTime();
  private long bytes;
  private int pictures;

  /** Counts a file that is done; what is no regular file has no bytes here. */
  void add(Path file, boolean isPicture) {
    bytes += Files.isRegularFile(file) ? file.toFile().length() : 0;
    pictures += isPicture ? 1 : 0;
  }

  /** {@return whether there was so much that its speed is of interest} */
  boolean isWorthALine() {
    return bytes >= LARGE || pictures > 1;
  }

  /** {@return the amount and the speed so far} */
  @Override
  public String toString() {
    double seconds = Math.max(1e-9, (System.nanoTime() - start) / 1e9);
    double megabytes = bytes / 1e6;
    String text =
        String.format(
            Locale.ROOT, "%.0f MB in %.1f s, %.0f MB/s", megabytes, seconds, megabytes / seconds);
    return pictures == 0
        ? text
        : String.format(
            Locale.ROOT, "%d pictures, %s, %.1f pictures/s", pictures, text, pictures / seconds);
  }
}
