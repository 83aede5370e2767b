package org.tutela.core.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Temporary files that only their owner may read, and that are gone when they are closed. */
public final class TemporaryFile {
  private TemporaryFile() {}

  /**
   * {@return a new, empty file, to be closed by the caller}
   *
   * @throws IOException if it cannot be made
   */
  public static FileChannel open() throws IOException {
    Path path = Files.createTempFile("tutela-", ".spool");
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }
}
