package org.tutela.core.match;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.image.DecodedImage;

/**
 * One thing to look up: a file, a stream, bytes, a decoded picture, a URL or ready hashes, under
 * the name by which its result is to be known. Immutable; a stream is opened when its turn comes,
 * once.
 */
public final class MatchInput {
  /** Opens a content. */
  @FunctionalInterface
  public interface Source {
    /**
     * {@return the content, which the matcher closes}
     *
     * @throws IOException if it cannot be read
     */
    InputStream open() throws IOException;
  }

  private final String name;
  private final Optional<Source> source;
  private final Optional<Path> file;
  private final Optional<DecodedImage> picture;
  private final Optional<String> url;
  private final List<ContentHash> hashes;

  private MatchInput(
      String name,
      Optional<Source> source,
      Optional<Path> file,
      Optional<DecodedImage> picture,
      Optional<String> url,
      List<ContentHash> hashes) {
    this.name = name;
    this.source = source;
    this.file = file;
    this.picture = picture;
    this.url = url;
    this.hashes = hashes;
  }

  private static MatchInput of(String name, Optional<Source> source, Optional<Path> file) {
    return new MatchInput(name, source, file, Optional.empty(), Optional.empty(), List.of());
  }

  /**
   * {@return a file, named by its path}
   *
   * @param file any content
   */
  public static MatchInput of(Path file) {
    Source source = () -> Files.newInputStream(file);
    return of(file.toString(), Optional.of(source), Optional.of(file));
  }

  /**
   * {@return a stream}
   *
   * @param name of the result
   * @param source opens it when its turn comes
   */
  public static MatchInput of(String name, Source source) {
    return of(name, Optional.of(source), Optional.empty());
  }

  /**
   * {@return bytes} They are read from position to limit when their turn comes, without changing
   * either.
   *
   * @param name of the result
   * @param content on or off the heap
   */
  public static MatchInput of(String name, ByteBuffer content) {
    return of(name, () -> new BufferStream(content));
  }

  /**
   * {@return a decoded picture}
   *
   * @param name of the result
   * @param image its digests are unknown
   */
  public static MatchInput of(String name, DecodedImage image) {
    return new MatchInput(
        name, Optional.empty(), Optional.empty(), Optional.of(image), Optional.empty(), List.of());
  }

  /**
   * {@return ready hashes of one content}
   *
   * @param name of the result
   * @param hashes of different types
   */
  public static MatchInput of(String name, Collection<ContentHash> hashes) {
    return new MatchInput(
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.copyOf(hashes));
  }

  /**
   * {@return a URL}
   *
   * @param name of the result; not the URL where results are printed
   * @param url as somebody wrote it
   */
  public static MatchInput ofUrl(String name, String url) {
    return new MatchInput(
        name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(url), List.of());
  }

  /** {@return by which its result is known} */
  public String name() {
    return name;
  }

  /** {@return the bytes, if there are any to read} */
  public Optional<Source> source() {
    return source;
  }

  /** {@return the file that holds the bytes, if it is one} */
  public Optional<Path> file() {
    return file;
  }

  MatchResult match(Matcher matcher, StopCondition stop) throws IOException {
    if (source.isPresent()) {
      try (InputStream content = source.get().open()) {
        return matcher.match(content, stop);
      }
    }
    if (url.isPresent()) {
      return matcher.matchUrl(url.get());
    }
    return picture.isPresent() ? matcher.match(picture.get(), stop) : matcher.match(hashes);
  }
}
