package org.tutela.core.hash;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * One hash of some content. Immutable and safe for any number of threads.
 *
 * <p>The bytes stand in the order of the hexadecimal form: for PDQ the first byte holds bits 255 to
 * 248. {@link #toString()} never shows the value, so that a hash of a list does not end in a log by
 * accident; {@link #hex()} does.
 */
public final class ContentHash implements Comparable<ContentHash> {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final HexFormat HEX = HexFormat.of();

  /** For each ASCII character the value of the digit, or -1. */
  private static final byte[] DIGITS = digits();

  private final HashType type;
  private final byte[] value;

  private ContentHash(HashType type, byte[] value) {
    this.type = type;
    this.value = value;
  }

  /**
   * {@return a hash of these bytes, which are copied}
   *
   * @param type what the bytes are
   * @param value as many bytes as {@link HashType#bytes()} says
   * @throws IllegalArgumentException if the length is another
   */
  public static ContentHash of(HashType type, byte[] value) {
    if (value.length != type.bytes()) {
      throw new IllegalArgumentException(
          type + " has " + type.bytes() + " bytes, not " + value.length);
    }
    return new ContentHash(type, value.clone());
  }

  /**
   * {@return the hash that a hexadecimal text spells}
   *
   * @param type what the text is
   * @param hex two digits a byte, in any case, nothing else
   * @throws IllegalArgumentException if the length is another or a character is no ASCII hex digit;
   *     the message does not repeat the text
   */
  public static ContentHash parse(HashType type, String hex) {
    checkLength(type, hex.length());
    byte[] value = new byte[type.bytes()];
    for (int i = 0; i < hex.length(); i++) {
      value[i >> 1] = (byte) (value[i >> 1] << 4 | digit(hex.charAt(i), i));
    }
    return new ContentHash(type, value);
  }

  /**
   * {@return the hash that hexadecimal digits in ASCII spell} Makes no text of them.
   *
   * @param type what the digits are
   * @param ascii an array that holds them, two a byte, in any case
   * @param offset of the first
   * @param length how many
   * @throws IllegalArgumentException if the length is another or a byte is no ASCII hex digit; the
   *     message does not repeat it
   * @throws IndexOutOfBoundsException if the array does not hold the range
   */
  public static ContentHash parse(HashType type, byte[] ascii, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, ascii.length);
    checkLength(type, length);
    byte[] value = new byte[type.bytes()];
    for (int i = 0; i < value.length; i++) {
      int high = digit(ascii[offset + 2 * i], 2 * i);
      value[i] = (byte) (high << 4 | digit(ascii[offset + 2 * i + 1], 2 * i + 1));
    }
    return new ContentHash(type, value);
  }

  private static void checkLength(HashType type, int digits) {
    if (digits != 2 * type.bytes()) {
      throw new IllegalArgumentException(
          type + " has " + 2 * type.bytes() + " hexadecimal digits, not " + digits);
    }
  }

  private static int digit(int c, int place) {
    int digit = c >= 0 && c < DIGITS.length ? DIGITS[c] : -1;
    if (digit < 0) {
      throw new IllegalArgumentException("character " + (place + 1) + " is no hexadecimal digit");
    }
    return digit;
  }

  private static byte[] digits() {
    byte[] digits = new byte[128];
    for (int c = 0; c < digits.length; c++) {
      digits[c] = (byte) (HexFormat.isHexDigit(c) ? HexFormat.fromHexDigit(c) : -1);
    }
    return digits;
  }

  /** {@return what kind of hash this is} */
  public HashType type() {
    return type;
  }

  /** {@return a copy of the bytes} */
  public byte[] toBytes() {
    return value.clone();
  }

  /**
   * Copies the bytes into an array, without making one.
   *
   * @param into the array
   * @param at where the first byte goes
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public void copyTo(byte[] into, int at) {
    System.arraycopy(value, 0, into, at, value.length);
  }

  /** {@return the value in lower-case hexadecimal: list material, handle with care} */
  public String hex() {
    return HEX.formatHex(value);
  }

  /**
   * {@return one byte of the value, 0 to 255}
   *
   * @param index from 0
   * @throws IndexOutOfBoundsException if there is no such byte
   */
  public int byteAt(int index) {
    return value[index] & 0xff;
  }

  /** {@return how many whole 64-bit words the value has} */
  public int words() {
    return value.length / Long.BYTES;
  }

  /**
   * {@return 8 bytes as one number, the first byte highest}
   *
   * @param index from 0; word 0 of a PDQ hash holds bits 255 to 192
   * @throws IndexOutOfBoundsException if there is no such word
   */
  public long word(int index) {
    return (long) LONGS.get(value, index * Long.BYTES);
  }

  /**
   * {@return the Hamming distance to another bit string of the same type}
   *
   * @param other the hash to compare with
   * @throws IllegalArgumentException if either is no bit string or the types differ
   */
  public int distance(ContentHash other) {
    if (type.kind() != HashType.Kind.BITS || !type.equals(other.type)) {
      throw new IllegalArgumentException(
          "no Hamming distance between " + type + " and " + other.type);
    }
    int distance = 0;
    for (int i = 0; i < words(); i++) {
      distance += Long.bitCount(word(i) ^ other.word(i));
    }
    return distance;
  }

  /** Orders by type, then by the bytes as unsigned numbers. */
  @Override
  public int compareTo(ContentHash other) {
    int byType = type.compareTo(other.type);
    return byType != 0 ? byType : Arrays.compareUnsigned(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContentHash hash
        && type.equals(hash.type)
        && Arrays.equals(value, hash.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  /** {@return the type only: a hash in full is list material} */
  @Override
  public String toString() {
    return type + "(...)";
  }
}
