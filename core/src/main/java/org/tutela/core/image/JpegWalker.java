package org.tutela.core.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * Walks the markers of a JPEG file (ITU-T T.81, annex B). Keeps frame, tables, scans, JFIF and
 * Adobe markers; leaves out profiles, EXIF, XMP, comments and whatever follows the end.
 */
final class JpegWalker {
  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int DHT = 0xc4;
  private static final int JPG = 0xc8;
  private static final int DAC = 0xcc;
  private static final int TEM = 0x01;
  private static final int ADOBE = 0xee;

  /** Of those that a decoder needs before the first scan; a real file has a handful. */
  private static final int MAX_SEGMENTS = 500;

  /** Where an Adobe marker says how colours were transformed. */
  private static final int ADOBE_TRANSFORM = 11;

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
  private int adobeTransform;
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
            run -> new JpegRows(kept, width, height, components, scans, adobeTransform == 2, run));
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
    } else if (isFrame(marker)) {
      frame(marker, body);
    }
    if (isNeeded(marker, body)) {
      if (++segments > MAX_SEGMENTS) {
        throw new ImageRejectedException(Code.CORRUPT, "more than " + MAX_SEGMENTS + " tables");
      }
      kept.add((byte) 0xff, (byte) marker).add(in.slice(bodyStart - 2, length));
      if (marker == ADOBE && body.limit() > ADOBE_TRANSFORM) {
        adobeTransform = body.get(ADOBE_TRANSFORM);
      }
    } else if (marker == 0xe1 && startsWith(body, "Exif\0\0")) {
      orientation = TiffDirectory.exifOrientation(body.slice(6, body.limit() - 6));
    }
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != DHT && marker != JPG && marker != DAC;
  }

  /** APP0 holds JFIF, APP14 says how Adobe files transform colour; both decide about colours. */
  private static boolean isNeeded(int marker, ByteBuffer body) {
    if (marker == 0xe0) {
      return startsWith(body, "JFIF\0");
    } else if (marker == ADOBE) {
      return startsWith(body, "Adobe");
    }
    return marker < 0xe0;
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
