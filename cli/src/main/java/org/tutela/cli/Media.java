package org.tutela.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.tutela.filters.rating.Medium;

/** Reads the name of a medium from the command line. */
final class Media {
  private Media() {}

  static Medium parse(String name) {
    return Medium.find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown medium \""
                        + name
                        + "\": expected one of "
                        + Arrays.stream(Medium.values())
                            .map(Medium::id)
                            .collect(Collectors.joining(", "))));
  }
}
