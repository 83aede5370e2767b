package org.tutela.core.image;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * The first directory of a TIFF structure (TIFF 6.0, section 2): a file of its own, or the EXIF
 * block of another format. Reads one directory and follows nothing, so loops do no harm.
 *
 * @param values the first value of each field that holds integers
 * @param hasNext whether another directory is announced
 */
record TiffDirectory(Map<Integer, Long> values, boolean hasNext) {
  static final int ORIENTATION = 274;

  private static final int MAX_FIELDS = 512;
  private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

  /**
   * {@return the first directory}
   *
   * @throws ImageRejectedException if a field declares more than the structure holds
   */
  static TiffDirectory read(ByteBuffer tiff) throws ImageRejectedException {
    ByteBuffer in = tiff.slice();
    in.order(in.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    in.position(Math.toIntExact(Math.min(Integer.MAX_VALUE, unsigned(in.getInt(4)))));
    int fields = Short.toUnsignedInt(in.getShort());
    if (fields > MAX_FIELDS) {
      throw new ImageRejectedException(Code.CORRUPT, "a TIFF directory of " + fields + " fields");
    }
    Map<Integer, Long> values = new HashMap<>();
    for (int i = 0; i < fields; i++) {
      readField(in, values);
    }
    return new TiffDirectory(values, in.remaining() >= 4 && in.getInt() != 0);
  }

  private static void readField(ByteBuffer in, Map<Integer, Long> values)
      throws ImageRejectedException {
    int tag = Short.toUnsignedInt(in.getShort());
    int type = Short.toUnsignedInt(in.getShort());
    long count = unsigned(in.getInt());
    int valueAt = in.position();
    in.position(valueAt + 4);
    if (type >= TYPE_BYTES.length) {
      return;
    }
    long length = count * TYPE_BYTES[type];
    if (length > in.limit()) {
      throw new ImageRejectedException(
          Code.CORRUPT, "TIFF field " + tag + " declares " + count + " values");
    }
    if (count > 0 && (type == 1 || type == 3 || type == 4)) {
      int at =
          length <= 4
              ? valueAt
              : Math.toIntExact(Math.min(in.limit(), unsigned(in.getInt(valueAt))));
      values.putIfAbsent(
          tag,
          switch (type) {
            case 1 -> (long) Byte.toUnsignedInt(in.get(at));
            case 3 -> (long) Short.toUnsignedInt(in.getShort(at));
            default -> unsigned(in.getInt(at));
          });
    }
  }

  private static long unsigned(int value) {
    return Integer.toUnsignedLong(value);
  }

  Optional<Long> value(int tag) {
    return Optional.ofNullable(values.get(tag));
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
      return read(exif).orientation();
    } catch (ImageRejectedException
        | BufferUnderflowException
        | IndexOutOfBoundsException
        | IllegalArgumentException e) {
      return Orientation.NORMAL;
    }
  }
}
