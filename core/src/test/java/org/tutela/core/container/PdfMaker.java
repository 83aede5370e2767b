package org.tutela.core.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

/** Writes a PDF object by object, as it is told to, without a cross-reference table. */
final class PdfMaker {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  PdfMaker() {
    raw("%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n");
  }

  PdfMaker raw(String text) {
    bytes.writeBytes(ascii(text));
    return this;
  }

  /** An object that is no stream. */
  PdfMaker object(int number, String value) {
    return raw(number + " 0 obj\n" + value + "\nendobj\n");
  }

  /** A stream object, whose length is added to the entries of its dictionary. */
  PdfMaker stream(int number, String entries, byte[] content) {
    raw(number + " 0 obj\n<<" + entries + "/Length " + content.length + ">>\nstream\r\n");
    bytes.writeBytes(content);
    return raw("\nendstream\nendobj\n");
  }

  PdfMaker stream(int number, String entries, String content) {
    return stream(number, entries, ascii(content));
  }

  /** A stream of one object in it. */
  PdfMaker objectStream(int number, int inside, String value) {
    String table = inside + " 0 ";
    String entries = "/Type/ObjStm/N 1/First " + table.length() + "/Filter/FlateDecode";
    return stream(number, entries, flate(ascii(table + value)));
  }

  byte[] bytes() {
    raw("trailer\n<</Root 1 0 R>>\n%%EOF\n");
    return bytes.toByteArray();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  static byte[] flate(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return packed.toByteArray();
  }

  static byte[] hex(byte[] content) {
    StringBuilder text = new StringBuilder();
    for (byte b : content) {
      text.append(String.format("%02x", b & 0xff)).append(text.length() % 70 == 0 ? "\n" : "");
    }
    return ascii(text + ">");
  }

  static byte[] base85(byte[] content) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < content.length; i += 4) {
      int count = Math.min(4, content.length - i);
      long group = 0;
      for (int k = 0; k < 4; k++) {
        group = group << 8 | (k < count ? content[i + k] & 0xff : 0);
      }
      char[] digits = new char[5];
      for (int k = 4; k >= 0; k--, group /= 85) {
        digits[k] = (char) ('!' + group % 85);
      }
      boolean zeros = count == 4 && new String(digits).equals("!!!!!");
      text.append(zeros ? "z" : new String(digits, 0, count + 1)).append(i % 60 == 0 ? "\n" : "");
    }
    return ascii(text + "~>");
  }

  /** Runs where a byte repeats, copies where it does not. */
  static byte[] runLength(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    for (int i = 0; i < content.length; ) {
      int run = 1;
      while (run < 128 && i + run < content.length && content[i + run] == content[i]) {
        run++;
      }
      packed.write(run > 1 ? 257 - run : 0);
      packed.write(content[i]);
      i += run;
    }
    packed.write(128);
    return packed.toByteArray();
  }

  /** LZW that grows its table to the end and then starts anew. */
  static byte[] lzw(byte[] content, int early) {
    Map<String, Integer> table = new HashMap<>();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    long[] bits = new long[2];
    int next = 258;
    put(packed, bits, 256, 9);
    String prefix = "";
    for (byte b : content) {
      String longer = prefix + (char) (b & 0xff);
      if (longer.length() == 1 || table.containsKey(longer)) {
        prefix = longer;
        continue;
      }
      put(packed, bits, code(table, prefix), width(next, early));
      table.put(longer, next++);
      prefix = longer.substring(longer.length() - 1);
      if (next == 4094) {
        put(packed, bits, code(table, prefix), width(next, early));
        put(packed, bits, 256, width(next + 1, early));
        table.clear();
        next = 258;
        prefix = "";
      }
    }
    if (!prefix.isEmpty()) {
      put(packed, bits, code(table, prefix), width(next++, early));
    }
    put(packed, bits, 257, width(next, early));
    put(packed, bits, 0, 7);
    return packed.toByteArray();
  }

  private static int code(Map<String, Integer> table, String text) {
    return text.length() == 1 ? text.charAt(0) : table.get(text);
  }

  /** The decoder's table is one entry behind. */
  private static int width(int next, int early) {
    int known = next - 1 + early;
    return known >= 2048 ? 12 : known >= 1024 ? 11 : known >= 512 ? 10 : 9;
  }

  private static void put(ByteArrayOutputStream out, long[] bits, int code, int width) {
    bits[0] = bits[0] << width | code;
    bits[1] += width;
    for (; bits[1] >= 8; bits[1] -= 8) {
      out.write((int) (bits[0] >> (bits[1] - 8)));
    }
  }

  /** The one strip of a TIFF. */
  static byte[] strip(byte[] tiff) {
    ByteBuffer in = ByteBuffer.wrap(tiff);
    in.order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = in.getInt(4);
    int from = 0;
    int count = 0;
    for (int i = 0; i < in.getShort(directory); i++) {
      int at = directory + 2 + 12 * i;
      boolean isShort = in.getShort(at + 2) == 3;
      int value = isShort ? in.getShort(at + 8) & 0xffff : in.getInt(at + 8);
      if ((in.getShort(at) == 273 || in.getShort(at) == 279) && in.getInt(at + 4) != 1) {
        throw new AssertionError("more than one strip");
      }
      from = in.getShort(at) == 273 ? value : from;
      count = in.getShort(at) == 279 ? value : count;
    }
    return Arrays.copyOfRange(tiff, from, from + count);
  }
}
