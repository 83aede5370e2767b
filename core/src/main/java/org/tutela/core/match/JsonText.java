package org.tutela.core.match;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * One JSON object in UTF-8, written field by field, so that results need no library to be read by
 * others. Bytes from the beginning: millions of results are written to pipes.
 */
final class JsonText {
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

  /** The longest that a character becomes: an escape. */
  private static final int LONGEST = 6;

  private static final int LONG_DIGITS = 20;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes = new byte[1024];
  private int size;
  private boolean empty = true;

  /** Begins a document. */
  JsonText() {
    bytes[size++] = '{';
  }

  /** Adds a text. */
  JsonText put(String name, String value) {
    name(name);
    quote(value);
    return this;
  }

  /** Adds a text if there is one. */
  JsonText put(String name, Optional<String> value) {
    return value.isPresent() ? put(name, value.get()) : this;
  }

  /** Adds a number. */
  JsonText put(String name, long value) {
    name(name);
    if (value >= 0 && value <= 9) {
      put((int) '0' + (int) value);
    } else {
      put(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
    }
    return this;
  }

  /** Adds a boolean. */
  JsonText put(String name, boolean value) {
    name(name);
    put(value ? TRUE : FALSE);
    return this;
  }

  /** Adds texts. */
  JsonText texts(String name, Collection<String> values) {
    name(name);
    int separator = '[';
    for (String value : values) {
      put(separator);
      quote(value);
      separator = ',';
    }
    return endList(separator);
  }

  /** Adds an object. */
  <T> JsonText object(String name, T value, BiConsumer<T, JsonText> fields) {
    name(name);
    inner(value, fields);
    return this;
  }

  /** Adds objects. */
  <T> JsonText objects(String name, List<T> values, BiConsumer<T, JsonText> fields) {
    name(name);
    int separator = '[';
    for (T value : values) {
      put(separator);
      inner(value, fields);
      separator = ',';
    }
    return endList(separator);
  }

  private JsonText endList(int separator) {
    if (separator == '[') {
      put(separator);
    }
    put(']');
    return this;
  }

  private <T> void inner(T value, BiConsumer<T, JsonText> fields) {
    put('{');
    empty = true;
    fields.accept(value, this);
    empty = false;
    put('}');
  }

  private void put(int ascii) {
    reserve(1);
    bytes[size++] = (byte) ascii;
  }

  private void put(byte[] ascii) {
    reserve(ascii.length);
    System.arraycopy(ascii, 0, bytes, size, ascii.length);
    size += ascii.length;
  }

  private void reserve(int more) {
    if (more > bytes.length - size) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }

  /** Names are words of this package: they need no escapes, and are their low bytes. */
  @SuppressWarnings("deprecation") // The one way to copy such a text without making an array.
  private void name(String name) {
    int length = name.length();
    reserve(length + LONG_DIGITS);
    if (!empty) {
      bytes[size++] = ',';
    }
    empty = false;
    bytes[size++] = '"';
    name.getBytes(0, length, bytes, size);
    size += length;
    bytes[size++] = '"';
    bytes[size++] = ':';
  }

  private void quote(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    if (isPlain(utf8)) {
      reserve(utf8.length + 2);
      bytes[size++] = '"';
      System.arraycopy(utf8, 0, bytes, size, utf8.length);
      size += utf8.length;
    } else {
      quoteEach(value);
    }
    bytes[size++] = '"';
  }

  /** Whether each byte is a character that stands for itself. */
  private static boolean isPlain(byte[] utf8) {
    for (byte b : utf8) {
      if (b < ' ' || b == '"' || b == '\\' || b == 0x7f) {
        return false;
      }
    }
    return true;
  }

  private void quoteEach(String value) {
    int length = value.length();
    reserve(LONGEST * length + 2);
    bytes[size++] = '"';
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= ' ' && c < '\u007f' && c != '"' && c != '\\') {
        bytes[size++] = (byte) c;
      } else {
        i += odd(value, i);
      }
    }
  }

  /** Writes a character that does not stand for itself; {@return how many of its kind follow it} */
  private int odd(String value, int i) {
    char c = value.charAt(i);
    if (c == '"' || c == '\\') {
      bytes[size++] = '\\';
      bytes[size++] = (byte) c;
      return 0;
    }
    boolean pair =
        Character.isHighSurrogate(c)
            && i + 1 < value.length()
            && Character.isLowSurrogate(value.charAt(i + 1));
    if (c <= '\u007f' || (Character.isSurrogate(c) && !pair)) {
      bytes[size++] = '\\';
      bytes[size++] = 'u';
      for (int shift = 12; shift >= 0; shift -= 4) {
        bytes[size++] = HEX[c >>> shift & 0xf];
      }
      return 0;
    }
    int chars = pair ? 2 : 1;
    byte[] utf8 = value.substring(i, i + chars).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(utf8, 0, bytes, size, utf8.length);
    size += utf8.length;
    return chars - 1;
  }

  /** Ends the document, once, and writes it. */
  void writeTo(OutputStream out) throws IOException {
    put('}');
    out.write(bytes, 0, size);
  }

  /** Ends the document, once; {@return it} */
  @Override
  public String toString() {
    put('}');
    return new String(bytes, 0, size, StandardCharsets.UTF_8);
  }
}
