package org.tutela.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.ContentHasher;
import org.tutela.core.hash.HashType;
import org.tutela.core.image.ImageDecoder;
import org.tutela.core.image.ImageRejectedException;
import org.tutela.core.image.ImageRejectedException.Code;
import org.tutela.core.image.PdqDialect;
import org.tutela.core.image.PdqHash;
import org.tutela.core.image.PictureHashes;
import org.tutela.core.image.QueryVariants;

/**
 * Computes the digests and the picture hash of one file. Safe for any number of threads.
 *
 * @param digests the cryptographic types that are wanted
 * @param pdq whether the picture hash is wanted
 */
record FileHashes(Set<HashType> digests, boolean pdq) {
  private static final Set<String> PICTURE_NAMES =
      Set.of("jpg", "jpeg", "png", "gif", "bmp", "webp", "tif", "tiff", "ppm", "pgm");

  /** What a picture added: its hash, and its size and state as a viewer shows it. */
  record Picture(PdqHash pdq, int width, int height, String state) {}

  /** Why a file was refused. */
  record Problem(String code, String message) {}

  /** What was found out about one file. */
  record Result(
      Map<HashType, ContentHash> digests,
      Optional<Picture> picture,
      List<String> notes,
      Optional<Problem> error) {

    /** {@return the result of a file that could not be read} */
    static Result unreadable(Path file, IOException cause) {
      String message = Failure.describe(cause);
      // The file is named beside the message already.
      String name = file + ": ";
      return refused(
          Map.of(),
          problemCode(cause),
          message.startsWith(name) ? message.substring(name.length()) : message);
    }

    private static Result refused(Map<HashType, ContentHash> digests, String code, String message) {
      return new Result(
          digests, Optional.empty(), List.of(), Optional.of(new Problem(code, message)));
    }

    private static String problemCode(IOException cause) {
      if (cause instanceof NoSuchFileException) {
        return "NO_SUCH_FILE";
      }
      return cause instanceof AccessDeniedException ? "ACCESS_DENIED" : "UNREADABLE";
    }
  }

  static FileHashes of(Set<HashType> types) {
    Set<HashType> digests =
        Set.copyOf(types.stream().filter(type -> !type.equals(HashType.PDQ)).toList());
    return new FileHashes(digests, types.contains(HashType.PDQ));
  }

  /** {@return the hashes of a file; what fails is part of the result} */
  Result of(Path file) {
    try (InputStream content = Files.newInputStream(file)) {
      return of(file, content);
    } catch (IOException e) {
      return Result.unreadable(file, e);
    }
  }

  /**
   * {@return the hashes of a stream, which is read once} Only what begins like a picture is held in
   * memory, up to the limit of the decoder.
   */
  Result of(Path name, InputStream content) throws IOException {
    ImageDecoder decoder = ImageDecoder.create();
    byte[] start = content.readNBytes(ImageDecoder.HEAD_BYTES);
    if (pdq && ImageDecoder.recognises(start)) {
      byte[] rest = content.readNBytes((int) decoder.limits().bytes());
      int head = start.length;
      start = Arrays.copyOf(start, head + rest.length);
      System.arraycopy(rest, 0, start, head, rest.length);
    }
    Map<HashType, ContentHash> values = digest(start, content);
    return pdq
        ? withPicture(name, decoder, start, values)
        : new Result(values, Optional.empty(), List.of(), Optional.empty());
  }

  private Map<HashType, ContentHash> digest(byte[] start, InputStream rest) throws IOException {
    if (digests.isEmpty()) {
      return Map.of();
    }
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), rest);
    return ContentHasher.of(digests).hash(whole, ForkJoinPool.commonPool());
  }

  private Result withPicture(
      Path name, ImageDecoder decoder, byte[] content, Map<HashType, ContentHash> values) {
    try {
      PictureHashes image = decoder.hash(content, QueryVariants.OFF, EnumSet.of(PdqDialect.CORE));
      boolean swapped = image.orientation().swapsSides();
      Picture picture =
          new Picture(
              image.stored(),
              swapped ? image.height() : image.width(),
              swapped ? image.width() : image.height(),
              image.state().id());
      return new Result(values, Optional.of(picture), image.notes(), Optional.empty());
    } catch (ImageRejectedException e) {
      boolean isOther = e.code() == Code.NOT_AN_IMAGE || e.code() == Code.EMPTY;
      return isOther && !digests.isEmpty() && !claimsToBePicture(name)
          ? new Result(values, Optional.empty(), List.of(Failure.describe(e)), Optional.empty())
          : Result.refused(values, e.code().name(), Failure.describe(e));
    }
  }

  /** A text file is no failure; a file that is named like a picture and holds none is one. */
  private static boolean claimsToBePicture(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return PICTURE_NAMES.contains(name.substring(name.lastIndexOf('.') + 1));
  }
}
