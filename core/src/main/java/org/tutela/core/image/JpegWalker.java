package org.tutela.core.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * Walks the markers of a JPEG file (ITU-T T.81, annex B). Keeps frame, tables and scans; leaves out
 * profiles, EXIF, XMP, comments and whatever follows the end.
 *
 * <p>What the colours are is decided here, by the rules of libjpeg, and the decoder is told by one
 * marker in place of the file's own: decoders differ where markers are missing or contradict each
 * other.
 */
final class JpegWalker {
  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int DHT = 0xc4;
  private static final int JPG = 0xc8;
  private static final int DAC = 0xcc;
  private static final int TEM = 0x01;
  private static final int APP0 = 0xe0;
  private static final int APP14 = 0xee;
  private static final int JPEG_LS = 0xf7;
  private static final int INKS = 4;

  /** Of those that a decoder needs before the first scan; a real file has a handful. */
  private static final int MAX_SEGMENTS = 500;

  /** Shorter JFIF and Adobe markers are none. */
  private static final int JFIF_LENGTH = 14;

  private static final int ADOBE_LENGTH = 12;

  /** An Adobe marker whose last byte says how colours were transformed: 0, not at all. */
  private static final byte[] AS_STORED = {
    (byte) 0xff, (byte) APP14, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
  };

  /** Where a frame header lists its components, and bytes of each. */
  private static final int COMPONENTS = 6;

  private static final int COMPONENT_LENGTH = 3;

  /** The components of a picture without markers whose colours are not transformed. */
  private static final String RGB_COMPONENTS = "RGB";

  /** No Adobe marker was found. */
  private static final int NONE = -1;

  private final ByteBuffer in;
  private final ImageLimits limits;
  private final SplicedBytes kept = new SplicedBytes();
  private final List<String> notes = new ArrayList<>();
  private Orientation orientation = Orientation.NORMAL;
  private int width;
  private int height;
  private int components;
  private int scans;
  private int segments;
  private int adobeTransform = NONE;
  private String componentNames = "";
  private boolean isJfif;
  private boolean isProgressive;

