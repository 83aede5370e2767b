package org.tutela.core.match;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * One JSON object, written field by field, so that results need no library to be read by others.
 */
final class JsonText {
  private final StringBuilder text;
  private boolean empty = true;

  /** Begins a document. */
  JsonText() {
    this(new StringBuilder(512));
  }

  private JsonText(StringBuilder text) {
    this.text = text.append('{');
  }

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

  /** Adds an object. */
  <T> JsonText object(String name, T value, BiConsumer<T, JsonText> fields) {
    name(name);
    inner(value, fields);
    return this;
  }

  /** Adds objects. */
  <T> JsonText objects(String name, List<T> values, BiConsumer<T, JsonText> fields) {
    name(name).append('[');
    for (int i = 0; i < values.size(); i++) {
      text.append(i == 0 ? "" : ",");
      inner(values.get(i), fields);
    }
    text.append(']');
    return this;
  }

  private <T> void inner(T value, BiConsumer<T, JsonText> fields) {
    fields.accept(value, new JsonText(text));
    text.append('}');
  }

  private StringBuilder name(String name) {
    text.append(empty ? "\"" : ",\"").append(name).append("\":");
    empty = false;
    return text;
  }

  private static void quote(StringBuilder out, String value) {
    out.append('"');
    int done = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || (c >= '\u007f' && odd(value, i))) {
        out.append(value, done, i).append('\\');
        out.append(c == '"' || c == '\\' ? String.valueOf(c) : String.format("u%04x", (int) c));
        done = i + 1;
      }
    }
    out.append(value, done, value.length()).append('"');
  }

  /** Whether a character above ASCII is none that text can hold. */
  private static boolean odd(String value, int i) {
    char c = value.charAt(i);
    return c == '\u007f' || (Character.isSurrogate(c) && !paired(value, i));
  }

  private static boolean paired(String value, int i) {
    return Character.isHighSurrogate(value.charAt(i))
        ? i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
  }

  /** Ends the document, once. */
  @Override
  public String toString() {
    return text.append('}').toString();
  }
}
