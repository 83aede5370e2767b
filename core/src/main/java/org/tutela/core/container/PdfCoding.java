package org.tutela.core.container;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A stream with its codings undone (ISO 32000-1, 7.4), but for a picture's own, which comes last.
 *
 * @param content what is left, to be closed
 * @param picture the coding of a picture that is still on; empty if there is none
 * @param parameters of that coding
 */
record PdfCoding(InputStream content, String picture, PdfValue.Dictionary parameters) {
  private static final PdfValue.Dictionary NONE = new PdfValue.Dictionary(Map.of());
  private static final int MOST_CODINGS = 8;
  private static final int INFLATE_BYTES = 1 << 13;

  /** Undoes the codings that the dictionary of a stream, or of an inline picture, names. */
  static PdfCoding of(PdfValue.Dictionary dictionary, InputStream raw, PdfObjects objects)
      throws IOException {
    List<PdfValue> names = list(objects.resolve(filter(dictionary)));
    List<PdfValue> parameters = list(objects.resolve(dictionary.get("DecodeParms", "DP")));
    if (names.size() > MOST_CODINGS) {
      throw new UnreadableException("UNSUPPORTED: packed more than " + MOST_CODINGS + " times");
    }
    InputStream content = raw;
    for (int i = 0; i < names.size(); i++) {
      String name = objects.resolve(names.get(i)).name();
      PdfValue given = i < parameters.size() ? objects.resolve(parameters.get(i)) : NONE;
      PdfValue.Dictionary with = given instanceof PdfValue.Dictionary own ? own : NONE;
      String picture = picture(name);
      if (!picture.isEmpty() && i == names.size() - 1) {
        return new PdfCoding(content, picture, with);
      }
      content = undo(objects.resolve(names.get(i)), with, content, objects);
    }
    return new PdfCoding(content, "", NONE);
  }

  /** Under F a stream names a file that holds it, an inline picture its codings. */
  private static PdfValue filter(PdfValue.Dictionary dictionary) {
    PdfValue brief = dictionary.get("F");
    boolean names = brief instanceof PdfValue.Name || brief instanceof PdfValue.Array;
    return names ? dictionary.get("Filter", "F") : dictionary.get("Filter");
  }

  private static List<PdfValue> list(PdfValue value) {
    return value instanceof PdfValue.Array array
        ? array.items()
        : value.equals(PdfValue.Word.NULL) ? List.of() : List.of(value);
  }

  private static String picture(String name) {
    return switch (name) {
      case "DCTDecode", "DCT" -> "DCT";
      case "JPXDecode" -> "JPX";
      case "JBIG2Decode" -> "JBIG2";
      case "CCITTFaxDecode", "CCF" -> "CCF";
      default -> "";
    };
  }

  private static InputStream undo(
      PdfValue coding, PdfValue.Dictionary with, InputStream coded, PdfObjects objects)
      throws IOException {
    return switch (coding.name()) {
      case "FlateDecode", "Fl" -> predicted(new Inflating(coded), with, objects);
      case "LZWDecode", "LZW" -> {
        boolean early = objects.resolve(with.get("EarlyChange")).number(1) != 0;
        yield predicted(new PdfDecoding.Lzw(coded, early), with, objects);
      }
      case "ASCII85Decode", "A85" -> new PdfDecoding.Base85(coded);
      case "ASCIIHexDecode", "AHx" -> new PdfDecoding.Hex(coded);
      case "RunLengthDecode", "RL" -> new PdfDecoding.RunLength(coded);
      default -> throw new UnreadableException("UNSUPPORTED: packed by " + coding.shown());
    };
  }

  private static InputStream predicted(
      InputStream content, PdfValue.Dictionary with, PdfObjects objects) throws IOException {
    int predictor = objects.resolve(with.get("Predictor")).number(1);
    if (predictor == 1) {
      return content;
    }
    long colours = objects.resolve(with.get("Colors")).number(1);
    long bits = objects.resolve(with.get("BitsPerComponent")).number(8);
    long columns = objects.resolve(with.get("Columns")).number(1);
    if (colours < 1 || colours > 32 || bits < 1 || bits > 16 || columns < 1) {
      throw new UnreadableException("DAMAGED: rows that cannot be");
    }
    long rowBytes = (columns * colours * bits + 7) / 8;
    if (rowBytes > PngRows.LONGEST_ROW) {
      throw new UnreadableException("LIMIT_PIXELS: a row of " + rowBytes + " bytes");
    }
    int step = (int) Math.max(1, colours * bits / 8);
    if (predictor >= 10) {
      return new PngRows(content, (int) rowBytes, step);
    } else if (predictor == 2 && bits == 8) {
      return PngRows.tiff(content, (int) rowBytes, step);
    }
    throw new UnreadableException("UNSUPPORTED: predictor " + predictor + " of " + bits + " bits");
  }

  /** Ends its inflater when it is closed. */
  private static final class Inflating extends InflaterInputStream {
    Inflating(InputStream coded) {
      super(coded, new Inflater(), INFLATE_BYTES);
    }

    @Override
    public void close() throws IOException {
      super.close();
      inf.end();
    }
  }
}
