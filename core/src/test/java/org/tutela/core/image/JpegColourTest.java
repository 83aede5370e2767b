package org.tutela.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the three components of a JPEG file are is decided by its markers and by the names of the
 * components, as libjpeg does. Without sub-sampling no decoder could tell by the sizes.
 */
class JpegColourTest {
  private static final HexFormat HEX = HexFormat.of();

  @ParameterizedTest
  @CsvSource({
    // names, JFIF, Adobe, stored as
    "010203, yes, none, differences",
    "010203, no,  none, differences",
    "000102, no,  none, differences",
    "2223c8, no,  none, differences",
    "524742, no,  none, colours",
    "524742, yes, none, differences",
    "010203, no,  00,   colours",
    "010203, no,  01,   differences",
    "010203, no,  02,   differences",
    "524742, no,  01,   differences",
    "010203, yes, 00,   differences",
    "010203, yes, 02,   differences",
  })
  void markersAndNamesDecide(String names, String jfif, String adobe, String stored)
      throws IOException {
    byte[] file = named(HEX.parseHex(names), jfif.equals("yes"), adobe);

    DecodedImage image = ImageDecoder.create().decode(file);

    // A light of 64, and no difference; or 64 of red and 128 of green and blue.
    int expected = stored.equals("differences") ? 0x404040 : 0x408080;
    assertThat(image.pixels().rgb(3, 3)).isEqualTo(expected);
    assertThat(image.state()).isEqualTo(DecodedImage.State.COMPLETE);
  }

  /** {@return a JPEG of one block whose components have the values 64, 128 and 128} */
  private static byte[] named(byte[] names, boolean isJfif, String adobe) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(HEX.parseHex("ffd8"));
    if (isJfif) {
      out.writeBytes(HEX.parseHex("ffe000104a46494600010100000100010000"));
    }
    if (!adobe.equals("none")) {
      out.writeBytes(HEX.parseHex("ffee000e"));
      out.writeBytes("Adobe\0d\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
      out.writeBytes(HEX.parseHex(adobe));
    }
    out.writeBytes(HEX.parseHex("ffdb004300" + "08".repeat(64)));
    out.writeBytes(HEX.parseHex("ffc000110800080008" + "03"));
    for (byte name : names) {
      out.writeBytes(new byte[] {name, 0x11, 0});
    }
    // One bit for no step and two for a step of seven bits; one bit for the end of a block.
    out.writeBytes(HEX.parseHex("ffc4001500" + "01010000000000000000000000000000" + "0007"));
    out.writeBytes(HEX.parseHex("ffc4001410" + "01000000000000000000000000000000" + "00"));
    out.writeBytes(HEX.parseHex("ffda000c03"));
    for (byte name : names) {
      out.writeBytes(new byte[] {name, 0});
    }
    // 10 0111111 0 is a step of -64; 0 0 is nothing, twice.
    out.writeBytes(HEX.parseHex("003f00" + "9f83" + "ffd9"));
    return out.toByteArray();
  }
}
