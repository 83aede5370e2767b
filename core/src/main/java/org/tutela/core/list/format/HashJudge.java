package org.tutela.core.list.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.ContentHasher;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.ListGuards;
import org.tutela.core.list.ReasonCode;

/**
 * Decides whether a text is a hash that a list may hold. Shared by all readers; one per reading.
 *
 * <p>In this order: a character that none of the field's encodings has, a wrong length, then the
 * guards. The verdict of the last question stays until the next one, so that a good value costs no
 * more than its hash.
 */
final class HashJudge {
  /** How a field may write its values. PhotoDNA may always be in base64 or in decimals, too. */
  enum Form {
    HEX,
    HEX_OR_BASE64
  }

  private static final List<ContentHash> OF_NOTHING = digestsOfNothing();
  private static final byte[] NIBBLES = digits("0123456789abcdef", "0123456789ABCDEF");

  private static final byte[] SEXTETS =
      digits("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

  /**
   * A proper PDQ hash has 128 of 256 bits set, since each bit says whether a coefficient is above
   * their median. Far fewer or more mean that most coefficients are equal: a flat picture, or none.
   * The bounds are 8 standard deviations from what random bits give, so they refuse no real value.
   */
  private static final int FEWEST_PDQ_BITS = 64;

  private static final int MOST_PDQ_BITS = 192;

  private final ListGuards guards;
  private ContentHash hash = OF_NOTHING.get(0);
  private ReasonCode code = ReasonCode.BAD_HEX;

  HashJudge(ListGuards guards) {
    this.guards = guards;
  }

  /** {@return the value that was accepted last} */
  ContentHash hash() {
    return hash;
  }

  /** {@return why the last value was refused} */
  ReasonCode code() {
    return code;
  }

  /** {@return whether the text is an acceptable value of the type} */
  boolean accepts(HashType type, String text, Form form) {
    byte[] bytes = bytes(text);
    return accepts(type, bytes, 0, bytes.length, form);
  }

  /** {@return the text in the encoding that is judged} */
  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** {@return whether the bytes of a text are an acceptable value of the type} */
  boolean accepts(HashType type, byte[] text, int from, int to, Form form) {
    boolean vector = type.equals(HashType.PHOTODNA);
    byte[] value = new byte[type.bytes()];
    boolean decoded;
    if (vector && contains(text, from, to, ',')) {
      decoded = decimals(text, from, to, value);
    } else if (vector || form == Form.HEX_OR_BASE64) {
      decoded = hexOrBase64(text, from, to, value);
    } else {
      // The version in front of a TLSH value is not part of it.
      boolean version =
          type.equals(HashType.TLSH) && to - from > 1 && text[from] == 'T' && text[from + 1] == '1';
      decoded = hex(text, version ? from + 2 : from, to, value);
    }
    return decoded && guarded(ContentHash.of(type, value));
  }

  /** {@return whether the bytes are an acceptable value of the type} */
  boolean accepts(HashType type, byte[] value) {
    return value.length == type.bytes()
        ? guarded(ContentHash.of(type, value))
        : refuse(ReasonCode.BAD_LENGTH);
  }

  private boolean hex(byte[] text, int from, int to, byte[] value) {
    for (int i = from; i < to; i++) {
      if (text[i] < 0 || NIBBLES[text[i]] < 0) {
        return refuse(ReasonCode.BAD_HEX);
      }
    }
    if (to - from != 2 * value.length) {
      return refuse(ReasonCode.BAD_LENGTH);
    }
    for (int i = 0; i < value.length; i++) {
      int at = from + 2 * i;
      value[i] = (byte) (NIBBLES[text[at]] << 4 | NIBBLES[text[at + 1]]);
    }
    return true;
  }

  private boolean hexOrBase64(byte[] text, int from, int to, byte[] value) {
    int padding = 0;
    while (padding < 2 && to - padding > from && text[to - padding - 1] == '=') {
      padding++;
    }
    boolean allHex = padding == 0;
    for (int i = from; i < to - padding; i++) {
      byte c = text[i];
      if (c < 0 || SEXTETS[c] < 0) {
        return refuse(ReasonCode.BAD_HEX);
      }
      allHex &= NIBBLES[c] >= 0;
    }
    if (allHex && to - from == 2 * value.length) {
      return hex(text, from, to, value);
    }
    boolean whole = to - from == (value.length + 2) / 3 * 4;
    if (!whole || padding != (3 - value.length % 3) % 3) {
      return refuse(ReasonCode.BAD_LENGTH);
    }
    int bits = 0;
    int at = 0;
    for (int i = from; at < value.length; i++) {
      bits = bits << 6 | SEXTETS[text[i]];
      int position = (i - from) & 3;
      if (position > 0) {
        value[at++] = (byte) (bits >> (6 - 2 * position));
      }
    }
    return true;
  }

  private boolean decimals(byte[] text, int from, int to, byte[] value) {
    int commas = 0;
    for (int i = from; i < to; i++) {
      if (text[i] == ',') {
        commas++;
      } else if (text[i] < '0' || text[i] > '9') {
        return refuse(ReasonCode.BAD_HEX);
      }
    }
    if (commas != value.length - 1) {
      return refuse(ReasonCode.BAD_LENGTH);
    }
    int at = from;
    for (int i = 0; i < value.length; i++) {
      int number = 0;
      int digits = 0;
      for (; at < to && text[at] != ','; at++, digits++) {
        number = Math.min(1000, number * 10 + text[at] - '0');
      }
      if (digits == 0 || number > 255) {
        return refuse(ReasonCode.BAD_NUMBER);
      }
      value[i] = (byte) number;
      at++;
    }
    return true;
  }

  private boolean guarded(ContentHash candidate) {
    if (guards.emptyContent() && isOfNothing(candidate)) {
      return refuse(ReasonCode.EMPTY_CONTENT_HASH);
    }
    if (guards.degenerate() && isDegenerate(candidate)) {
      return refuse(ReasonCode.DEGENERATE_HASH);
    }
    hash = candidate;
    return true;
  }

  /** Compares, since a look-up in a set would read every value once more for its hash code. */
  private static boolean isOfNothing(ContentHash candidate) {
    for (ContentHash digest : OF_NOTHING) {
      if (digest.equals(candidate)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDegenerate(ContentHash candidate) {
    return switch (candidate.type().kind()) {
      case DIGEST, SIMILARITY -> false;
      case VECTOR -> isConstant(candidate);
      case BITS -> {
        if (!candidate.type().equals(HashType.PDQ)) {
          yield isConstant(candidate) && (candidate.byteAt(0) == 0 || candidate.byteAt(0) == 0xff);
        }
        int ones = 0;
        for (int i = 0; i < candidate.words(); i++) {
          ones += Long.bitCount(candidate.word(i));
        }
        yield ones < FEWEST_PDQ_BITS || ones > MOST_PDQ_BITS;
      }
    };
  }

  private static boolean isConstant(ContentHash candidate) {
    for (int i = 1; i < candidate.type().bytes(); i++) {
      if (candidate.byteAt(i) != candidate.byteAt(0)) {
        return false;
      }
    }
    return true;
  }

  private boolean refuse(ReasonCode reason) {
    code = reason;
    return false;
  }

  /** {@return whether all bytes are hexadecimal digits, of which there is at least one} */
  static boolean isHex(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] < 0 || NIBBLES[text[i]] < 0) {
        return false;
      }
    }
    return to > from;
  }

  private static boolean contains(byte[] text, int from, int to, char wanted) {
    for (int i = from; i < to; i++) {
      if (text[i] == wanted) {
        return true;
      }
    }
    return false;
  }

  /** {@return for each ASCII character its place in the alphabets, or -1} */
  private static byte[] digits(String... alphabets) {
    byte[] digits = new byte[128];
    Arrays.fill(digits, (byte) -1);
    for (String alphabet : alphabets) {
      for (int i = 0; i < alphabet.length(); i++) {
        digits[alphabet.charAt(i)] = (byte) i;
      }
    }
    return digits;
  }

  private static List<ContentHash> digestsOfNothing() {
    try {
      return List.copyOf(
          ContentHasher.of(HashType.MD5, HashType.SHA1, HashType.SHA256, HashType.SHA512)
              .hash(new ByteArrayInputStream(new byte[0]))
              .values());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
