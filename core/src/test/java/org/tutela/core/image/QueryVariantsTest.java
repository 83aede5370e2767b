package org.tutela.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryVariantsTest {
  private static final Path VECTORS = Tsv.RESOURCES.resolve("vectors/pdq");
  private static final Path IMAGES = Tsv.RESOURCES.resolve("images");

  private final PdqHasher hasher = new PdqHasher();

  @ParameterizedTest
  @CsvSource({
    "rot90,          ROTATE_270",
    "rot180,         ROTATE_180",
    "rot270,         ROTATE_90",
    "flip-tb,        FLIP_X",
    "mirror-lr,      FLIP_Y",
    "transpose,      TRANSPOSE",
    "transverse,     TRANSVERSE",
    "border5-white,  FRAMED",
    "border10-black, FRAMED",
    "letterbox12,    FRAMED",
    "invert,         INVERTED"
  })
  void oneVariantUndoesTheAlterationToTheBit(String alteration, QueryVariant undoing)
      throws IOException {
    for (String base : new String[] {"sceneA", "plasmaB"}) {
      PdqHash original = hasher.hash(decode(VECTORS, base + "-orig.png").pixels());
      Map<QueryVariant, PdqHash> variants =
          hash(QueryVariants.ALL, decode(VECTORS, base + "-" + alteration + ".png"));

      assertThat(distance(original, variants.get(QueryVariant.AS_STORED))).isGreaterThan(31);
      assertThat(distance(original, variants.get(undoing))).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sceneA-border5-white", "sceneA-border10-black", "sceneA-letterbox12",
    "plasmaB-border5-white", "plasmaB-border10-black", "plasmaB-letterbox12"
  })
  void bordersAreFoundThroughTheNoiseOfJpeg(String file) throws IOException {
    String base = file.substring(0, file.indexOf('-'));
    PdqHash original = hasher.hash(decode(VECTORS, base + "-orig.png").pixels());
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(ImageIO.read(VECTORS.resolve(file + ".png").toFile()), "jpeg", jpeg);

    Map<QueryVariant, PdqHash> variants =
        hash(QueryVariants.FRAMED, ImageDecoder.create().decode(jpeg.toByteArray()));

    assertThat(distance(original, variants.get(QueryVariant.FRAMED))).isLessThanOrEqualTo(10);
  }

  @Test
  void aPlainPictureHasOneFormWhenVariantsAreOff() throws IOException {
    assertThat(hash(QueryVariants.OFF, decode(IMAGES, "jpg_ok.jpg")))
        .containsOnlyKeys(QueryVariant.AS_STORED);
  }

  @Test
  void anExifOrientationAlwaysAddsTheUprightForm() throws IOException {
    DecodedImage turned = decode(IMAGES, "jpg_exif_rot6.jpg");

    Map<QueryVariant, PdqHash> variants = hash(QueryVariants.OFF, turned);

    assertThat(variants).containsOnlyKeys(QueryVariant.AS_STORED, QueryVariant.UPRIGHT);
    assertThat(variants.get(QueryVariant.UPRIGHT)).isEqualTo(hasher.hash(turned.upright()));
  }

  @Test
  void theUprightFormIsNotRepeatedAmongTheOrientations() throws IOException {
    assertThat(hash(QueryVariants.ORIENTATIONS, decode(IMAGES, "jpg_exif_rot6.jpg")))
        .hasSize(8)
        .containsKey(QueryVariant.UPRIGHT)
        .doesNotContainKey(QueryVariant.ROTATE_270);
  }

  @Test
  void transparentPixelsAlwaysAddBothComposites() throws IOException {
    DecodedImage hidden = decode(IMAGES, "png_rgba_allclear.png");

    Map<QueryVariant, PdqHash> variants = hash(QueryVariants.OFF, hidden);

    assertThat(variants)
        .containsOnlyKeys(QueryVariant.AS_STORED, QueryVariant.OVER_BLACK, QueryVariant.OVER_WHITE);
    assertThat(variants.get(QueryVariant.OVER_BLACK).quality()).isZero();
    assertThat(hidden.overBlack().rgb(5, 5)).isZero();
    assertThat(hidden.overWhite().rgb(5, 5)).isEqualTo(0xffffff);
  }

  @Test
  void aPictureOfOneColourHasNoBorder() throws IOException {
    assertThat(hash(QueryVariants.FRAMED, decode(IMAGES, "png_flat_white_512.png")))
        .containsOnlyKeys(QueryVariant.AS_STORED);
  }

  @Test
  void idsAreStable() {
    assertThat(QueryVariant.ROTATE_90.id()).isEqualTo("rotate-90");
    assertThat(QueryVariants.ORIENTATIONS.id()).isEqualTo("orientations");
  }

  private Map<QueryVariant, PdqHash> hash(QueryVariants variants, DecodedImage image) {
    return variants.hash(image, hasher, PdqDialect.CORE);
  }

  private static DecodedImage decode(Path folder, String file) throws IOException {
    return ImageDecoder.create().decode(folder.resolve(file));
  }

  private static int distance(PdqHash a, PdqHash b) {
    return a.hash().distance(b.hash());
  }
}
