package org.tutela.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PixelImageTest {
  /** Two rows of three pixels: 1 2 3 over 4 5 6, with one unused element a row. */
  private static final PixelImage SIX =
      PixelImage.ofGray(new byte[] {1, 2, 3, 0, 4, 5, 6}, 3, 2, 4);

  @ParameterizedTest
  @CsvSource({
    "NORMAL,     123 456",
    "ROTATE_90,  36 25 14",
    "ROTATE_180, 654 321",
    "ROTATE_270, 41 52 63",
    "FLIP_X,     456 123",
    "FLIP_Y,     321 654",
    "TRANSPOSE,  14 25 36",
    "TRANSVERSE, 63 52 41"
  })
  void orientations(Orientation orientation, String expected) {
    assertThat(show(SIX.oriented(orientation))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 123 456",
    "2, 321 654",
    "3, 654 321",
    "4, 456 123",
    "5, 14 25 36",
    "6, 41 52 63",
    "7, 63 52 41",
    "8, 36 25 14",
    "0, 123 456",
    "9, 123 456"
  })
  void exifOrientations(int tag, String expected) {
    assertThat(show(SIX.oriented(Orientation.ofExif(tag)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(Orientation.class)
  void allLayoutsTurnAlike(Orientation orientation) {
    int[] packed = IntStream.range(0, 35 * 70).map(i -> i * 7919).toArray();
    byte[] bgr = new byte[3 * packed.length];
    for (int i = 0; i < bgr.length; i++) {
      bgr[i] = (byte) (packed[i / 3] >> (8 * (i % 3)));
    }
    PixelImage ofInts = PixelImage.ofRgb(packed, 35, 70, 35).oriented(orientation);
    PixelImage ofBytes = PixelImage.ofBgr(bgr, 35, 70, 105).oriented(orientation);

    for (int y = 0; y < ofInts.height(); y++) {
      for (int x = 0; x < ofInts.width(); x++) {
        assertThat(ofBytes.rgb(x, y)).isEqualTo(ofInts.rgb(x, y));
      }
    }
  }

  @Test
  void resizingTakesTheNearestPixelAtOrBelow() {
    assertThat(show(SIX.resized(2, 3))).isEqualTo("12 12 45");
  }

  @Test
  void cropsShareThePixels() {
    assertThat(show(SIX.crop(1, 0, 2, 2))).isEqualTo("23 56");
    assertThat(show(SIX.crop(1, 1, 2, 1).oriented(Orientation.FLIP_Y))).isEqualTo("65");
  }

  @Test
  void lumaWeighsColoursInFloat() {
    float[] luma = new float[2];

    PixelImage.ofRgb(new int[] {0xff0a141e, 0xffffff}, 2, 1, 2).luma(0, luma);

    assertThat(luma).containsExactly(0.299f * 10 + 0.587f * 20 + 0.114f * 30, 255.0f);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1", "1, 0, 1", "3, 2, 2", "3, 2, 5", "2147483647, 2147483647, 2147483647"})
  void sizesThatDoNotFitTheArrayAreRefused(int width, int height, int stride) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PixelImage.ofGray(new byte[7], width, height, stride));
  }

  @Test
  void pixelsOutsideAreRefused() {
    assertThatThrownBy(() -> SIX.rgb(3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> SIX.rgb(0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> SIX.crop(2, 0, 2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> SIX.crop(0, 0, 0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static String show(PixelImage image) {
    return IntStream.range(0, image.height())
        .mapToObj(
            y ->
                IntStream.range(0, image.width())
                    .mapToObj(x -> String.valueOf(image.rgb(x, y) & 0xff))
                    .collect(Collectors.joining()))
        .collect(Collectors.joining(" "));
  }
}
