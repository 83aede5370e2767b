package org.tutela.core.image;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * A directory of a TIFF structure (TIFF 6.0, section 2): a file of its own, or the EXIF block of
 * another format. Reads one directory and follows nothing, so loops do no harm.
 *
 * @param values the first value of each field that holds integers
 * @param next where the next directory is announced to be, or 0
 * @param isOverlong whether a field declares more values than the structure has bytes
 */
record TiffDirectory(Map<Integer, Long> values, long next, boolean isOverlong) {
  private static final int ORIENTATION = 274;
  private static final int MAX_FIELDS = 512;
  private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

  /** {@return the directory at a position; fields that lie past the end are left out} */
  static TiffDirectory read(ByteBuffer tiff, long position) throws ImageRejectedException {
    ByteBuffer in = tiff.duplicate().order(tiff.order());
    in.position((int) Math.min(in.limit(), position));
    int fields = Short.toUnsignedInt(in.getShort());
    if (fields > MAX_FIELDS) {
      throw new ImageRejectedException(Code.CORRUPT, "a TIFF directory of " + fields + " fields");
    }
    Map<Integer, Long> values = new HashMap<>();
    boolean overlong = false;
    for (int i = 0; i < fields; i++) {
      overlong |= !readField(in, values);
    }
    long next = in.remaining() >= 4 ? unsigned(in.getInt()) : 0;
    return new TiffDirectory(values, next, overlong);
  }

  /** Reads one field; {@return whether its values can lie inside the structure} */
  private static boolean readField(ByteBuffer in, Map<Integer, Long> values) {
    int tag = Short.toUnsignedInt(in.getShort());
    int type = Short.toUnsignedInt(in.getShort());
    long count = unsigned(in.getInt());
    int valueAt = in.position();
    in.position(valueAt + 4);
    if (type >= TYPE_BYTES.length) {
      return true;
    }
    long length = count * TYPE_BYTES[type];
    long at = length <= 4 ? valueAt : unsigned(in.getInt(valueAt));
    if (length > in.limit() || at > in.limit() - length) {
      return false;
    }
    if (count > 0) {
      switch (type) {
        case 1 -> values.putIfAbsent(tag, (long) Byte.toUnsignedInt(in.get((int) at)));
        case 3 -> values.putIfAbsent(tag, (long) Short.toUnsignedInt(in.getShort((int) at)));
        case 4 -> values.putIfAbsent(tag, unsigned(in.getInt((int) at)));
        default -> {}
      }
    }
    return true;
  }

  private static long unsigned(int value) {
    return Integer.toUnsignedLong(value);
  }

  long value(int tag, long ifAbsent) {
    return values.getOrDefault(tag, ifAbsent);
  }

  Orientation orientation() {
    long tag = value(ORIENTATION, 1);
    return Orientation.ofExif(tag > 8 ? 1 : (int) tag);
  }

  /** {@return the orientation that an EXIF block names; a broken block names none} */
  static Orientation exifOrientation(ByteBuffer exif) {
    try {
      ByteBuffer in = exif.slice();
      in.order(in.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      return read(in, unsigned(in.getInt(4))).orientation();
    } catch (ImageRejectedException
        | BufferUnderflowException
        | IndexOutOfBoundsException
        | IllegalArgumentException e) {
      return Orientation.NORMAL;
    }
  }
}
