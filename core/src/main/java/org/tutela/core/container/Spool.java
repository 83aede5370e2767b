package org.tutela.core.container;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A container that came as a stream, kept in a temporary file that only its owner can read and that
 * is deleted on closing: what stands at its end is needed before what stands at its beginning.
 */
final class Spool implements AutoCloseable {
  private final Path file;
  private final OutputStream out;

  private Spool(Path file, OutputStream out) {
    this.file = file;
    this.out = out;
  }

  static Spool create() throws IOException {
    Path file = Files.createTempFile("tutela-", ".spool");
    return new Spool(file, Files.newOutputStream(file));
  }

  /**
   * {@return the content, which is kept while it is read; closing it does not close the content}
   */
  InputStream tee(InputStream content) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        int value = content.read();
        if (value >= 0) {
          out.write(value);
        }
        return value;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int count = content.read(into, offset, length);
        if (count > 0) {
          out.write(into, offset, count);
        }
        return count;
      }
    };
  }

  /** {@return the file, which holds all that was read} */
  Path file() throws IOException {
    out.close();
    return file;
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(file);
  }
}
