package org.tutela.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PdqHasherTest {
  private final PdqHasher hasher = new PdqHasher();

  @Property(tries = 300)
  void equalsTheWholeBufferReference(
      @ForAll @IntRange(min = 1, max = 700) int width,
      @ForAll @IntRange(min = 1, max = 500) int height,
      @ForAll boolean gray,
      @ForAll long seed) {
    PixelImage image = randomImage(width, height, gray, seed);

    assertThat(result(hasher.hash(image))).isEqualTo(PdqReference.hash(image));
  }

  @Property(tries = 50)
  void rowByRowIsTheSameHash(
      @ForAll @IntRange(min = 1, max = 300) int width,
      @ForAll @IntRange(min = 1, max = 300) int height,
      @ForAll long seed) {
    PixelImage image = randomImage(width, height, false, seed);

    assertThat(streamed(image)).isEqualTo(hasher.hash(image));
  }

  @Example
  void rowByRowTakes64By64AsItIs() {
    PixelImage image = randomImage(64, 64, false, 7);

    assertThat(streamed(image)).isEqualTo(hasher.hash(image));
    assertThat(hasher.block(image)).containsExactly(PdqReference.luma(image));
  }

  @Example
  void oneHasherServesPicturesOfChangingSizes() {
    for (int size : new int[] {300, 64, 4, 300, 129, 64}) {
      PixelImage image = randomImage(size, 2 * size, true, size);

      assertThat(result(hasher.hash(image))).isEqualTo(PdqReference.hash(image));
    }
  }

  @Example
  void largePicturesEqualTheReferenceToo() {
    PixelImage image = randomImage(2049, 1537, false, 1);

    assertThat(result(hasher.hash(image))).isEqualTo(PdqReference.hash(image));
  }

  @Example
  void aHashMayGoIntoAnArrayOfTheCaller() {
    PixelImage image = randomImage(300, 200, false, 4);
    byte[] bytes = new byte[40];

    int quality = hasher.hash(image, bytes);

    assertThat(quality).isEqualTo(hasher.hash(image).quality());
    assertThat(bytes).startsWith(hasher.hash(image).hash().toBytes()).endsWith(new byte[8]);
    assertThat(hasher.hash(randomImage(4, 4, true, 1), bytes)).isZero();
    assertThat(bytes).containsOnly(0);
  }

  @Example
  void finishingEarlyIsRefused() {
    hasher.start(10, 3);
    hasher.row(new float[10]);

    assertThatThrownBy(hasher::finish)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("1 of 3");
  }

  @Example
  void rowsBeyondTheHeightAreRefused() {
    hasher.start(10, 1);
    hasher.row(new float[10]);

    assertThatThrownBy(() -> hasher.row(new float[10])).isInstanceOf(IllegalStateException.class);
  }

  @Example
  void aRowThatIsTooShortIsRefused() {
    hasher.start(10, 5);

    assertThatThrownBy(() -> hasher.row(new float[9]))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Example
  void invertingTurnsEveryBit() {
    PdqHash hash = hasher.hash(randomImage(100, 100, true, 3));

    assertThat(hash.inverted().hash().distance(hash.hash())).isEqualTo(256);
  }

  private PdqHash streamed(PixelImage image) {
    float[] row = new float[image.width()];
    hasher.start(image.width(), image.height());
    for (int y = 0; y < image.height(); y++) {
      image.luma(y, row);
      hasher.row(row);
    }
    return hasher.finish();
  }

  private static PdqReference.Result result(PdqHash hash) {
    return new PdqReference.Result(hash.hash().hex(), hash.quality());
  }

  /** Noise over a few blocks of colour, so that coefficients differ in size. */
  private static PixelImage randomImage(int width, int height, boolean gray, long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[width * height * (gray ? 1 : 3)];
    random.nextBytes(pixels);
    int block = 1 + random.nextInt(Math.max(1, pixels.length / 2));
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) ((pixels[i] & 63) + 64 * (i / block % 3));
    }
    return gray
        ? PixelImage.ofGray(pixels, width, height, width)
        : PixelImage.ofBgr(pixels, width, height, 3 * width);
  }
}
