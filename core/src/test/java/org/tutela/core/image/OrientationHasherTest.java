package org.tutela.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The oracle turns the pixels of a picture and hashes the copy. */
class OrientationHasherTest {
  private static final Path VECTORS = Tsv.RESOURCES.resolve("vectors/pdq");

  /** Running sums that ran the other way round differ in their last bits. */
  private static final int ROUNDING = 2;

  static Stream<Map<String, String>> portable() throws IOException {
    return Tsv.rows("vectors/pdq/vectors.tsv")
        .filter(row -> row.get("portable").equals("yes") && !row.get("file").endsWith(".jpg"));
  }

  @ParameterizedTest
  @MethodSource("portable")
  void turnsReferencePicturesAsIfPixelByPixel(Map<String, String> row) throws IOException {
    PixelImage image = ImageDecoder.create().decode(VECTORS.resolve(row.get("file"))).pixels();

    for (PdqDialect dialect : PdqDialect.values()) {
      expectTurned(image, dialect, ROUNDING);
    }
  }

  @Property(tries = 60)
  void turnsPicturesOfAnySize(
      @ForAll @IntRange(min = 64, max = 700) int width,
      @ForAll @IntRange(min = 64, max = 700) int height,
      @ForAll long seed) {
    for (PdqDialect dialect : PdqDialect.values()) {
      expectTurned(shapes(width, height, seed), dialect, ROUNDING);
    }
  }

  private static void expectTurned(PixelImage image, PdqDialect dialect, int tolerance) {
    PdqHasher hasher = new PdqHasher();
    Map<Orientation, PdqHash> hashes = hashes(image, dialect);

    assertThat(hashes.get(Orientation.NORMAL)).isEqualTo(hasher.hash(image, dialect));
    hashes.forEach(
        (orientation, pdq) -> {
          PdqHash turned = hasher.hash(image.oriented(orientation), dialect);
          assertThat(pdq.hash().distance(turned.hash()))
              .as("%s of %d x %d, %s", orientation, image.width(), image.height(), dialect)
              .isLessThanOrEqualTo(tolerance);
          assertThat(Math.abs(pdq.quality() - turned.quality())).isLessThanOrEqualTo(1);
        });
  }

  private static Map<Orientation, PdqHash> hashes(PixelImage image, PdqDialect dialect) {
    OrientationHasher hasher =
        new OrientationHasher(
            image.width(), image.height(), dialect, EnumSet.allOf(Orientation.class));
    float[] luma = new float[image.width()];
    for (int y = 0; y < image.height(); y++) {
      image.luma(y, luma);
      hasher.row(luma);
    }
    return hasher.finish();
  }

  /** Overlapping waves and noise, with no symmetry. */
  private static PixelImage shapes(int width, int height, long seed) {
    Random random = new Random(seed);
    double[] waves = random.doubles(12, 1, 12).toArray();
    byte[] pixels = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double value = 128;
        for (int i = 0; i < waves.length; i += 2) {
          value += 24 * Math.sin(waves[i] * x / width + waves[i + 1] * y / height + i);
        }
        pixels[y * width + x] = (byte) Math.max(0, Math.min(255, value + random.nextInt(24)));
      }
    }
    return PixelImage.ofGray(pixels, width, height, width);
  }
}
