package org.tutela.filters.label;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The advisory of music in an ID3v2 tag at the beginning of a file (id3.org, versions 2.2 to 2.4):
 * the user text {@code ITUNESADVISORY}. ID3 has no frame for ages.
 */
final class Id3Labels implements LabelReader {
  private static final String NAME = "ITUNESADVISORY";
  private static final int HEADER = 10;
  private static final int MAX_FRAME = 1 << 16;
  private static final int UNSYNCHRONISED = 0x80;
  private static final int EXTENDED = 0x40;

  @Override
  public void read(LabelScan scan) throws IOException {
    try (LabelBytes bytes = scan.source().open()) {
      ByteCursor header = new ByteCursor(bytes.read(0, HEADER));
      header.skip(3);
      int version = header.u8();
      header.skip(1);
      int flags = header.u8();
      int size = synchsafe(header);
      byte[] tag = bytes.read(HEADER, Math.min(size, LabelSource.MAX_BYTES));
      // In 2.4 the frames are unsynchronised one by one, before that the tag as a whole.
      boolean whole = (flags & UNSYNCHRONISED) != 0 && version < 4;
      ByteCursor frames = new ByteCursor(whole ? synchronised(tag) : tag);
      if ((flags & EXTENDED) != 0 && version > 2) {
        frames.skip(version == 4 ? synchsafe(frames) - 4 : (int) frames.u32());
      }
      frames(scan, frames, version);
    }
  }

  private static void frames(LabelScan scan, ByteCursor frames, int version) {
    int idLength = version == 2 ? 3 : 4;
    while (frames.remaining() > idLength) {
      int at = HEADER + frames.position();
      String id = frames.latin1(idLength);
      if (id.charAt(0) == 0) {
        return;
      }
      int size =
          switch (version) {
            case 2 -> (frames.u8() << 16) | frames.u16();
            case 4 -> synchsafe(frames);
            default -> (int) Math.min(Integer.MAX_VALUE, frames.u32());
          };
      int flags = version == 2 ? 0 : frames.u16();
      ByteCursor content = frames.take(size);
      if (id.startsWith("TXX") && content.remaining() <= MAX_FRAME) {
        byte[] text = content.rest();
        // 2.4: bit 1 says that the frame is unsynchronised, bit 0 that a length stands before it.
        byte[] plain = version == 4 && (flags & 2) != 0 ? synchronised(text) : text;
        int skipped = version == 4 && (flags & 1) != 0 ? 4 : 0;
        userText(scan, new ByteCursor(plain).skip(skipped), "byte " + at + ", frame " + id);
      }
    }
  }

  /** A user text: the encoding, a description and a value with a zero between them. */
  private static void userText(LabelScan scan, ByteCursor content, String location) {
    Charset charset =
        switch (content.u8()) {
          case 1 -> StandardCharsets.UTF_16;
          case 2 -> StandardCharsets.UTF_16BE;
          case 3 -> StandardCharsets.UTF_8;
          default -> StandardCharsets.ISO_8859_1;
        };
    String text = new String(content.rest(), charset).replace("\ufeff", "").replace("\ufffe", "");
    int zero = text.indexOf('\0');
    if (zero >= 0 && text.substring(0, zero).toUpperCase(Locale.ROOT).equals(NAME)) {
      String value = text.substring(zero + 1).replace("\0", "").strip();
      scan.add(ItunesAdvisory.label(scan, "id3", value, location));
    }
  }

  /** A number of 28 bits in four bytes, whose top bits are zero. */
  private static int synchsafe(ByteCursor in) {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value = (value << 7) | (in.u8() & 0x7f);
    }
    return value;
  }

  /** {@return the bytes without the zeros that stand after 0xFF} */
  private static byte[] synchronised(byte[] bytes) {
    byte[] plain = new byte[bytes.length];
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      boolean inserted = i > 0 && bytes[i - 1] == (byte) 0xff && bytes[i] == 0;
      if (!inserted) {
        plain[length++] = bytes[i];
      }
    }
    return java.util.Arrays.copyOf(plain, length);
  }
}
