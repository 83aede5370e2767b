package org.tutela.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryVariantsTest {
  private static final Path VECTORS = Tsv.RESOURCES.resolve("vectors/pdq");
  private static final Path IMAGES = Tsv.RESOURCES.resolve("images");

  private static final Set<PdqDialect> CORE = EnumSet.of(PdqDialect.CORE);

  private final PdqHasher hasher = new PdqHasher();

  @ParameterizedTest
  @CsvSource({
    "rot90,          rotate-270",
    "rot180,         rotate-180",
    "rot270,         rotate-90",
    "flip-tb,        flip-x",
    "mirror-lr,      flip-y",
    "transpose,      transpose",
    "transverse,     transverse",
    "border5-white,  framed",
    "border10-black, framed",
    "letterbox12,    framed",
    "invert,         inverted"
  })
  void oneVariantUndoesTheAlterationToTheBit(String alteration, String undoing) throws IOException {
    for (String base : new String[] {"sceneA", "plasmaB"}) {
      PdqHash original = hasher.hash(decode(VECTORS, base + "-orig.png").pixels());
      Map<String, PdqHash> variants =
          hash(QueryVariants.ALL, decode(VECTORS, base + "-" + alteration + ".png"));

      assertThat(distance(original, variants.get("as-stored"))).isGreaterThan(31);
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

    Map<String, PdqHash> variants =
        hash(QueryVariants.FRAMED, ImageDecoder.create().decode(jpeg.toByteArray()));

    assertThat(distance(original, variants.get("framed"))).isLessThanOrEqualTo(10);
  }

  @Test
  void aFramedAndTurnedCopyIsFoundToTheBit() throws IOException {
    PdqHash original = hasher.hash(decode(VECTORS, "sceneA-orig.png").pixels());
    PixelImage turned =
        decode(VECTORS, "sceneA-letterbox12.png").pixels().oriented(Orientation.TRANSVERSE);

    Map<String, PdqHash> variants = hash(QueryVariants.ALL, decoded(turned));

    assertThat(distance(original, variants.get("framed+transverse"))).isZero();
  }

  @Test
  void anOpaquePictureHasAtMost32Lookups() throws IOException {
    assertThat(hash(QueryVariants.ALL, decode(VECTORS, "sceneA-border10-black.png"))).hasSize(32);
  }

  @Test
  void aPlainPictureHasOneFormWhenVariantsAreOff() throws IOException {
    assertThat(hash(QueryVariants.OFF, decode(IMAGES, "jpg_ok.jpg"))).containsOnlyKeys("as-stored");
  }

  @Test
  void anExifOrientationAlwaysAddsTheUprightForm() throws IOException {
    assertThat(hash(QueryVariants.OFF, decode(IMAGES, "jpg_exif_rot6.jpg")))
        .containsOnlyKeys("as-stored", "rotate-270");
  }

  @Test
  void transparentPixelsAlwaysAddBothComposites() throws IOException {
    Map<String, PdqHash> variants =
        hash(QueryVariants.OFF, decode(IMAGES, "png_rgba_allclear.png"));

    assertThat(variants).containsKeys("as-stored", "over-black");
    assertThat(variants.get("over-black").quality()).isZero();
  }

  @Test
  void transparencyBelowTheFirstRowIsSeenToo() throws IOException {
    byte[] colours = new byte[200 * 300];
    byte[] alpha = new byte[colours.length];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = (byte) ((i * i) >> 9);
      alpha[i] = (byte) (i < 30_000 ? 255 : i >> 8);
    }
    PixelImage pixels = PixelImage.ofGray(colours, 200, 300, 200);
    VariantHasher hashes = new VariantHasher(QueryVariants.OFF, CORE, Orientation.NORMAL);

    hashes.frame(1, new PixelRows(pixels, alpha));

    byte[] composed = colours.clone();
    for (int i = 0; i < composed.length; i++) {
      int opacity = alpha[i] & 0xff;
      composed[i] = (byte) (((colours[i] & 0xff) * opacity + 255 * (255 - opacity) + 127) / 255);
    }
    assertThat(hashes.hashes().get(2).variant().id()).isEqualTo("over-white");
    assertThat(hashes.hashes().get(2).pdq())
        .isEqualTo(hasher.hash(PixelImage.ofGray(composed, 200, 300, 200)));
  }

  @Test
  void aPictureOfOneColourHasNoBorder() throws IOException {
    assertThat(hash(QueryVariants.FRAMED, decode(IMAGES, "png_flat_white_512.png")))
        .containsOnlyKeys("as-stored");
  }

  @Test
  void idsAreStable() {
    QueryVariant variant =
        new QueryVariant(QueryVariant.Ground.WHITE, true, Orientation.ROTATE_90, true);

    assertThat(variant.id()).isEqualTo("over-white+framed+rotate-90+inverted");
    assertThat(QueryVariants.ORIENTATIONS.id()).isEqualTo("orientations");
  }

  private static Map<String, PdqHash> hash(QueryVariants variants, DecodedImage image) {
    return PictureHashes.of(image, variants, CORE).hashes().stream()
        .collect(Collectors.toMap(hash -> hash.variant().id(), PictureHash::pdq));
  }

  private static DecodedImage decode(Path folder, String file) throws IOException {
    return ImageDecoder.create().decode(folder.resolve(file));
  }

  /** As if it came from a file. */
  private static DecodedImage decoded(PixelImage image) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(
        ("P6 " + image.width() + " " + image.height() + " 255\n")
            .getBytes(StandardCharsets.US_ASCII));
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        int rgb = image.rgb(x, y);
        file.write(rgb >> 16);
        file.write(rgb >> 8);
        file.write(rgb);
      }
    }
    return ImageDecoder.create().decode(file.toByteArray());
  }

  private static int distance(PdqHash a, PdqHash b) {
    return a.hash().distance(b.hash());
  }
}
