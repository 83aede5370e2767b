package org.tutela.core.list;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A named list that can be opened again and again. Safe for any number of threads as long as the
 * file behind it stays as it is.
 *
 * <p>A list in gzip is opened as what it holds (RFC 1952), within limits.
 */
public final class ListSource {
  /** Where the bytes come from. */
  private interface Opener {
    InputStream open() throws IOException;
  }

  private final String name;
  private final Optional<Path> path;
  private final Opener opener;

  private ListSource(String name, Optional<Path> path, Opener opener) {
    this.name = Objects.requireNonNull(name);
    this.path = path;
    this.opener = opener;
  }

  /**
   * {@return a list in a file}
   *
   * @param path of the file, also its name in messages
   */
  public static ListSource of(Path path) {
    return new ListSource(path.toString(), Optional.of(path), () -> Files.newInputStream(path));
  }

  /**
   * {@return a list in memory}
   *
   * @param name for messages
   * @param content copied
   */
  public static ListSource of(String name, byte[] content) {
    byte[] bytes = content.clone();
    return new ListSource(name, Optional.empty(), () -> new ByteArrayInputStream(bytes));
  }

  /** {@return the name for messages} */
  public String name() {
    return name;
  }

  /** {@return the file, if it is one} */
  public Optional<Path> path() {
    return path;
  }

  /**
   * {@return the bytes from the beginning, to be closed by the caller}
   *
   * @throws ListFormatException while reading, if the list is in gzip and damaged, or inflates to
   *     far more than any list does
   * @throws IOException if it cannot be opened
   */
  public InputStream open() throws IOException {
    InputStream bytes = opener.open();
    try {
      return GzipLayer.around(name, bytes);
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }
}
