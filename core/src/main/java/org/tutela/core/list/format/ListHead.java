package org.tutela.core.list.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;

/**
 * What a format is recognised by.
 *
 * @param source the whole list
 * @param options how it is to be read
 * @param text its beginning, without byte order mark and leading white space
 * @param recordsKey the key, in lower case, under which a JSON list has its records or would have
 *     them, or empty
 */
record ListHead(ListSource source, ReadOptions options, String text, String recordsKey) {
  private static final int LENGTH = 4096;
  private static final int LINES = 20;
  private static final Pattern JSON = Pattern.compile("\\{|\\[(?![a-z.]\\])");

  static ListHead of(ListSource source, ReadOptions options) throws IOException {
    byte[] head;
    try (InputStream in = source.open()) {
      head = in.readNBytes(LENGTH);
    }
    Charset charset = StandardCharsets.UTF_8;
    if (TextInput.starts(head, 0xff, 0xfe) || TextInput.starts(head, '<', 0)) {
      charset = StandardCharsets.UTF_16LE;
    } else if (TextInput.starts(head, 0xfe, 0xff) || TextInput.starts(head, 0, '<')) {
      charset = StandardCharsets.UTF_16BE;
    }
    String decoded = new String(head, charset);
    String text = (decoded.startsWith("\ufeff") ? decoded.substring(1) : decoded).stripLeading();
    return new ListHead(source, options, text, isJson(text) ? JsonFormat.look(source).key() : "");
  }

  /**
   * {@return whether it begins as a JSON document, and not as a defanged URL, {@code [h]ttp://..}}
   */
  boolean isJson() {
    return isJson(text);
  }

  private static boolean isJson(String text) {
    return JSON.matcher(text).lookingAt();
  }

  /**
   * {@return whether one of the first lines has the form, since the very first may be a bad one}
   */
  boolean hasLine(Pattern form) {
    return text.lines().limit(LINES).anyMatch(line -> form.matcher(line.strip()).matches());
  }

  /** {@return whether it is a SQLite database} */
  boolean isDatabase() {
    return text.startsWith("SQLite format 3\0");
  }

  /** {@return the cells of the first line of a table, in lower case} */
  List<String> header(char delimiter) {
    String line = text.lines().findFirst().orElse("");
    return Pattern.compile(String.valueOf(delimiter), Pattern.LITERAL)
        .splitAsStream(line.toLowerCase(Locale.ROOT))
        .map(cell -> cell.replace("\"", "").trim())
        .toList();
  }
}
