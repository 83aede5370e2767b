package org.tutela.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Animations and files of several pages. */
class FramesTest {
  private static final int NONE = 0;
  private static final int CLEARS = 2;
  private static final int RESTORES = 3;

  /** A frame of one palette index: 0 is red, 1 green, 2 blue, 3 transparent. */
  private record Frame(int left, int top, int width, int height, int colour, int disposal) {}

  @Example
  void laterFramesArePaintedOverEarlierOnes() throws IOException {
    List<PixelImage> shown =
        frames(
            gif(
                new Frame(0, 0, 4, 4, 0, NONE),
                new Frame(1, 1, 2, 2, 1, NONE),
                new Frame(0, 0, 1, 1, 2, NONE)));

    assertThat(shown.get(2).rgb(0, 0)).isEqualTo(0x0000ff);
    assertThat(shown.get(2).rgb(1, 1)).isEqualTo(0x00ff00);
    assertThat(shown.get(2).rgb(3, 3)).isEqualTo(0xff0000);
  }

  @Example
  void transparentPixelsShowWhatIsBelow() throws IOException {
    List<PixelImage> shown =
        frames(gif(new Frame(0, 0, 4, 4, 0, NONE), new Frame(0, 0, 4, 4, 3, NONE)));

    assertThat(shown.get(1).rgb(2, 2)).isEqualTo(0xff0000);
  }

  @Example
  void aFrameMayBeClearedOrTakenBackAfterwards() throws IOException {
    List<PixelImage> shown =
        frames(
            gif(
                new Frame(0, 0, 4, 4, 0, NONE),
                new Frame(0, 0, 2, 2, 1, RESTORES),
                new Frame(3, 3, 1, 1, 2, CLEARS),
                new Frame(0, 3, 1, 1, 2, NONE)));

    assertThat(shown.get(2).rgb(0, 0)).isEqualTo(0xff0000);
    assertThat(shown.get(3).rgb(0, 0)).isEqualTo(0xff0000);
    assertThat(alpha(shown, 3, 3)).isZero();
  }

  @Example
  void aFirstFrameBeyondTheScreenEnlargesIt() throws IOException {
    List<PixelImage> shown = frames(gif(new Frame(2, 3, 4, 4, 0, NONE)));

    assertThat(shown.get(0).width()).isEqualTo(6);
    assertThat(shown.get(0).height()).isEqualTo(7);
  }

  @Property
  void anAnimationThatIsCutOffIsPartial(@ForAll @IntRange(min = 1, max = 35) int missing)
      throws IOException {
    byte[] whole = gif(new Frame(0, 0, 4, 4, 0, NONE), new Frame(0, 0, 4, 4, 1, NONE));

    PictureHashes hashes = hash(Arrays.copyOf(whole, whole.length - missing));

    assertThat(hash(whole).state()).isEqualTo(DecodedImage.State.COMPLETE);
    assertThat(hashes.state()).isEqualTo(DecodedImage.State.PARTIAL);
    assertThat(hashes.notes()).isNotEmpty();
  }

  @Example
  void theFrameThatHidesAPictureIsNamed() throws IOException {
    byte[] still = Files.readAllBytes(Tsv.RESOURCES.resolve("images/formats/lossless.webp"));
    PictureHashes alone = hash(still);
    byte[] animated = animated(alone.width(), alone.height(), still);

    PictureHashes hashes = hash(animated);

    assertThat(hashes.frames()).isEqualTo(3);
    assertThat(hashes.hashes())
        .filteredOn(hash -> hash.pdq().equals(alone.stored()))
        .extracting(PictureHash::frame)
        .containsExactly(2);
  }

  @Example
  void everyPageOfATiffIsLookedAt() throws IOException {
    PictureHashes hashes =
        hash(Files.readAllBytes(Tsv.RESOURCES.resolve("images/formats/pages.tiff")));

    assertThat(hashes.frames()).isEqualTo(3);
    assertThat(hashes.hashes()).extracting(PictureHash::frame).contains(1, 2, 3);
  }

  @Property(tries = 200)
  void sampledFramesAreSpreadEvenlyAndTheFirstIsAmongThem(
      @ForAll @IntRange(min = 1, max = 3000) int total,
      @ForAll @IntRange(min = 1, max = 64) int wanted) {
    DecodeRun run = new DecodeRun(ImageLimits.DEFAULT, header(), wanted);

    int[] chosen = IntStream.rangeClosed(1, total).filter(n -> run.wants(n, total)).toArray();

    assertThat(chosen).hasSize(Math.min(total, wanted)).startsWith(1);
    for (int i = 1; i < chosen.length; i++) {
      assertThat(chosen[i] - chosen[i - 1]).isBetween(total / wanted, total / wanted + 1);
    }
    assertThat(run.isLast(chosen[chosen.length - 1], total)).isTrue();
    assertThat(chosen[chosen.length - 1] == 1 || !run.isLast(chosen[chosen.length - 1] - 1, total))
        .isTrue();
  }

