package org.tutela.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutela.core.image.DecodedImage.State;
import org.tutela.core.image.ImageRejectedException.Code;

/** WebP of every coding tool, against what libwebp 1.2.4 makes of it. */
class WebpTest {
  private static final Path FILES = Tsv.RESOURCES.resolve("images/webp");

  private final ImageDecoder decoder = ImageDecoder.create();

  static Stream<Map<String, String>> files() throws IOException {
    return Tsv.rows("images/webp/expected.tsv");
  }

  @ParameterizedTest
  @MethodSource("files")
  void pixelsAndAlphaAreThoseOfLibwebp(Map<String, String> row) throws IOException {
    DecodedImage image = decoder.decode(FILES.resolve(row.get("file")));

    assertThat(image.notes() + image.state().id()).isEqualTo("[]complete");
    assertThat(image.width()).isEqualTo(Integer.parseInt(row.get("width")));
    assertThat(image.height()).isEqualTo(Integer.parseInt(row.get("height")));
    assertThat(image.hasTransparency()).isEqualTo(row.get("alpha").equals("yes"));
    assertThat(sha256(image.rows())).isEqualTo(row.get("sha256"));
  }

  @Test
  void framesAreComposedAsByLibwebp() throws IOException {
    ImageHeader header =
        ImageHeader.read(Files.readAllBytes(FILES.resolve("animated.webp")), ImageLimits.DEFAULT);
    List<Map<String, String>> found = new ArrayList<>();

    header
        .reader()
        .read(
            new DecodeRun(ImageLimits.DEFAULT, header, 32),
            (number, rows) ->
                found.add(Map.of("frame", String.valueOf(number), "sha256", sha256(rows))));

    assertThat(found).isEqualTo(Tsv.rows("images/webp/animated.tsv").toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"lossy.webp", "alpha-best.webp", "lossless-best.webp", "palette4.webp"})
  void aFileThatIsCutOffIsRefusedOrPartial(String name) throws IOException {
    byte[] whole = Files.readAllBytes(FILES.resolve(name));
    boolean partial = false;
    for (int length = 12; length < whole.length; length += 7) {
      try {
        DecodedImage image = decoder.decode(Arrays.copyOf(whole, length));
        assertThat(image.state()).isEqualTo(State.PARTIAL);
        partial = true;
      } catch (ImageRejectedException e) {
        assertThat(e.code()).isIn(Code.TRUNCATED_HEADER, Code.CORRUPT);
      }
    }
    assertThat(partial).isTrue();
  }

  @Test
  void alphaThatIsDamagedMakesThePicturePartialAndTheRestOpaque() throws IOException {
    byte[] file = Files.readAllBytes(FILES.resolve("alpha-best.webp"));
    int alpha = new String(file, StandardCharsets.ISO_8859_1).indexOf("ALPH");
    Arrays.fill(file, alpha + 9, alpha + 60, (byte) 0xff);

    DecodedImage image = decoder.decode(file);

    assertThat(image.state()).isEqualTo(State.PARTIAL);
    assertThat(image.notes()).containsExactly("the alpha is damaged");
    assertThat(image.hasTransparency()).isFalse();
  }

  @Test
  void aLosslessPictureIsHeldWholeAndMustFitTheBudget() throws IOException {
    byte[] file = Files.readAllBytes(FILES.resolve("lossless-best.webp"));
    ImageDecoder small = ImageDecoder.of(ImageLimits.DEFAULT.withMemory(20_000));

    assertThatThrownBy(() -> small.decode(file))
        .isInstanceOfSatisfying(
            ImageRejectedException.class, e -> assertThat(e.code()).isEqualTo(Code.LIMIT_MEMORY));
  }

  @Test
  void aFewBytesThatDeclareALargePictureCostNothing() throws IOException {
    byte[] file = Files.readAllBytes(FILES.resolve("fine.webp"));
    Arrays.fill(file, 26, 30, (byte) 0x3f);

    assertThatThrownBy(() -> decoder.decode(file))
        .isInstanceOfSatisfying(
            ImageRejectedException.class, e -> assertThat(e.code()).isEqualTo(Code.LIMIT_MEMORY));
    assertThatThrownBy(() -> decoder.hash(file, QueryVariants.ALL, Set.of(PdqDialect.CORE)))
        .isInstanceOfSatisfying(
            ImageRejectedException.class, e -> assertThat(e.code()).isEqualTo(Code.CORRUPT));
  }

  /** {@return the digest of red, green, blue and alpha of all pixels} */
  private static String sha256(RowSource rows) throws IOException {
    ByteArrayOutputStream rgba = new ByteArrayOutputStream();
    rows.read(
        (bgr, alpha) -> {
          for (int x = 0; x < rows.width(); x++) {
            rgba.write(bgr[3 * x + 2]);
            rgba.write(bgr[3 * x + 1]);
            rgba.write(bgr[3 * x]);
            rgba.write(alpha.length == 0 ? -1 : alpha[x]);
          }
        });
    return Hashing.sha256().hashBytes(rgba.toByteArray()).toString();
  }
}
