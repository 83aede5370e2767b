package org.tutela.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.Locale;

/** Standard output as lines of text for people, or as one JSON object a line for programs. */
final class Output {
  private static final JsonFactory JSON = new JsonFactory();

  /** Writes the fields of one object. */
  interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private final PrintStream out;
  private final boolean json;

  Output(PrintStream out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /** {@return whether the caller asked for JSON} */
  boolean json() {
    return json;
  }

  /** Prints one line for people; nothing in JSON mode. */
  void text(String line) {
    if (!json) {
      out.print(line + "\n");
    }
  }

  /** Prints one JSON object on a line of its own; nothing in text mode. */
  void object(Fields fields) throws IOException {
    if (!json) {
      return;
    }
    StringWriter line = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(line)) {
      generator.writeStartObject();
      fields.write(generator);
      generator.writeEndObject();
    }
    out.print(line.append('\n'));
  }

  /**
   * {@return the text with control characters escaped, so that a file name cannot steer a terminal}
   */
  static String printable(Object value) {
    StringBuilder text = new StringBuilder();
    value
        .toString()
        .codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                text.append(String.format("\\u%04x", c));
              } else {
                text.appendCodePoint(c);
              }
            });
    return text.toString();
  }

  /** {@return the name of a constant as it is printed: in lower case} */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