  private static ImageHeader header() {
    return new ImageHeader(
        ImageFormat.GIF, 1, 1, Orientation.NORMAL, false, List.of(), 1, (run, sink) -> {});
  }

  private static PictureHashes hash(byte[] file) throws IOException {
    return ImageDecoder.create().hash(file, QueryVariants.OFF, EnumSet.of(PdqDialect.CORE));
  }

  private static List<PixelImage> frames(byte[] gif) throws IOException {
    ImageHeader header = ImageHeader.read(gif, ImageLimits.DEFAULT);
    DecodeRun run = new DecodeRun(ImageLimits.DEFAULT, header, 32);
    List<PixelImage> shown = new ArrayList<>();
    header
        .reader()
        .read(
            run,
            (number, rows) -> {
              PixelCollector collector = new PixelCollector(rows, run);
              rows.read(collector);
              shown.add(collector.pixels());
              if (collector.alpha().length > 0) {
                shown.add(
                    PixelImage.ofGray(
                        collector.alpha(), rows.width(), rows.height(), rows.width()));
              }
            });
    return shown;
  }

  /** {@return the opacity in the last frame, which the list holds as the picture at its end} */
  private static int alpha(List<PixelImage> shown, int x, int y) {
    return shown.get(shown.size() - 1).rgb(x, y);
  }

  private static byte[] gif(Frame... frames) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(new byte[] {4, 0, 4, 0, (byte) 0x81, 0, 0});
    out.writeBytes(new byte[] {-1, 0, 0, 0, -1, 0, 0, 0, -1, 9, 9, 9});
    for (Frame frame : frames) {
      out.writeBytes(
          new byte[] {0x21, (byte) 0xf9, 4, (byte) (frame.disposal << 2 | 1), 1, 0, 3, 0});
      out.writeBytes(
          new byte[] {
            0x2c,
            (byte) frame.left,
            0,
            (byte) frame.top,
            0,
            (byte) frame.width,
            0,
            (byte) frame.height,
            0,
            0
          });
      out.writeBytes(data(frame));
    }
    out.write(0x3b);
    return out.toByteArray();
  }

  /** Codes of three bits, with a clear code before each pixel so that the width never grows. */
  private static byte[] data(Frame frame) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    int bits = 0;
    int count = 0;
    for (int i = 0; i <= 2 * frame.width * frame.height; i++) {
      int code = i == 2 * frame.width * frame.height ? 5 : i % 2 == 0 ? 4 : frame.colour;
      bits |= code << count;
      for (count += 3; count >= 8; count -= 8) {
        block.write(bits);
        bits >>= 8;
      }
    }
    block.write(bits);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(2);
    out.write(block.size());
    out.writeBytes(block.toByteArray());
    out.write(0);
    return out.toByteArray();
  }

  /** One picture three times: moved to the right, in its place, moved again. */
  private static byte[] animated(int width, int height, byte[] still) {
    byte[] chunk = Arrays.copyOfRange(still, 12, still.length);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
    byte[] extended = {2, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    size24(extended, 4, width);
    size24(extended, 7, height);
    body.writeBytes(chunk("VP8X", extended));
    for (int i = 0; i < 3; i++) {
      byte[] frame = new byte[16 + chunk.length];
      frame[0] = (byte) (i == 1 ? 0 : width / 4);
      size24(frame, 6, width);
      size24(frame, 9, height);
      frame[15] = 3;
      System.arraycopy(chunk, 0, frame, 16, chunk.length);
      body.writeBytes(chunk("ANMF", frame));
    }
    return chunk("RIFF", body.toByteArray());
  }

  private static void size24(byte[] out, int at, int size) {
    out[at] = (byte) (size - 1);
    out[at + 1] = (byte) ((size - 1) >> 8);
  }

  private static byte[] chunk(String type, byte[] body) {
    byte[] out = new byte[8 + body.length + (body.length & 1)];
    ByteBuffer.wrap(out)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(type.getBytes(StandardCharsets.US_ASCII))
        .putInt(body.length)
        .put(body);
    return out;
  }
}
