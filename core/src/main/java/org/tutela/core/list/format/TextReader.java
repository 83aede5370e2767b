package org.tutela.core.list.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.Notice;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.ReasonCode;
import org.tutela.core.list.Rejection;

/**
 * Lists of digests, one a line: bare, as the md5sum family writes them, tagged (BSD, coreutils
 * {@code --tag}, openssl), or in the columns of hashdeep.
 */
final class TextReader implements FormatReader {
  private static final int HEAD = 4096;

  /** Reads the lines of one of the variants. */
  interface Lines {
    /** Yields what the line says; it holds no character that a line must not hold. */
    void line(LineReader line) throws IOException;

    /** {@return how many entries were yielded} */
    long entries();
  }

  @Override
  public String format() {
    return "text";
  }

  @Override
  public boolean recognizes(ListHead head) {
    return true;
  }

  @Override
  public void read(ListSource source, ReadOptions options, Consumer<? super ListRecord> sink)
      throws IOException {
    try (InputStream in = TextInput.open(source)) {
      byte[] head = TextInput.peek(in, HEAD);
      boolean hashdeep = HashdeepLines.recognizes(head);
      LineReader line = new LineReader(in, !hashdeep && endsInNul(head));
      Lines lines =
          hashdeep ? new HashdeepLines(source, options, sink) : new ChecksumLines(options, sink);
      while (line.next()) {
        Optional<ReasonCode> defect = line.defect();
        if (defect.isPresent()) {
          sink.accept(Rejection.of(defect.get(), line.location(), ""));
        } else {
          lines.line(line);
        }
      }
      if (lines.entries() == 0) {
        sink.accept(
            Notice.warning(
                "",
                "no entries: an empty list must not replace one that is not; a table needs"
                    + " a mapping file"));
      }
    }
  }

  /** {@return whether the first record is a digest that ends in NUL, as {@code --zero} makes it} */
  private static boolean endsInNul(byte[] head) {
    for (int i = 0; i < head.length; i++) {
      if (head[i] == 0) {
        return ChecksumLines.looksLikeDigest(head, i);
      }
      if (head[i] == '\n' || head[i] == '\r') {
        return false;
      }
    }
    return false;
  }
}
