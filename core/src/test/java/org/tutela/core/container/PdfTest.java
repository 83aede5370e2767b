package org.tutela.core.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tutela.core.container.PdfMaker.ascii;
import static org.tutela.core.container.PdfMaker.concat;
import static org.tutela.core.container.PdfMaker.flate;
import static org.tutela.core.container.PdfPictures.SIDE;
import static org.tutela.core.container.PdfPictures.bits;
import static org.tutela.core.container.PdfPictures.encoded;
import static org.tutela.core.container.PdfPictures.gray;
import static org.tutela.core.container.PdfPictures.jpeg;
import static org.tutela.core.container.PdfPictures.palette;
import static org.tutela.core.container.PdfPictures.rgb;
import static org.tutela.core.container.PdfPictures.rgbAt;
import static org.tutela.core.container.PdfPictures.sample;
import static org.tutela.core.container.PdfPictures.samples;
import static org.tutela.core.container.PdfPictures.unpacked;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.ContentHasher;
import org.tutela.core.hash.HashType;
import org.tutela.core.image.ImageDecoder;
import org.tutela.core.image.PdqHash;
import org.tutela.core.image.PdqHasher;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexCompiler;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListRecord;
import org.tutela.core.match.Match;
import org.tutela.core.match.MatchInput;
import org.tutela.core.match.MatchResult;
import org.tutela.core.match.Matcher;
import org.tutela.core.match.StopCondition;

/** One listed picture, in all the ways in which a PDF can hold it. */
class PdfTest {
  private static final byte[] LISTED = ascii("listed content");
  private static final String SIZE = "/Width 128/Height 128/BitsPerComponent 8";
  private static final String PICTURE = "/Type/XObject/Subtype/Image" + SIZE;
  private static final String GRAY_PICTURE = PICTURE + "/ColorSpace/DeviceGray";

  @TempDir private Path folder;
  private HashIndex index;

  @BeforeEach
  void listThePictures() throws IOException {
    IndexCompiler compiler = IndexCompiler.builder().name("pdf").build();
    Consumer<ListRecord> list = compiler.list(HashList.of("hotline"));
    list.accept(ListEntry.of(pdq(concat(ascii("P5 128 128 255\n"), gray())), "", "", ""));
    list.accept(ListEntry.of(pdq(concat(ascii("P6 128 128 255\n"), rgb())), "", "", ""));
    byte[] bits = unpacked(bits());
    byte[] blackAndWhite = samples(SIDE * SIDE, i -> bits[i] * 255);
    byte[] fourGrays = samples(SIDE * SIDE, i -> (sample(i, 0) >> 6) * 85);
    list.accept(ListEntry.of(pdq(concat(ascii("P5 128 128 255\n"), blackAndWhite)), "", "", ""));
    list.accept(ListEntry.of(pdq(concat(ascii("P5 128 128 255\n"), fourGrays)), "", "", ""));
    ContentHash digest =
        ContentHasher.of(HashType.SHA256).hash(new ByteArrayInputStream(LISTED)).values().stream()
            .findFirst()
            .orElseThrow();
    list.accept(ListEntry.of(digest, "", "", ""));
    Path file = folder.resolve("lists.tidx");
    compiler.writeTo(file);
    index = HashIndex.load(file);
  }

  @AfterEach
  void closeTheIndex() throws IOException {
    index.close();
  }

  private static ContentHash pdq(byte[] map) throws IOException {
    PdqHash hash = new PdqHasher().hash(ImageDecoder.create().decode(map).pixels());
    assertThat(hash.quality()).isGreaterThan(80);
    return hash.hash();
  }

  private MatchResult scan(PdfMaker pdf) {
    return scan(pdf.bytes());
  }

