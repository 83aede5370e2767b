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
 * <p>A list in gzip, xz or a zip of one file is opened as what it holds, within limits.
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

  /**
   * {@return the same list under another name, by which some formats know it}
   *
   * @param other for messages, as the name of a file would be
   */
  public ListSource named(String other) {
    return new ListSource(other, path, opener);
  }

  /** {@return the name for messages} */
  public String name() {
    return name;
  }

  /** {@return the name without the ending of a compression, since some formats are known by it} */
  public String plainName() {
    for (String ending : new String[] {".gz", ".xz", ".zip"}) {
      if (name.endsWith(ending)) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }

  /** {@return the file, if it is one} */
  public Optional<Path> path() {
    return path;
  }

  /**
   * {@return the bytes from the beginning, to be closed by the caller}
   *
   * @throws ListFormatException while reading, if the list is compressed and damaged, or inflates
   *     to far more than any list does
   * @throws IOException if it cannot be opened
   */
  public InputStream open() throws IOException {
    InputStream bytes = opener.open();
    try {
      return CompressionLayer.around(name, bytes);
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }
}
