package org.tutela.core.container;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * How the samples of a picture become gray or RGB (ISO 32000-1, 8.6): as they are, by the formula
 * for ink, or by a palette. Profiles are not applied, as nowhere in matching.
 */
final class PdfColours {
  private static final byte[] NO_PALETTE = {};
  private static final int MOST_COLOURS = 256;
  private static final int DEEPEST = 4;

  /** Gray, which is also what a mask is shown as: what is painted is dark. */
  static final PdfColours GRAY = new PdfColours(1, NO_PALETTE);

  private static final PdfColours RGB = new PdfColours(3, NO_PALETTE);
  private static final PdfColours CMYK = new PdfColours(4, NO_PALETTE);

  private final int components;

  /** Three bytes a colour; empty if the samples are colours themselves. */
  private final byte[] palette;

  private PdfColours(int components, byte[] palette) {
    this.components = components;
    this.palette = palette;
  }

  /** Reads a colour space. */
  static PdfColours of(PdfValue value, PdfObjects objects) throws IOException {
    return of(value, objects, 0);
  }

  private static PdfColours of(PdfValue value, PdfObjects objects, int depth) throws IOException {
    PdfValue space = objects.resolve(value);
    List<PdfValue> parts = space instanceof PdfValue.Array array ? array.items() : List.of(space);
    PdfValue name = parts.isEmpty() ? PdfValue.Word.NULL : objects.resolve(parts.get(0));
    PdfValue second = parts.size() > 1 ? parts.get(1) : PdfValue.Word.NULL;
    if (depth > DEEPEST) {
      throw new UnreadableException("DAMAGED: colours that are named by themselves");
    }
    return switch (name.name()) {
      case "DeviceGray", "G", "CalGray" -> GRAY;
      case "DeviceRGB", "RGB", "CalRGB" -> RGB;
      case "DeviceCMYK", "CMYK" -> CMYK;
      case "ICCBased" -> profile(second, objects);
      case "Indexed", "I" -> {
        PdfColours base = of(second, objects, depth + 1);
        PdfValue table = parts.size() > 3 ? parts.get(3) : PdfValue.Word.NULL;
        yield new PdfColours(1, palette(base, table(table, base, objects)));
      }
      default -> throw new UnreadableException("UNSUPPORTED: the colours " + name.shown());
    };
  }

  private static PdfColours profile(PdfValue reference, PdfObjects objects) throws IOException {
    PdfValue profile = objects.resolve(reference);
    int count =
        profile instanceof PdfValue.Dictionary own ? objects.resolve(own.get("N")).number(0) : 0;
    return switch (count) {
      case 1 -> GRAY;
      case 3 -> RGB;
      case 4 -> CMYK;
      default -> throw new UnreadableException("DAMAGED: a colour profile of no colours");
    };
  }

  private static byte[] table(PdfValue value, PdfColours base, PdfObjects objects)
      throws IOException {
    PdfValue table = objects.resolve(value);
    byte[] bytes = new byte[MOST_COLOURS * base.components];
    if (table instanceof PdfValue.Text text) {
      for (int i = 0; i < Math.min(bytes.length, text.bytes().length()); i++) {
        bytes[i] = (byte) text.bytes().charAt(i);
      }
      return bytes;
    }
    PdfObjects.Place place =
        objects.stream(value)
            .orElseThrow(() -> new UnreadableException("DAMAGED: the palette is missing"));
    try (InputStream content =
        PdfCoding.of(objects.dictionary(place), objects.raw(place), objects).content()) {
      content.readNBytes(bytes, 0, bytes.length);
      return bytes;
    }
  }

  private static byte[] palette(PdfColours base, byte[] table) throws UnreadableException {
    if (base.isIndexed()) {
      throw new UnreadableException("DAMAGED: a palette of a palette");
    }
    byte[] palette = new byte[3 * MOST_COLOURS];
    for (int i = 0; i < MOST_COLOURS; i++) {
      base.write(table, i * base.components, palette, 3 * i);
    }
    return palette;
  }

  /** {@return how many samples a pixel has} */
  int components() {
    return components;
  }

  /** Whether samples are places in a palette. */
  boolean isIndexed() {
    return palette.length > 0;
  }

  /** Whether pixels come out gray rather than in three colours. */
  boolean isGray() {
    return components == 1 && !isIndexed();
  }

  /** {@return bytes of a pixel that comes out} */
  int outputs() {
    return isGray() ? 1 : 3;
  }

  /** Writes the RGB of a colour, or, where it is gray, three times the same. */
  private void write(byte[] samples, int at, byte[] rgb, int to) {
    int ink = components == 4 ? 255 - (samples[at + 3] & 0xff) : 0;
    for (int i = 0; i < 3; i++) {
      int sample = samples[components == 1 ? at : at + i] & 0xff;
      rgb[to + i] = (byte) (components == 4 ? ((255 - sample) * ink + 127) / 255 : sample);
    }
  }

  /** Turns a row of samples, a byte each, into pixels; indexes stand in the samples as they are. */
  void convert(byte[] samples, byte[] pixels, int width) {
    if (isIndexed()) {
      for (int i = 0; i < width; i++) {
        System.arraycopy(palette, 3 * (samples[i] & 0xff), pixels, 3 * i, 3);
      }
    } else if (components == 4) {
      for (int i = 0; i < width; i++) {
        write(samples, 4 * i, pixels, 3 * i);
      }
    } else {
      System.arraycopy(samples, 0, pixels, 0, width * components);
    }
  }
}
