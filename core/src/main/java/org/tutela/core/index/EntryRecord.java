package org.tutela.core.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * How an entry stands in the log of a compiler: the value, the number of the facet, the number of
 * the record in order of arrival, the quality, which fields follow, these, and the source id in
 * UTF-8.
 *
 * <p>Instead of a facet, a negative number says that a list takes the value back: {@code -1 -
 * list}.
 */
final class EntryRecord {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int HAS_DATE = 1;
  private static final int HAS_OPINIONS = 2;

  /** Facet, sequence, flags, quality and the length of the id. */
  private static final int FIXED = 3 * Integer.BYTES + 2;

  private static final int SEQUENCE = 4;
  private static final int FLAGS = 8;
  private static final int QUALITY = 9;
  private static final int ID_LENGTH = 10;

  static final int LARGEST = FIXED + 2 * Long.BYTES;

  private EntryRecord() {}

  /** {@return the size of an entry without its value and id} */
  static int size(long date, long opinions) {
    return FIXED + (date == EntryLog.NO_DATE ? 0 : Long.BYTES) + (opinions == 0 ? 0 : Long.BYTES);
  }

  /** Writes what follows the value. */
  static void put(
      byte[] into,
      int from,
      int facet,
      int sequence,
      long date,
      long opinions,
      int quality,
      byte[] id) {
    int at = from;
    INTS.set(into, at, facet);
    INTS.set(into, at + SEQUENCE, sequence);
    into[at + FLAGS] =
        (byte) ((date == EntryLog.NO_DATE ? 0 : HAS_DATE) | (opinions == 0 ? 0 : HAS_OPINIONS));
    into[at + QUALITY] = (byte) quality;
    INTS.set(into, at + ID_LENGTH, id.length);
    at += FIXED;
    if (date != EntryLog.NO_DATE) {
      LONGS.set(into, at, date);
      at += Long.BYTES;
    }
    if (opinions != 0) {
      LONGS.set(into, at, opinions);
      at += Long.BYTES;
    }
    System.arraycopy(id, 0, into, at, id.length);
  }

  static int facet(byte[] record, int at) {
    return (int) INTS.get(record, at);
  }

  static int sequence(byte[] record, int at) {
    return (int) INTS.get(record, at + SEQUENCE);
  }

  static long date(byte[] record, int at) {
    return (record[at + FLAGS] & HAS_DATE) == 0
        ? EntryLog.NO_DATE
        : (long) LONGS.get(record, at + FIXED);
  }

  static long opinions(byte[] record, int at) {
    boolean dated = (record[at + FLAGS] & HAS_DATE) != 0;
    return (record[at + FLAGS] & HAS_OPINIONS) == 0
        ? 0
        : (long) LONGS.get(record, at + FIXED + (dated ? Long.BYTES : 0));
  }

  /** {@return the quality, or -1} */
  static int quality(byte[] record, int at) {
    return record[at + QUALITY];
  }

  static int idLength(byte[] record, int at) {
    return (int) INTS.get(record, at + ID_LENGTH);
  }

  /** {@return where the id begins} */
  static int id(byte[] record, int at) {
    return at + FIXED + Long.BYTES * Integer.bitCount(record[at + FLAGS]);
  }

  /** {@return where the record ends} */
  static int end(byte[] record, int at) {
    return id(record, at) + idLength(record, at);
  }
}