  private MatchResult scan(byte[] pdf) {
    try {
      MatchInput input = MatchInput.of("a.pdf", () -> new ByteArrayInputStream(pdf));
      return ContainerScanner.of(Matcher.of(index)).match(input, StopCondition.NEVER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> paths(MatchResult result) {
    return result.matches().stream().map(Match::inside).toList();
  }

  private void assertFound(PdfMaker pdf, String path) {
    MatchResult result = scan(pdf);
    assertThat(result.reason()).isEmpty();
    assertThat(paths(result)).containsExactly(path);
  }

  private void assertPartial(PdfMaker pdf, String reason) {
    MatchResult result = scan(pdf);
    assertThat(result.scan()).isEqualTo(MatchResult.Scan.PARTIAL);
    assertThat(result.reason()).startsWith(reason);
  }

  static Stream<Arguments> codings() {
    byte[] fax = PdfMaker.strip(encoded("tiff", "CCITT T.6"));
    byte[] rle = PdfMaker.strip(encoded("tiff", "CCITT RLE"));
    byte[] fax3 = PdfMaker.strip(encoded("tiff", "CCITT T.4"));
    String faxed = "/DecodeParms<</Columns 128 /K -1 >>";
    return Stream.of(
        Arguments.of("", gray(), "pgm"),
        Arguments.of("/Filter/FlateDecode", flate(gray()), "pgm"),
        Arguments.of("/Filter[/FlateDecode]/DecodeParms[null]", flate(gray()), "pgm"),
        Arguments.of("/Filter/Fl", flate(gray()), "pgm"),
        Arguments.of("/Filter/LZWDecode", PdfMaker.lzw(gray(), 1), "pgm"),
        Arguments.of("/Filter/LZW/DecodeParms<</EarlyChange 0>>", PdfMaker.lzw(gray(), 0), "pgm"),
        Arguments.of("/Filter/RunLengthDecode", PdfMaker.runLength(gray()), "pgm"),
        Arguments.of("/Filter/ASCIIHexDecode", PdfMaker.hex(gray()), "pgm"),
        Arguments.of("/Filter/ASCII85Decode", PdfMaker.base85(gray()), "pgm"),
        Arguments.of("/Filter[/A85 /Fl]", PdfMaker.base85(flate(gray())), "pgm"),
        Arguments.of(
            "/Filter[/AHx/RL/LZW]",
            PdfMaker.hex(PdfMaker.runLength(PdfMaker.lzw(gray(), 1))),
            "pgm"),
        Arguments.of("/Filter/DCTDecode", jpeg(), "jpg"),
        Arguments.of("/Filter [/ASCII85Decode/DCTDecode]", PdfMaker.base85(jpeg()), "jpg"),
        Arguments.of("/Filter/CCITTFaxDecode" + faxed, fax, "tif"),
        Arguments.of("/Filter/CCF/DecodeParms<</Columns 128/K 4>>", fax3, "tif"),
        Arguments.of("/Filter/CCF/DecodeParms<</Columns 128/EncodedByteAlign true>>", rle, "tif"),
        Arguments.of("/Filter[/Fl/CCF]/DecodeParms[null<</K -1/Columns 128>>]", flate(fax), "tif"));
  }

  @ParameterizedTest
  @MethodSource("codings")
  void pictureIsFoundInEveryCoding(String filter, byte[] content, String ending) {
    PdfMaker pdf = new PdfMaker().stream(7, GRAY_PICTURE + filter, content);

    assertFound(pdf, "!/object-7." + ending);
  }

  @ParameterizedTest
  @MethodSource("codings")
  void pictureAmongDrawingCommandsIsFoundInEveryCoding(
      String filter, byte[] content, String ending) {
    String shorter = filter.replace("/Filter", "/F").replace("/DecodeParms", "/DP");
    byte[] commands =
        concat(
            ascii("q 100 0 0 100 0 0 cm (BI \\( ID) Tj\nBI /W 128 /H 128/BPC 8 /CS /G "),
            ascii(shorter + " ID "),
            content,
            ascii("\nEI Q\n0 0 m 1 1 l S"));
    PdfMaker plain = new PdfMaker().stream(7, "", commands);
    PdfMaker packed = new PdfMaker().stream(8, "/Filter/FlateDecode", flate(commands));

    assertFound(plain, "!/object-7-inline-1." + ending);
    assertFound(packed, "!/object-8-inline-1." + ending);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Type/XObject/Subtype/Form/BBox[0 0 1 1]",
        "/Type/Pattern/PatternType 1/PaintType 1",
        "/Type/Metadata/Subtype/XML",
        "/Type/EmbeddedFile",
        "/Type/XRef/W[1 1 1]/Size 3"
      })
  void drawingCommandsAreFoundWhateverTheStreamSaysItIs(String entries) {
    byte[] commands = concat(ascii("BI/W 128/H 128/CS/G/BPC 8 ID "), gray(), ascii(" EI"));

    assertFound(new PdfMaker().stream(7, entries, commands), "!/object-7-inline-1.pgm");
  }

  @Test
  void everyPictureAmongDrawingCommandsIsFound() {
    byte[] one = concat(ascii("BI/W 128/H 128/CS/G/BPC 8/F/Fl ID "), flate(gray()), ascii("EI "));
    byte[] glyph = ascii("1 0 0 0 9 9 d1 BI /W 8/H 2/IM true ID xx EI BI");
    byte[] other = concat(ascii(" /W 128/H 128/CS/RGB/BPC 8 ID\n"), rgb(), ascii("EI\nQ"));

    MatchResult result = scan(new PdfMaker().stream(7, "", concat(one, glyph, other)));

    assertThat(paths(result))
        .containsExactlyInAnyOrder("!/object-7-inline-1.pgm", "!/object-7-inline-3.ppm");
    assertThat(result.scan()).isEqualTo(MatchResult.Scan.COMPLETE);
  }

  @Test
  void endMarkInsideThePixelsEndsNothing() {
    byte[] pixels = gray();
    System.arraycopy(ascii("\nEI Q q Q q Q q BT"), 0, pixels, 5000, 18);
    byte[] commands = concat(ascii("BI/W 128/H 128/CS/G/BPC 8 ID "), pixels, ascii("\nEI"));

    assertFound(new PdfMaker().stream(7, "", commands), "!/object-7-inline-1.pgm");
  }

  static Stream<Arguments> colours() {
    byte[] wide = samples(2 * SIDE * SIDE, i -> i % 2 == 0 ? sample(i / 2, 0) : i);
    byte[] nibbles =
        samples(SIDE * SIDE / 2, i -> (sample(2 * i, 0) & 0xf0) | (sample(2 * i + 1, 0) >> 4));
    byte[] quarters =
        samples(
            SIDE * SIDE / 4,
            i ->
                (sample(4 * i, 0) >> 6 << 6)
                    | (sample(4 * i + 1, 0) >> 6 << 4)
                    | (sample(4 * i + 2, 0) >> 6 << 2)
                    | (sample(4 * i + 3, 0) >> 6));
    byte[] ink = samples(4 * SIDE * SIDE, i -> i % 4 == 3 ? 255 - sample(i / 4, 0) : 0);
    byte[] negative = samples(SIDE * SIDE, i -> 255 - sample(i, 0));
    byte[] indexes = samples(SIDE * SIDE, i -> sample(i, 0) * 7);
    byte[] differences =
        samples(3 * SIDE * SIDE, i -> rgbAt(i) - (i / 3 % SIDE == 0 ? 0 : rgbAt(i - 3)));
    return Stream.of(
        Arguments.of("/ColorSpace/DeviceRGB", rgb(), "ppm"),
        Arguments.of("/ColorSpace[/CalRGB<</WhitePoint[1 1 1]>>]", rgb(), "ppm"),
        Arguments.of("/ColorSpace 20 0 R", rgb(), "ppm"),
        Arguments.of("/ColorSpace 21 0 R", rgb(), "ppm"),
        Arguments.of("/ColorSpace/DeviceCMYK", ink, "ppm"),
        Arguments.of("/ColorSpace[/ICCBased 23 0 R]", ink, "ppm"),
        Arguments.of("/ColorSpace[/Indexed/DeviceGray 255 24 0 R]", indexes, "ppm"),
        Arguments.of("/ColorSpace[/Indexed/DeviceRGB 255 " + palette() + "]", indexes, "ppm"),
        Arguments.of("/ColorSpace/DeviceGray/Decode[1 0]", negative, "pgm"),
        Arguments.of("/ColorSpace/DeviceGray/BitsPerComponent 16", wide, "pgm"),
        Arguments.of("/ColorSpace/DeviceGray/BitsPerComponent 4", nibbles, "pgm"),
        Arguments.of("/ColorSpace/DeviceGray/BitsPerComponent 2", quarters, "pgm"),
        Arguments.of("/ColorSpace/DeviceGray/BitsPerComponent 1", bits(), "pgm"),
        Arguments.of("/ImageMask true", bits(), "pgm"),
        Arguments.of(
            "/ColorSpace/DeviceRGB/Filter/Fl/DecodeParms<</Predictor 2/Colors 3/Columns 128>>",
            flate(differences),
            "ppm"));
  }

  @ParameterizedTest
  @MethodSource("colours")
  void pictureIsFoundInEveryColourSpace(String entries, byte[] content, String ending) {
    String picture = "/Subtype/Image/Width 128/Height 128" + entries;
    String bits =
        entries.contains("BitsPer") || entries.contains("Mask") ? "" : "/BitsPerComponent 8";
    PdfMaker pdf =
        new PdfMaker()
            .stream(7, picture + bits, content)
                .object(20, "[/ICCBased 22 0 R]")
                .objectStream(30, 21, "[ /ICCBased 22 0 R ]")
                .stream(22, "/N 3/Alternate/DeviceRGB", "profile")
                .stream(23, "/N 4", "profile")
                .stream(24, "/Filter/FlateDecode", flate(samples(256, i -> i * 183)));

    assertFound(pdf, "!/object-7." + ending);
  }

  static Stream<Arguments> hidingPlaces() {
    byte[] trap = gray();
    System.arraycopy(ascii("\nendstream\nendobj\n"), 0, trap, 400, 18);
    PdfMaker inside = new PdfMaker().stream(7, GRAY_PICTURE, gray());
    return Stream.of(
        Arguments.of(
            "a length that stands elsewhere",
            new PdfMaker()
                .raw("7 0 obj <<" + GRAY_PICTURE + "/Length 8 0 R>>stream\n")
                .raw(new String(trap, StandardCharsets.ISO_8859_1))
                .raw("\nendstream endobj\n")
                .object(8, String.valueOf(trap.length)),
            "!/object-7.pgm"),
        Arguments.of(
            "a length in an object stream",
            new PdfMaker()
                .objectStream(9, 8, String.valueOf(trap.length))
                .raw("7 0 obj <<" + GRAY_PICTURE + "/Length 8 0 R>>stream\n")
                .raw(new String(trap, StandardCharsets.ISO_8859_1))
                .raw("\nendstream endobj\n"),
            "!/object-7.pgm"),
        Arguments.of(
            "an object that an update replaced",
            new PdfMaker().stream(7, GRAY_PICTURE, gray()).object(7, "null"),
            "!/object-7.pgm"),
        Arguments.of(
            "names with escapes",
            new PdfMaker()
                .stream(
                    7, GRAY_PICTURE.replace("Image", "#49mage").replace("Dev", "D#65v"), gray()),
            "!/object-7.pgm"),
        Arguments.of(
            "a number with a comment behind it",
            new PdfMaker()
                .raw("7 % what\n0 % not\nobj<<" + GRAY_PICTURE + ">>stream\n")
                .raw(new String(gray(), StandardCharsets.ISO_8859_1))
                .raw("\nendstream"),
            "!/object-7.pgm"),
        Arguments.of(
            "a long dictionary",
            new PdfMaker().stream(7, GRAY_PICTURE + "/X (" + "x".repeat(9000) + ")", gray()),
            "!/object-7.pgm"),
        Arguments.of(
            "a thumbnail that does not say what it is",
            new PdfMaker().stream(7, SIZE + "/ColorSpace/DeviceGray", gray()),
            "!/object-7.pgm"),
        Arguments.of(
            "a soft mask",
            new PdfMaker()
                .stream(6, "/Subtype/Image/Width 1/Height 1/ColorSpace/G/SMask 7 0 R", "x").stream(
                    7, GRAY_PICTURE + "/Matte[0]", gray()),
            "!/object-7.pgm"),
        Arguments.of(
            "a stream inside the bytes of another",
            new PdfMaker()
                .stream(
                    6,
                    "/Type/Metadata",
                    concat(
                        ascii("x\n7 0 obj<<" + GRAY_PICTURE + "/Length 16384>>stream\n"),
                        gray(),
                        ascii("\nendstream\nendobj\n"))),
            "!/object-7.pgm"),
        Arguments.of(
            "an attached file that does not say what it is",
            new PdfMaker()
                .stream(7, "", LISTED)
                    .objectStream(9, 8, "<</Type/Filespec/F(a.bin)/EF<</F 7 0 R>>>>"),
            "!/object-7"),
        Arguments.of(
            "a file that nobody attached",
            new PdfMaker().stream(7, "/Filter/FlateDecode", flate(jpeg())),
            "!/object-7"),
        Arguments.of(
            "an attached document",
            new PdfMaker().stream(9, "/Type/EmbeddedFile/Filter/Fl", flate(inside.bytes())),
            "!/object-9!/object-7.pgm"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hidingPlaces")
  void pictureIsFoundIn(String place, PdfMaker pdf, String path) {
    assertFound(pdf, path);
  }

  @Test
  void markOfAPdfMayStandBehindAPreface() {
    byte[] pdf = new PdfMaker().stream(7, GRAY_PICTURE, gray()).bytes();

    assertThat(paths(scan(concat(new byte[1000], pdf)))).containsExactly("!/object-7.pgm");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Filter/JBIG2Decode",
        "/Filter/Crypt",
        "/Filter[/DCTDecode/FlateDecode]",
        "/ColorSpace/Pattern",
        "/ColorSpace[/Separation/Spot/DeviceRGB 9 0 R]",
        "/ColorSpace[/DeviceN[/A/B]/DeviceRGB 9 0 R]",
        "/ColorSpace[/Lab<<>>]",
        "/ColorSpace 9 0 R",
        "/Filter/FlateDecode/DecodeParms<</Predictor 2/BitsPerComponent 4>>",
        "/Filter/CCITTFaxDecode/DecodeParms<</K -1/EncodedByteAlign true>>/ColorSpace/DeviceGray",
      })
  void pictureThatIsNotReadIsSaid(String entries) {
    MatchResult result = scan(new PdfMaker().stream(7, PICTURE + entries, gray()));

    assertThat(result.reason()).startsWith("UNSUPPORTED").contains("!/object-7");
  }

  @Test
  void jpeg2000IsHandedOverAndNotDecoded() {
    byte[] codestream = concat(new byte[] {-1, 0x4f, -1, 0x51}, new byte[60]);

    assertPartial(
        new PdfMaker().stream(7, PICTURE + "/Filter/JPXDecode", codestream), "UNSUPPORTED");
    assertPartial(new PdfMaker().stream(7, PICTURE + "/Filter/JPXDecode", gray()), "DAMAGED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/Decode[1 0]", "/ColorSpace[/Indexed/DeviceGray 1 <00ff>]"})
  void jpegWhoseColoursTheDocumentChangesIsPartial(String entries) {
    PdfMaker pdf = new PdfMaker().stream(7, PICTURE + entries + "/Filter/DCTDecode", jpeg());

    assertPartial(pdf, "UNSUPPORTED: the document");
  }

  @Test
  void pictureThatGoesOnInAnotherStreamIsPartial() {
    PdfMaker pdf =
        new PdfMaker()
            .stream(7, "", "q BI /W 128 /H 128 /CS/G").stream(
                8, "", concat(ascii("/BPC 8 ID "), gray(), ascii(" EI Q")));

    assertPartial(pdf, "UNSUPPORTED: a picture of object-7 goes on in another stream");
  }

  @Test
  void pictureAmongDrawingCommandsThatIsCutOffIsPartial() {
    byte[] cut = Arrays.copyOf(flate(gray()), 4000);
    byte[] commands = concat(ascii("BI/W 128/H 128/CS/G/BPC 8/F/Fl ID "), cut, ascii("\nEI Q"));
    byte[] open = concat(ascii("BI/W 128/H 128/CS/G/BPC 8 ID "), gray());

    assertPartial(new PdfMaker().stream(7, "", commands), "DAMAGED");
    assertPartial(new PdfMaker().stream(7, "", open), "DAMAGED");
    assertPartial(
        new PdfMaker().stream(7, "/Filter/Fl", Arrays.copyOf(flate(open), 999)), "DAMAGED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ColorSpace/Named/BPC 8", // a resource of the page, which is not looked for
        "/F/JBIG2",
        "/F[/Crypt]",
      })
  void pictureAmongDrawingCommandsThatIsNotReadIsSaid(String entries) {
    byte[] commands = concat(ascii("BI/W 128/H 128" + entries + " ID "), gray(), ascii("\nEI Q"));

    assertPartial(new PdfMaker().stream(7, "", commands), "UNSUPPORTED");
  }

  @Test
  void encryptedDocumentIsPartial() {
    PdfMaker table = new PdfMaker().stream(7, GRAY_PICTURE, gray());
    table.raw("trailer <</Size 9 /Encr#79pt 8 0 R>>\n");
    PdfMaker stream = new PdfMaker().stream(7, GRAY_PICTURE, gray());
    stream.stream(9, "/Type/XRef/W[1 1 1]/Encrypt 8 0 R", "xyz");

    assertPartial(table, "ENCRYPTED");
    assertPartial(stream, "ENCRYPTED");
  }

  @Test
  void streamThatBelongsToNoObjectIsPartial() {
    String deep = "[".repeat(99) + "]".repeat(99);

    assertPartial(new PdfMaker().raw("7 0 ob <</X 1>>\nstream\nxyz\nendstream\n"), "DAMAGED");
    assertPartial(new PdfMaker().stream(7, "/X " + deep + GRAY_PICTURE, gray()), "DAMAGED");
  }

  @Test
  void streamThatCannotBeReadHidesNoOther() {
    PdfMaker pdf =
        new PdfMaker()
            .stream(5, PICTURE + "/ColorSpace[/Indexed/DeviceRGB 1 6 0 R]", gray()).stream(
                6, "/Filter/FlateDecode", "no such thing")
                .stream(7, GRAY_PICTURE, gray());

    assertPartial(pdf, "DAMAGED");
    assertThat(paths(scan(pdf))).containsExactly("!/object-7.pgm");
  }

  @Test
  void formInXmlIsPartial() {
    assertPartial(new PdfMaker().object(5, "<</Fields[]/XFA 6 0 R>>"), "UNSUPPORTED");
  }

  @Test
  void objectsThatNameThemselvesEnd() {
    PdfMaker pdf =
        new PdfMaker()
            .object(5, "5 0 R").object(6, "[/Indexed 6 0 R 1 <00>]").stream(
                    7, PICTURE + "/ColorSpace 5 0 R", gray())
                .stream(8, PICTURE + "/ColorSpace 6 0 R", gray())
                .raw("9 0 obj<</Type/ObjStm/N 1/First 4/Length 11 0 R/Filter 11 0 R>>stream\n")
                .raw("11 0 12\nendstream endobj\n");

    assertThat(scan(pdf).scan()).isEqualTo(MatchResult.Scan.PARTIAL);
  }

  @Test
  void documentWithoutPicturesIsClear() {
    byte[] font = new byte[1 << 17];
    new Random(7).nextBytes(font);
    PdfMaker pdf =
        new PdfMaker()
            .stream(7, "", "BT (BI /W 1 ID EI) Tj /BI 1 Tf ET % BI /W 8\n /Tx BMC EMC").stream(
                8, "/Length1 131072/Filter/FlateDecode", flate(font))
                .stream(9, "/Length1 131072", font);

    MatchResult result = scan(pdf);

    assertThat(result.reason()).isEmpty();
    assertThat(result.matches()).isEmpty();
  }
}
