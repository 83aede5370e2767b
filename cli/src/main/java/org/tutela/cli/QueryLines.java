package org.tutela.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of a stream, however long: what goes beyond the limit is dropped and made an error. */
final class QueryLines {
  private final BufferedReader reader;
  private final int limit;

  QueryLines(InputStream in, int limit) {
    this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    this.limit = limit;
  }

  /** {@return the next line, at most one character longer than the limit; empty at the end} */
  Optional<String> next() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = reader.read();
    if (c < 0) {
      return Optional.empty();
    }
    for (; c >= 0 && c != '\n'; c = reader.read()) {
      if (line.length() <= limit) {
        line.append((char) c);
      }
    }
    return Optional.of(line.toString().strip());
  }
}
