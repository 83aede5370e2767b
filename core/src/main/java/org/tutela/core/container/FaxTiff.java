package org.tutela.core.container;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A fax of a PDF (ISO 32000-1, 7.4.6) as a TIFF of one strip, which the decoder reads. */
final class FaxTiff {
  private static final int FAX_BYTES = 16 << 20;
  private static final int FIELDS = 10;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int MODIFIED_HUFFMAN = 2;
  private static final int GROUP_3 = 3;
  private static final int GROUP_4 = 4;

  private FaxTiff() {}

  /** Wraps a fax. */
  static InputStream of(PdfCoding coding, PdfValue.Dictionary dictionary, PdfObjects objects)
      throws IOException {
    PdfValue.Dictionary with = coding.parameters();
    int k = objects.resolve(with.get("K")).number(0);
    boolean aligned = objects.resolve(with.get("EncodedByteAlign")).is("true");
    if (aligned && k != 0) {
      throw new UnreadableException("UNSUPPORTED: a fax of rows that begin with a byte");
    } else if (!PdfSamples.colours(dictionary, objects).isGray()) {
      throw new UnreadableException("UNSUPPORTED: a fax in colours");
    }
    byte[] fax = coding.content().readNBytes(FAX_BYTES + 1);
    if (fax.length > FAX_BYTES) {
      throw new UnreadableException("LIMIT_BYTES: a fax of more than " + FAX_BYTES + " bytes");
    }
    int width = objects.resolve(with.get("Columns")).number(1728);
    int height = objects.resolve(dictionary.get("Height", "H")).number(0);
    boolean turned =
        objects.resolve(with.get("BlackIs1")).is("true") != isTurned(dictionary, objects);
    int compression = k < 0 ? GROUP_4 : aligned ? MODIFIED_HUFFMAN : GROUP_3;
    byte[] head = head(width, height, compression, turned, k > 0, fax.length);
    return new SequenceInputStream(new ByteArrayInputStream(head), new ByteArrayInputStream(fax));
  }

  /** Whether an array turns black and white round. */
  private static boolean isTurned(PdfValue.Dictionary dictionary, PdfObjects objects)
      throws IOException {
    return objects.resolve(dictionary.get("Decode", "D")) instanceof PdfValue.Array array
        && !array.items().isEmpty()
        && objects.resolve(array.items().get(0)).number(0) == 1;
  }

  private static byte[] head(
      int width, int height, int compression, boolean turned, boolean rows2d, int bytes) {
    int length = 8 + 2 + 12 * FIELDS + 4;
    ByteBuffer tiff = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) FIELDS);
    field(tiff, 256, LONG, width);
    field(tiff, 257, LONG, height);
    field(tiff, 258, SHORT, 1); // bits
    field(tiff, 259, SHORT, compression);
    field(tiff, 262, SHORT, turned ? 1 : 0); // 0: what the fax calls white is white
    field(tiff, 273, LONG, length); // where the strip begins
    field(tiff, 277, SHORT, 1); // samples of a pixel
    field(tiff, 278, LONG, height); // rows of the strip
    field(tiff, 279, LONG, bytes);
    field(tiff, 292, LONG, rows2d ? 1 : 0); // options of group 3
    return tiff.putInt(0).array();
  }

  private static void field(ByteBuffer tiff, int tag, int type, int value) {
    tiff.putShort((short) tag).putShort((short) type).putInt(1).putInt(value);
  }
}
