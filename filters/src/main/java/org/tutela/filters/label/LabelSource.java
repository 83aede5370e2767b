package org.tutela.filters.label;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Content to search for labels: a name for messages, at most 4 MiB of bytes, and what is known
 * about it. Immutable.
 */
public final class LabelSource {
  static final int MAX_BYTES = 4 << 20;

  private final String name;
  private final byte[] bytes;
  private final Optional<String> region;

  private LabelSource(String name, byte[] bytes, Optional<String> region) {
    this.name = name;
    this.bytes = bytes;
    this.region = region;
  }

  /**
   * {@return the content of a file}
   *
   * @param file a web page, a JSON-LD document or a block of HTTP headers
   * @throws LabelException if the file is larger than 4 MiB
   * @throws IOException if the file cannot be read
   */
  public static LabelSource read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in);
    }
  }

  /**
   * {@return the content of a stream, which stays open}
   *
   * @param name what to call the content in messages
   * @param in the stream, read to its end or to the limit
   * @throws LabelException if there are more than 4 MiB
   * @throws IOException if the stream cannot be read
   */
  public static LabelSource read(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new LabelException(name, "more than 4 MiB, too large to search for labels");
    }
    return new LabelSource(name, bytes, Optional.empty());
  }

  /**
   * {@return the same content, from a region} A label that names no system is looked up there.
   *
   * @param region an ISO 3166 code
   */
  public LabelSource withRegion(String region) {
    return new LabelSource(name, bytes, Optional.of(region));
  }

  /** {@return what the content is called in messages} */
  public String name() {
    return name;
  }

  /** {@return where the content is from, if that is known} */
  public Optional<String> region() {
    return region;
  }

  /** The bytes themselves, for the readers of this package, which do not change them. */
  byte[] bytes() {
    return bytes;
  }
}
