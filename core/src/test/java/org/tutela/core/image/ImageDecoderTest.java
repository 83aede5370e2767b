package org.tutela.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.tutela.core.image.DecodedImage.State;
import org.tutela.core.image.ImageRejectedException.Code;

class ImageDecoderTest {
  private static final Path IMAGES = Tsv.RESOURCES.resolve("images");
  private static final HexFormat HEX = HexFormat.of();

  /** A TIFF structure of one field: orientation 6. */
  private static final byte[] EXIF_ROTATED =
      HEX.parseHex("4d4d002a00000008" + "0001" + "0112000300000001" + "00060000" + "00000000");

  private final ImageDecoder decoder = ImageDecoder.create();

  @Property(tries = 400)
  void damagedFilesNeverEndInAnythingButAPictureOrARejection(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    Path[] files;
    try (var all = Files.walk(IMAGES)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(file -> !file.toString().endsWith(".tsv"))
              .sorted()
              .toArray(Path[]::new);
    }
    byte[] content = Files.readAllBytes(files[random.nextInt(files.length)]);
    content = Arrays.copyOf(content, random.nextInt(content.length + 1));
    for (int i = random.nextInt(5); i > 0 && content.length > 0; i--) {
      content[random.nextInt(Math.min(120, content.length))] = (byte) random.nextInt();
    }

    try {
      assertThat(decoder.decode(content).pixels().width()).isPositive();
    } catch (ImageRejectedException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
    }
  }

  @Example
  void streamsAndBytesDecodeAlikeAndTheStreamStaysOpen() throws IOException {
    byte[] content = bytes("jpg_ok.jpg");
    boolean[] closed = {false};
    InputStream stream =
        new ByteArrayInputStream(content) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };

