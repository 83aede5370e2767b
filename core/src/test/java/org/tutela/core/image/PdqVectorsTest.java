package org.tutela.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;

/** Every figure of the C++ reference, on pictures made for this project. */
class PdqVectorsTest {
  private static final Path VECTORS = Tsv.RESOURCES.resolve("vectors/pdq");
  private static final Map<Orientation, String> DIHEDRAL = new LinkedHashMap<>();

  static {
    DIHEDRAL.put(Orientation.ROTATE_90, "rot90");
    DIHEDRAL.put(Orientation.ROTATE_180, "rot180");
    DIHEDRAL.put(Orientation.ROTATE_270, "rot270");
    DIHEDRAL.put(Orientation.FLIP_X, "flipx");
    DIHEDRAL.put(Orientation.FLIP_Y, "flipy");
    DIHEDRAL.put(Orientation.TRANSPOSE, "flipplus1");
    DIHEDRAL.put(Orientation.TRANSVERSE, "flipminus1");
  }

  private final PdqHasher hasher = new PdqHasher();

  static Stream<Map<String, String>> exact() throws IOException {
    return Tsv.rows("vectors/pdq/vectors.tsv").filter(row -> !isJpeg(row));
  }

  static Stream<Map<String, String>> jpeg() throws IOException {
    return Tsv.rows("vectors/pdq/vectors.tsv").filter(PdqVectorsTest::isJpeg);
  }

  private static boolean isJpeg(Map<String, String> row) {
    return row.get("file").startsWith("jpegfile-");
  }

  @ParameterizedTest
  @MethodSource("exact")
  void hashAndQuality(Map<String, String> row) throws IOException {
    PdqHash hash = hasher.hash(pixels(row));

    assertThat(hash.hash().hex()).isEqualTo(row.get("pdq"));
    assertThat(hash.quality()).isEqualTo(Integer.parseInt(row.get("quality")));
  }

  @ParameterizedTest
  @MethodSource("exact")
  void hashAndQualityAfterTheFileToolsResize(Map<String, String> row) throws IOException {
    PdqHash hash = hasher.hash(pixels(row), PdqDialect.RESIZE_512);

    assertThat(hash.hash().hex()).isEqualTo(row.get("cimg512_pdq"));
    assertThat(hash.quality()).isEqualTo(Integer.parseInt(row.get("cimg512_quality")));
  }

  @ParameterizedTest
  @MethodSource("exact")
  void dihedralHashes(Map<String, String> row) throws IOException {
    Map<Orientation, PdqHash> hashes = hasher.dihedral(pixels(row), PdqDialect.CORE);

    PdqHash original = hashes.get(Orientation.NORMAL);
    assertThat(original.hash().hex()).isEqualTo(row.get("dih_original"));
    assertThat(original.quality()).isEqualTo(Integer.parseInt(row.get("dih_quality")));
    DIHEDRAL.forEach(
        (orientation, column) ->
            assertThat(hashes.get(orientation).hash().hex()).isEqualTo(row.get("pdq_" + column)));
  }

  @ParameterizedTest
  @MethodSource("exact")
  void dihedralHashesAfterTheFileToolsResize(Map<String, String> row) throws IOException {
    Map<Orientation, PdqHash> hashes = hasher.dihedral(pixels(row), PdqDialect.RESIZE_512);

    DIHEDRAL.forEach(
        (orientation, column) ->
            assertThat(hashes.get(orientation).hash().hex())
                .isEqualTo(row.get("cimg512_" + column)));
  }

  @ParameterizedTest
  @MethodSource("exact")
  void stagesBeforeTheHash(Map<String, String> row) throws IOException {
    PixelImage image = pixels(row);
    float[] block =
        image.width() < 5 || image.height() < 5 ? new float[64 * 64] : hasher.block(image);

    assertThat(crc(PdqReference.luma(image))).isEqualTo(row.get("luma_crc32"));
    assertThat(crc(block)).isEqualTo(row.get("b64_crc32"));
    assertThat(crc(new PdqTransform().coefficients(block))).isEqualTo(row.get("dct16_crc32"));
  }

  @ParameterizedTest
  @MethodSource("exact")
  void wholeBufferReferenceAgrees(Map<String, String> row) throws IOException {
    assertThat(PdqReference.hash(pixels(row)))
        .isEqualTo(new PdqReference.Result(row.get("pdq"), Integer.parseInt(row.get("quality"))));
  }

  @ParameterizedTest
  @MethodSource("jpeg")
  void jpegFilesWithinTenBits(Map<String, String> row) throws IOException {
    PixelImage image = pixels(row);

    assertThat(hasher.hash(image).hash().distance(pdq(row, "pdq"))).isLessThanOrEqualTo(10);
    assertThat(hasher.hash(image, PdqDialect.RESIZE_512).hash().distance(pdq(row, "cimg512_pdq")))
        .isLessThanOrEqualTo(10);
  }

  private static ContentHash pdq(Map<String, String> row, String column) {
    return ContentHash.parse(HashType.PDQ, row.get(column));
  }

  private static PixelImage pixels(Map<String, String> row) throws IOException {
    PixelImage image = ImageDecoder.create().decode(VECTORS.resolve(row.get("file"))).pixels();
    assertThat(image.width()).isEqualTo(Integer.parseInt(row.get("width")));
    assertThat(image.height()).isEqualTo(Integer.parseInt(row.get("height")));
    return row.get("pixel_path").equals("gray") || !image.isGray() ? image : asColour(image);
  }

  private static PixelImage asColour(PixelImage gray) {
    int[] pixels = new int[gray.width() * gray.height()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = gray.rgb(i % gray.width(), i / gray.width());
    }
    return PixelImage.ofRgb(pixels, gray.width(), gray.height(), gray.width());
  }

  private static String crc(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return String.format("%08x", crc.getValue());
  }
}
