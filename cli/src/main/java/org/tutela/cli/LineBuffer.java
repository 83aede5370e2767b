package org.tutela.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.tutela.core.match.MatchResult;

/** Lines to be printed, as bytes. One thread at a time. */
final class LineBuffer extends ByteArrayOutputStream {
  LineBuffer(int capacity) {
    super(capacity);
  }

  /** Adds a text. */
  LineBuffer text(String text) {
    writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Goes on in an object that is open and has a field with those of a result, and closes it. */
  LineBuffer fields(MatchResult result) {
    int start = count;
    try {
      result.writeJson(this);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    buf[start] = ',';
    return this;
  }
}
