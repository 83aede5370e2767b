package org.tutela.core.match;

import java.util.Collection;
import java.util.Optional;

/**
 * One JSON object, written field by field, so that results need no library to be read by others.
 */
final class JsonText {
  private final StringBuilder text = new StringBuilder("{");

  /** Adds a text. */
  JsonText put(String name, String value) {
    quote(name(name), value);
    return this;
  }

  /** Adds a text if there is one. */
  JsonText put(String name, Optional<String> value) {
    return value.map(known -> put(name, known)).orElse(this);
  }

  /** Adds a number. */
  JsonText put(String name, long value) {
    name(name).append(value);
    return this;
  }

  /** Adds a boolean. */
  JsonText put(String name, boolean value) {
    name(name).append(value);
    return this;
  }

  /** Adds texts. */
  JsonText texts(String name, Collection<String> values) {
    String separator = "";
    name(name).append('[');
    for (String value : values) {
      quote(text.append(separator), value);
      separator = ",";
    }
    text.append(']');
    return this;
  }

  /** Adds an object that is JSON already. */
  JsonText object(String name, String object) {
    name(name).append(object);
    return this;
  }

  /** Adds objects that are JSON already. */
  JsonText objects(String name, Collection<String> objects) {
    name(name).append('[').append(String.join(",", objects)).append(']');
    return this;
  }

  private StringBuilder name(String name) {
    if (text.length() > 1) {
      text.append(',');
    }
    quote(text, name);
    return text.append(':');
  }

  private static void quote(StringBuilder out, String value) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c == '\u007f' || Character.isSurrogate(c) && !paired(value, i)) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private static boolean paired(String value, int i) {
    return Character.isHighSurrogate(value.charAt(i))
        ? i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
  }

  @Override
  public String toString() {
    return text + "}";
  }
}
