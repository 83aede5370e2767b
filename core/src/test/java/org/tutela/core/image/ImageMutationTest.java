package org.tutela.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real pictures with a few bytes changed, cut off or repeated end with hashes or with an {@link
 * ImageRejectedException}: a short fuzzing run that every build makes. {@link ImageFuzzTest} goes
 * on for longer.
 */
class ImageMutationTest {
  private static final int COPIES = 60;

  private final ImageDecoder decoder =
      ImageDecoder.of(
          ImageLimits.DEFAULT
              .withPixels(250_000, 100_000)
              .withFrames(3)
              .withMemory(8 << 20)
              .withTime(Duration.ofSeconds(10)));

  static List<Path> pictures() throws IOException {
    try (Stream<Path> formats = Files.list(Tsv.RESOURCES.resolve("images/formats"));
        Stream<Path> webp = Files.list(Tsv.RESOURCES.resolve("images/webp"))) {
      return Stream.concat(formats, webp)
          .filter(file -> !file.toString().endsWith(".tsv"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void damagedCopiesEndCleanly(Path picture) throws IOException {
    byte[] whole = Files.readAllBytes(picture);
    Random random = new Random(picture.getFileName().toString().hashCode());
    for (int i = 0; i < COPIES; i++) {
      byte[] copy = damaged(whole, random);
      try {
        PictureHashes hashes =
            decoder.hash(copy, QueryVariants.FRAMED, EnumSet.of(PdqDialect.CORE));
        assertThat(hashes.hashes()).isNotEmpty();
      } catch (ImageRejectedException e) {
        assertThat(e).hasMessageNotContaining("\n");
      }
    }
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] copy = whole.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(copy.length);
      switch (random.nextInt(4)) {
        case 0 -> copy[at] = (byte) random.nextInt();
        case 1 -> copy[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> copy = Arrays.copyOf(copy, Math.max(1, at));
        default -> {
          int length = random.nextInt(Math.min(64, copy.length - at));
          System.arraycopy(copy, random.nextInt(copy.length - length), copy, at, length);
        }
      }
    }
    return copy;
  }
}
