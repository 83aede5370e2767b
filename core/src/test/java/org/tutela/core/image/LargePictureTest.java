package org.tutela.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tutela.core.image.ImageRejectedException.Code;

/** Phones make pictures of 108 and 200 megapixels; they are hashed in strips. */
class LargePictureTest {
  private static final Set<PdqDialect> BOTH = EnumSet.allOf(PdqDialect.class);

  private final ImageDecoder decoder = ImageDecoder.create();

  @Test
  void a200MegapixelJpegIsHashedWithinTheMemoryBudget() throws Exception {
    byte[] jpeg = jpeg(16_320, 12_240, 0xc0);
    long before = Allocation.ofThisThread();

    PictureHashes hashes = decoder.hash(jpeg, QueryVariants.ORIENTATIONS, BOTH);

    assertThat(Allocation.ofThisThread() - before).isLessThan(decoder.limits().memory());
    assertThat(hashes.width()).isEqualTo(16_320);
    assertThat(hashes.state()).isEqualTo(DecodedImage.State.COMPLETE);
    assertThat(hashes.stored().quality()).isEqualTo(100);
  }

  @Test
  void itsPixelsDoNotFitTheBudget() {
    assertThatThrownBy(() -> decoder.decode(jpeg(16_320, 12_240, 0xc0)))
        .isInstanceOfSatisfying(
            ImageRejectedException.class, e -> assertThat(e.code()).isEqualTo(Code.LIMIT_MEMORY));
  }

  @Test
  void progressivePicturesAreHeldWholeAndHaveALowerLimit() {
    assertThatThrownBy(() -> decoder.hash(jpeg(16_320, 12_240, 0xc2), QueryVariants.OFF, BOTH))
        .isInstanceOfSatisfying(
            ImageRejectedException.class, e -> assertThat(e.code()).isEqualTo(Code.LIMIT_PIXELS))
        .hasMessageContaining("64000000");
  }

  @Test
  void theClockEndsADecodingThatTakesTooLong() {
    ImageDecoder hurried = ImageDecoder.of(ImageLimits.DEFAULT.withTime(Duration.ofNanos(1)));

    assertThatThrownBy(() -> hurried.hash(jpeg(2000, 2000, 0xc0), QueryVariants.OFF, BOTH))
        .isInstanceOfSatisfying(
            ImageRejectedException.class, e -> assertThat(e.code()).isEqualTo(Code.LIMIT_TIME));
  }

  @Test
  void rowByRowIsTheHashOfThePixels() throws ImageRejectedException {
    byte[] jpeg = jpeg(1600, 1200, 0xc0);

    PdqHash streamed = decoder.hash(jpeg, QueryVariants.OFF, EnumSet.of(PdqDialect.CORE)).stored();

    assertThat(streamed).isEqualTo(new PdqHasher().hash(decoder.decode(jpeg).pixels()));
  }

  /**
   * A gray JPEG of flat blocks. Its DC table has a code of one bit for "as the block before" and
   * two for "a step of seven bits"; its AC table has one bit for "nothing more".
   */
  private static byte[] jpeg(int width, int height, int frameMarker) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(HexFormat.of().parseHex("ffd8" + "ffdb004300" + "08".repeat(64)));
    out.writeBytes(
        HexFormat.of()
            .parseHex(
                String.format(
                    "ff%02x000b08%04x%04x01011100"
                        + "ffc4001500"
                        + "01010000000000000000000000000000"
                        + "0007"
                        + "ffc4001410"
                        + "01000000000000000000000000000000"
                        + "00"
                        + "ffda0008010100003f00",
                    frameMarker, height, width)));
    int columns = (width + 7) / 8;
    int rows = (height + 7) / 8;
    Bits bits = new Bits(out);
    boolean light = false;
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        boolean wanted = (9 * x / columns * (7 * y / rows + 1)) % 3 == 1;
        if (wanted == light) {
          bits.add(0b00, 2);
        } else {
          // Seven bits of 100 up, or of -100 down; then the end of the block.
          bits.add(0b10_0000000_0 | ((wanted ? 100 : 27) << 1), 10);
          light = wanted;
        }
      }
    }
    bits.finish();
    out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd9});
    return out.toByteArray();
  }

  /** Writes bits from the highest down, with the zero that JPEG wants after a byte of ones. */
  private static final class Bits {
    private final ByteArrayOutputStream out;
    private int pending;
    private int count;

    Bits(ByteArrayOutputStream out) {
      this.out = out;
    }

    void add(int value, int bits) {
      for (int i = bits - 1; i >= 0; i--) {
        pending = (pending << 1) | ((value >> i) & 1);
        if (++count == 8) {
          out.write(pending);
          if ((pending & 0xff) == 0xff) {
            out.write(0);
          }
          pending = 0;
          count = 0;
        }
      }
    }

    void finish() {
      while (count != 0) {
        add(1, 1);
      }
    }
  }
}
