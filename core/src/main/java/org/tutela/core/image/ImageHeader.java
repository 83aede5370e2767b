package org.tutela.core.image;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * What a walk over the structure of a file found, before any decoder saw it.
 *
 * @param format of the file
 * @param width of the picture, or of its first frame
 * @param height of the picture, or of its first frame
 * @param orientation that makes it upright
 * @param damaged whether the file is cut off or broken after its first pixel
 * @param notes for the user
 * @param frames how many frames or pages there are
 * @param reader decodes them, from what is left of the file without text, profiles and thumbnails
 */
record ImageHeader(
    ImageFormat format,
    int width,
    int height,
    Orientation orientation,
    boolean damaged,
    List<String> notes,
    int frames,
    FrameReader reader) {
  /** Two letters would make a picture of many a text: the header size that follows is below 256. */
  private static final Pattern BITMAP = Pattern.compile("(?s)BM.{12}[\f-\u00ff]\0");

  private static final Pattern PORTABLE_MAP = Pattern.compile("P[56]\\s[\\s#0-9]");

  private static final Map<String, Pattern> NOT_DECODED =
      Map.of(
          "JPEG 2000", Pattern.compile("\0\0\0\fjP  |\u00ffO\u00ffQ"),
          "HEIF or AVIF",
              Pattern.compile("(?s).{4}ftyp(he[iv][cxms]|mi[af][12]|msf1|av[ic][fcs]|crx )"),
          "JPEG XL", Pattern.compile("\u00ff\n|\0\0\0\fJXL "),
          "JPEG XR", Pattern.compile("II\u00bc\1"),
          "BigTIFF", Pattern.compile("II\\+\0|MM\0\\+"),
          "raw camera", Pattern.compile("IIU\0|IIR[OS]|FUJIFILM"),
          "icon or cursor", Pattern.compile("(?s)\0\0[\1\2]\0[^\0]\0"),
          "bitmap or plain portable map", Pattern.compile("P[1-4]\\s[\\s#0-9]|P[7Ff]\n"),
          "Photoshop", Pattern.compile("8BPS"));

  /** Walks a file; the work is linear in its length, and no length it declares is trusted. */
  static ImageHeader read(byte[] file, ImageLimits limits) throws ImageRejectedException {
    if (file.length == 0) {
      throw new ImageRejectedException(Code.EMPTY, "no bytes");
    }
    ImageFormat format = format(file);
    ByteBuffer in = ByteBuffer.wrap(file);
    try {
      return switch (format) {
        case JPEG -> new JpegWalker(in, limits).walk();
        case PNG -> new PngWalker(in, limits).walk();
        case GIF -> new GifWalker(in, limits).walk();
        case BMP -> new BmpWalker(in, limits).walk();
        case WEBP -> new WebpWalker(in, limits).walk();
        case TIFF -> new TiffWalker(in, limits).walk();
        case PNM -> PnmWalker.walk(in, limits);
      };
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      // What a buffer says to a position that a damaged length sent past its end.
      throw new ImageRejectedException(
          Code.TRUNCATED_HEADER, "the " + format.id() + " file ends inside its header", e);
    }
  }

  /** {@return whether content that begins like this is a picture, decodable or not} */
  static boolean isPicture(byte[] head) {
    try {
      format(head);
      return true;
    } catch (ImageRejectedException e) {
      return e.code() != Code.NOT_AN_IMAGE;
    }
  }

  private static ImageFormat format(byte[] file) throws ImageRejectedException {
    String head = new String(file, 0, Math.min(16, file.length), StandardCharsets.ISO_8859_1);
    if (head.startsWith("\u00ff\u00d8\u00ff")) {
      return ImageFormat.JPEG;
    } else if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
      return ImageFormat.PNG;
    } else if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
      return ImageFormat.GIF;
    } else if (BITMAP.matcher(head).matches()) {
      return ImageFormat.BMP;
    } else if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
      return ImageFormat.WEBP;
    } else if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
      return ImageFormat.TIFF;
    } else if (PORTABLE_MAP.matcher(head).lookingAt()) {
      return ImageFormat.PNM;
    }
    throw unknown(head);
  }

  private static ImageRejectedException unknown(String head) {
    for (Map.Entry<String, Pattern> format : NOT_DECODED.entrySet()) {
      if (format.getValue().matcher(head).lookingAt()) {
        return new ImageRejectedException(
            Code.UNSUPPORTED, format.getKey() + " pictures are not decoded");
      }
    }
    return new ImageRejectedException(Code.NOT_AN_IMAGE, "not a picture");
  }
}
