package org.tutela.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One picture of 64 x 60 in the variants of each format that people upload. Expected are the mean
 * colours of 4 x 4 cells as ImageMagick 6.9.11 decodes the same file without alpha.
 */
class ImageFormatsTest {
  private static final Path FORMATS = Tsv.RESOURCES.resolve("images/formats");

  /** Decoders of JPEG round in their own ways. */
  private static final int TOLERANCE = 2;

  static Stream<Map<String, String>> files() throws IOException {
    return Tsv.rows("images/formats/expected.tsv");
  }

  @ParameterizedTest
  @MethodSource("files")
  void decodesToTheColoursThatOthersSee(Map<String, String> row) throws IOException {
    DecodedImage image = ImageDecoder.create().decode(FORMATS.resolve(row.get("file")));

    assertThat(image.notes()).isEmpty();
    assertThat(image.state()).isEqualTo(DecodedImage.State.COMPLETE);
    assertThat(image.pixels().isGray()).isEqualTo(row.get("gray").equals("yes"));
    assertThat(image.hasTransparency()).isEqualTo(row.get("transparent").equals("yes"));
    List<Integer> expected = new ArrayList<>();
    for (String cell : row.get("cells").split(" ", -1)) {
      expected.add(Integer.parseInt(cell, 16));
    }
    for (int shift = 0; shift < 24; shift += 8) {
      for (int cell = 0; cell < 16; cell++) {
        assertThat(mean(image.pixels(), cell, shift))
            .isCloseTo((expected.get(cell) >> shift) & 0xff, within(TOLERANCE));
      }
    }
  }

  private static int mean(PixelImage image, int cell, int shift) {
    int sum = 0;
    for (int y = 0; y < 15; y++) {
      for (int x = 0; x < 16; x++) {
        sum += (image.rgb(cell % 4 * 16 + x, cell / 4 * 15 + y) >> shift) & 0xff;
      }
    }
    return Math.round(sum / 240f);
  }
}