    assertThat(hash(decoder.decode(stream))).isEqualTo(hash(decoder.decode(content)));
    assertThat(closed[0]).isFalse();
  }

  @Example
  void whatIsNoPictureIsNotReadOn() throws IOException {
    InputStream stream = new ByteArrayInputStream(new byte[100]);

    assertThatThrownBy(() -> decoder.decode(stream)).isInstanceOf(ImageRejectedException.class);

    assertThat(stream.available()).isEqualTo(100 - ImageDecoder.HEAD_BYTES);
  }

  @Example
  void aMissingFileIsAnOrdinaryIoError() {
    assertThatThrownBy(() -> decoder.decode(Path.of("no-such-picture.png")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Example
  void theByteLimitHoldsForStreams() throws IOException {
    ImageDecoder small = ImageDecoder.of(ImageLimits.DEFAULT.withBytes(1000));

    assertThatThrownBy(() -> small.decode(new ByteArrayInputStream(bytes("jpg_ok.jpg"))))
        .isInstanceOfSatisfying(
            ImageRejectedException.class, e -> assertThat(e.code()).isEqualTo(Code.LIMIT_BYTES));
  }

  @Example
  void aPictureThatTheBudgetCannotHoldIsRefused() {
    ImageDecoder cramped = ImageDecoder.of(ImageLimits.DEFAULT.withMemory(1000));

    assertThatThrownBy(() -> cramped.decode(bytes("jpg_ok.jpg")))
        .isInstanceOfSatisfying(
            ImageRejectedException.class, e -> assertThat(e.code()).isEqualTo(Code.LIMIT_MEMORY));
  }

  @Example
  void scansAreLimited() throws IOException {
    ImageDecoder few = ImageDecoder.of(ImageLimits.DEFAULT.withScans(63));

    assertThatThrownBy(() -> few.decode(bytes("jpg_prog_ok_70scans.jpg")))
        .isInstanceOfSatisfying(
            ImageRejectedException.class, e -> assertThat(e.code()).isEqualTo(Code.LIMIT_SCANS));
  }

  @Example
  void exifOfJpegNamesTheOrientation() throws IOException {
    byte[] segment = join("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1), EXIF_ROTATED);

    DecodedImage image = decoder.decode(withSegment("jpg_ok.jpg", 0xe1, segment));

    assertThat(image.orientation()).isEqualTo(Orientation.ROTATE_270);
    assertThat(image.upright().width()).isEqualTo(image.height());
    assertThat(hash(image)).isEqualTo(hash(decoder.decode(bytes("jpg_ok.jpg"))));
  }

  @Example
  void profilesAndCommentsDoNotChangeTheHash() throws IOException {
    byte[] profile = "ICC_PROFILE\0\1\1 no profile at all".getBytes(StandardCharsets.ISO_8859_1);

    DecodedImage image = decoder.decode(withSegment("jpg_ok.jpg", 0xe2, profile));

    assertThat(image.state()).isEqualTo(State.COMPLETE);
    assertThat(hash(image)).isEqualTo(hash(decoder.decode(bytes("jpg_ok.jpg"))));
  }

  @Example
  void exifOfPngNamesTheOrientation() throws IOException {
    byte[] png = bytes("png_rgb8_ok.png");
    byte[] withExif =
        join(
            Arrays.copyOf(png, 33),
            chunk("eXIf", EXIF_ROTATED),
            Arrays.copyOfRange(png, 33, png.length));

    assertThat(decoder.decode(withExif).orientation()).isEqualTo(Orientation.ROTATE_270);
  }

  @Example
  void aPngWithAWrongChecksumIsPartial() throws IOException {
    byte[] png = bytes("png_rgb8_ok.png");
    png[29] ^= 1;

    assertThat(decoder.decode(png).state()).isEqualTo(State.PARTIAL);
  }

  @Example
  void animationsAreTheirFirstFrame() throws IOException {
    assertThat(decoder.decode(bytes("gif_5000_frames.gif")).notes())
        .singleElement()
        .asString()
        .contains("first of 5000 frames");
  }

  @Example
  void webpIsUprightByItsExif() throws IOException {
    DecodedImage image = decoder.decode(webp(EXIF_ROTATED));

    assertThat(image.format()).isEqualTo(ImageFormat.WEBP);
    assertThat(image.width()).isEqualTo(40);
    assertThat(image.height()).isEqualTo(30);
    assertThat(image.pixels().rgb(39, 29)).isEqualTo(0x0ac81e);
    assertThat(image.orientation()).isEqualTo(Orientation.ROTATE_270);
    assertThat(image.state()).isEqualTo(State.COMPLETE);
  }

  @Example
  void sixteenBitsAreCutToTheHighByte() throws IOException {
    byte[] map =
        join(
            "P5 # comment\n2 1 65535\n".getBytes(StandardCharsets.US_ASCII),
            HEX.parseHex("12ffab00"));

    PixelImage pixels = decoder.decode(map).pixels();

    assertThat(pixels.isGray()).isTrue();
    assertThat(pixels.rgb(0, 0)).isEqualTo(0x121212);
    assertThat(pixels.rgb(1, 0)).isEqualTo(0xababab);
  }

  @Example
  void aPortableMapThatIsCutOffIsPartial() throws IOException {
    byte[] map = join("P6 1 2 255\n".getBytes(StandardCharsets.US_ASCII), HEX.parseHex("010203"));

    DecodedImage image = decoder.decode(map);

    assertThat(image.state()).isEqualTo(State.PARTIAL);
    assertThat(image.pixels().rgb(0, 0)).isEqualTo(0x010203);
    assertThat(image.pixels().rgb(0, 1)).isZero();
  }

  @Example
  void formatsThatAreKnownButNotDecodedAreNamed() {
    byte[] heif = "\0\0\0\u0018ftypheic\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> decoder.decode(heif))
        .isInstanceOfSatisfying(
            ImageRejectedException.class, e -> assertThat(e.code()).isEqualTo(Code.UNSUPPORTED))
        .hasMessageContaining("HEIF");
  }

  @Example
  void textThatBeginsLikeABitmapIsNoPicture() {
    byte[] text = "BMW and other makers".getBytes(StandardCharsets.US_ASCII);

    assertThatThrownBy(() -> decoder.decode(text))
        .isInstanceOfSatisfying(
            ImageRejectedException.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_AN_IMAGE));
  }

  @Example
  void limitsBelowOneAreRefused() {
    assertThatThrownBy(() -> ImageLimits.DEFAULT.withPixels(0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static PdqHash hash(DecodedImage image) {
    return new PdqHasher().hash(image.pixels());
  }

  private static byte[] bytes(String file) throws IOException {
    return Files.readAllBytes(IMAGES.resolve(file));
  }

  private static byte[] withSegment(String file, int marker, byte[] body) throws IOException {
    byte[] jpeg = bytes(file);
    byte[] head = {(byte) 0xff, (byte) marker, 0, (byte) (body.length + 2)};
    return join(Arrays.copyOf(jpeg, 2), head, body, Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  private static byte[] chunk(String type, byte[] body) {
    byte[] typed = join(type.getBytes(StandardCharsets.US_ASCII), body);
    CRC32 crc = new CRC32();
    crc.update(typed);
    return ByteBuffer.allocate(typed.length + 8)
        .putInt(body.length)
        .put(typed)
        .putInt((int) crc.getValue())
        .array();
  }

  /** A lossless WebP of 40 x 30 equal pixels: every prefix code has one symbol and no bits. */
  private static byte[] webp(byte[] exif) {
    BitWriter bits = new BitWriter();
    bits.write(0x2f, 8);
    bits.write(39, 14);
    bits.write(29, 14);
    bits.write(0, 1 + 3); // No alpha, version 0.
    bits.write(0, 3); // No transform, no colour cache, one group of codes.
    for (int symbol : new int[] {200, 10, 30, 255}) {
      bits.write(0b101, 3); // A simple code of one symbol of eight bits.
      bits.write(symbol, 8);
    }
    bits.write(0b001, 4); // The distance code: one symbol of one bit.
    byte[] data = bits.bytes();
    byte[] extended = HEX.parseHex("08000000" + "270000" + "1d0000");
    byte[] chunks = join(riff("VP8X", extended), riff("VP8L", data), riff("EXIF", exif));
    return riff("RIFF", join("WEBP".getBytes(StandardCharsets.US_ASCII), chunks));
  }

  private static byte[] riff(String type, byte[] body) {
    int length = body.length;
    byte[] head = {(byte) length, (byte) (length >> 8), 0, 0};
    return join(type.getBytes(StandardCharsets.US_ASCII), head, body, new byte[length & 1]);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** Writes bits from the lowest up. */
  private static final class BitWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int pending;
    private int count;

    void write(int value, int bits) {
      for (int i = 0; i < bits; i++) {
        pending |= ((value >> i) & 1) << count;
        if (++count == 8) {
          out.write(pending);
          pending = 0;
          count = 0;
        }
      }
    }

    byte[] bytes() {
      out.write(pending);
      return out.toByteArray();
    }
  }
}