  JpegWalker(ByteBuffer in, ImageLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  ImageHeader walk() throws ImageRejectedException {
    in.position(2);
    kept.add((byte) 0xff, (byte) SOI);
    while (scans == 0) {
      int marker = marker();
      if (marker != TEM && !isRestart(marker)) {
        segment(marker);
      }
    }
    int scanStart = in.position();
    boolean complete = walkScans();
    limits.checkScans(scans, (long) width * height);
    if (isProgressive || scans > 1) {
      limits.checkSizeAtOnce(width, height);
    }
    kept.add(in.slice(scanStart, in.position() - scanStart));
    if (!complete) {
      notes.add("the file ends without an end marker");
    }
    FrameReader reader =
        FrameReader.single(
            run -> new JpegRows(kept, width, height, components, scans, isTransformed(), run));
    return new ImageHeader(
        ImageFormat.JPEG, width, height, orientation, !complete, notes, 1, reader);
  }

  /** Reads up to and including the next marker, skipping what stands before it. */
  private int marker() {
    int code = 0;
    while (code == 0 || code == 0xff) {
      while (in.get() != (byte) 0xff) {}
      do {
        code = Byte.toUnsignedInt(in.get());
      } while (code == 0xff);
    }
    return code;
  }

  private static boolean isRestart(int marker) {
    return marker >= 0xd0 && marker <= 0xd7;
  }

  private void segment(int marker) throws ImageRejectedException {
    if (marker == SOI || marker == EOI) {
      throw new ImageRejectedException(Code.CORRUPT, "no picture between start and end marker");
    }
    int length = Short.toUnsignedInt(in.getShort());
    if (length < 2) {
      throw new ImageRejectedException(Code.CORRUPT, "a JPEG segment of length " + length);
    }
    int bodyStart = in.position();
    ByteBuffer body = in.slice(bodyStart, length - 2);
    in.position(bodyStart + length - 2);
    if (marker == SOS) {
      if (width == 0) {
        throw new ImageRejectedException(Code.CORRUPT, "a scan before the frame header");
      }
      scans = 1;
      if (components > 1) {
        kept.add(colourMarker());
      }
    } else if (isFrame(marker)) {
      frame(marker, body);
    }
    if (marker < APP0) {
      if (++segments > MAX_SEGMENTS) {
        throw new ImageRejectedException(Code.CORRUPT, "more than " + MAX_SEGMENTS + " tables");
      }
      kept.add((byte) 0xff, (byte) marker).add(in.slice(bodyStart - 2, length));
    } else if (marker == APP0 && body.limit() >= JFIF_LENGTH && startsWith(body, "JFIF\0")) {
      isJfif = true;
    } else if (marker == APP14 && body.limit() >= ADOBE_LENGTH && startsWith(body, "Adobe")) {
      adobeTransform = Byte.toUnsignedInt(body.get(ADOBE_LENGTH - 1));
    } else if (marker == 0xe1 && startsWith(body, "Exif\0\0")) {
      orientation = TiffDirectory.exifOrientation(body.slice(6, body.limit() - 6));
    }
  }

  private static boolean isFrame(int marker) {
    return marker == JPEG_LS
        || (marker >= 0xc0 && marker <= 0xcf && marker != DHT && marker != JPG && marker != DAC);
  }

  /** {@return whether colours are stored as light and two differences; with inks, in YCCK} */
  private boolean isTransformed() {
    if (components == INKS) {
      return adobeTransform > 0;
    }
    return isJfif
        || adobeTransform > 0
        || (adobeTransform == NONE && !componentNames.equals(RGB_COMPONENTS));
  }

  /** Inks are handed over as they are stored, transformed or not. */
  private byte[] colourMarker() {
    byte[] marker = AS_STORED.clone();
    marker[marker.length - 1] = (byte) (isTransformed() && components < INKS ? 1 : 0);
    return marker;
  }

  private static boolean startsWith(ByteBuffer body, String text) {
    byte[] expected = text.getBytes(StandardCharsets.ISO_8859_1);
    return body.limit() >= expected.length
        && body.slice(0, expected.length).equals(ByteBuffer.wrap(expected));
  }

  private void frame(int marker, ByteBuffer body) throws ImageRejectedException {
    int precision = body.get();
    if (marker > 0xc2 || precision != 8) {
      throw new ImageRejectedException(
          Code.UNSUPPORTED, "only baseline and progressive JPEG of 8 bits are decoded");
    }
    if (width != 0) {
      throw new ImageRejectedException(Code.CORRUPT, "two frame headers");
    }
    int lines = Short.toUnsignedInt(body.getShort());
    int columns = Short.toUnsignedInt(body.getShort());
    limits.checkSize(columns, lines);
    height = lines;
    width = columns;
    components = body.get();
    isProgressive = marker == 0xc2;
    if (components != 1 && components != 3 && components != 4) {
      throw new ImageRejectedException(Code.UNSUPPORTED, components + " colour components");
    }
    byte[] names = new byte[components];
    for (int i = 0; i < components; i++) {
      names[i] = body.get(COMPONENTS + COMPONENT_LENGTH * i);
    }
    componentNames = new String(names, StandardCharsets.ISO_8859_1);
  }

  /** Counts the scans after the first; {@return whether the end marker was found} */
  private boolean walkScans() {
    while (in.hasRemaining()) {
      if (in.get() != (byte) 0xff) {
        continue;
      }
      int marker = 0xff;
      while (marker == 0xff && in.hasRemaining()) {
        marker = Byte.toUnsignedInt(in.get());
      }
      if (marker == EOI) {
        return true;
      } else if (marker > TEM && !isRestart(marker)) {
        scans += marker == SOS ? 1 : 0;
        skipSegment();
      }
    }
    return false;
  }

  /** Skips as a decoder would, so that both see the same end marker. */
  private void skipSegment() {
    int length = in.remaining() < 2 ? 2 : Short.toUnsignedInt(in.getShort());
    in.position(Math.min(in.limit(), in.position() + Math.max(0, length - 2)));
  }
}
