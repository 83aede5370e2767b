package org.tutela.core.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Plain samples of a PDF (ISO 32000-1, 8.9.5) as a portable map, which needs no decoder: 1 to 16
 * bits, of which the high 8 count, and the array that stretches or turns them round.
 */
final class PdfSamples extends RowStream {
  private final InputStream packed;
  private final PdfColours colours;
  private final int width;
  private final int bits;
  private final byte[][] tables;
  private final byte[] row;
  private final byte[] samples;
  private int rowsLeft;

  private PdfSamples(
      InputStream packed, PdfColours colours, int width, int height, int bits, byte[][] tables) {
    this.packed = packed;
    this.colours = colours;
    this.width = width;
    this.bits = bits;
    this.tables = tables;
    this.rowsLeft = height;
    this.row = new byte[(int) rowBytes(width, colours.components(), bits)];
    this.samples = new byte[width * colours.components()];
    String head = (colours.isGray() ? "P5 " : "P6 ") + width + " " + height + " 255\n";
    hand(head.getBytes(StandardCharsets.US_ASCII), head.length());
  }

  /** Opens the samples of a picture of these colours. */
  static PdfSamples of(
      InputStream packed, PdfColours colours, PdfValue.Dictionary dictionary, PdfObjects objects)
      throws IOException {
    int width = objects.resolve(dictionary.get("Width", "W")).number(0);
    int height = objects.resolve(dictionary.get("Height", "H")).number(0);
    int bits = bits(dictionary, objects);
    if (width < 1 || height < 1 || rowBytes(width, 4, 16) > PngRows.LONGEST_ROW) {
      throw new UnreadableException("LIMIT_PIXELS: " + width + " x " + height + " pixels");
    } else if (bits < 1 || bits > 16 || Integer.bitCount(bits) != 1) {
      throw new UnreadableException("DAMAGED: samples of " + bits + " bits");
    }
    PdfValue decode = objects.resolve(dictionary.get("Decode", "D"));
    byte[][] tables = new byte[colours.components()][];
    for (int i = 0; i < tables.length; i++) {
      tables[i] = table(colours, bits, decode, i, objects);
    }
    return new PdfSamples(packed, colours, width, height, bits, tables);
  }

  /** {@return how many bytes the samples take, 0 if that is not known} */
  static long bytes(PdfValue.Dictionary dictionary, PdfObjects objects) throws IOException {
    long width = objects.resolve(dictionary.get("Width", "W")).number(0);
    long height = objects.resolve(dictionary.get("Height", "H")).number(0);
    try {
      int components = colours(dictionary, objects).components();
      return Math.max(0, height * rowBytes(width, components, bits(dictionary, objects)));
    } catch (UnreadableException e) {
      return 0;
    }
  }

  /** The colours of a picture or a mask. */
  static PdfColours colours(PdfValue.Dictionary dictionary, PdfObjects objects) throws IOException {
    return isMask(dictionary, objects)
        ? PdfColours.GRAY
        : PdfColours.of(dictionary.get("ColorSpace", "CS"), objects);
  }

  private static boolean isMask(PdfValue.Dictionary dictionary, PdfObjects objects)
      throws IOException {
    return objects.resolve(dictionary.get("ImageMask", "IM")).is("true");
  }

  private static int bits(PdfValue.Dictionary dictionary, PdfObjects objects) throws IOException {
    return isMask(dictionary, objects)
        ? 1
        : objects.resolve(dictionary.get("BitsPerComponent", "BPC")).number(8);
  }

  private static long rowBytes(long width, int components, int bits) {
    return (width * components * bits + 7) / 8;
  }

  /** What a sample of one component becomes; of 16 bits the high byte alone is looked at. */
  private static byte[] table(
      PdfColours colours, int bits, PdfValue decode, int component, PdfObjects objects)
      throws IOException {
    int most = (1 << Math.min(bits, 8)) - 1;
    boolean indexed = colours.isIndexed();
    double low = 0;
    double high = indexed ? most : 1;
    if (decode instanceof PdfValue.Array array && array.items().size() > 2 * component + 1) {
      if (objects.resolve(array.items().get(2 * component)) instanceof PdfValue.Numeral first
          && objects.resolve(array.items().get(2 * component + 1))
              instanceof PdfValue.Numeral last) {
        low = first.value();
        high = last.value();
      }
    }
    byte[] table = new byte[most + 1];
    for (int i = 0; i <= most; i++) {
      double value = (low + i * (high - low) / most) * (indexed ? 1 : 255);
      table[i] = (byte) Math.round(Math.max(0, Math.min(255, value)));
    }
    return table;
  }

  @Override
  public void close() throws IOException {
    packed.close();
  }

  @Override
  boolean advance() throws IOException {
    if (rowsLeft == 0 || packed.readNBytes(row, 0, row.length) < row.length) {
      return false;
    }
    rowsLeft--;
    int components = colours.components();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = tables[i % components][sample(i)];
    }
    byte[] out = new byte[width * colours.outputs()];
    colours.convert(samples, out, width);
    hand(out, out.length);
    return true;
  }

  private int sample(int i) {
    if (bits >= 8) {
      return row[i * (bits / 8)] & 0xff;
    }
    int bit = i * bits;
    return (row[bit >> 3] & 0xff) >> (8 - bits - (bit & 7)) & ((1 << bits) - 1);
  }
}
