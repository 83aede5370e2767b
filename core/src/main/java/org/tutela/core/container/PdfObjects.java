package org.tutela.core.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the objects of a PDF stand, found in one pass when first asked for. */
final class PdfObjects {
  private static final byte[] MARK = " obj".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})\\s+(\\d{1,5})$");
  private static final int NUMBER_BYTES = 20;
  private static final int OBJECT_BYTES = 512;

  /** A larger document has its last objects unknown, and pictures that refer to them unread. */
  private static final int MOST_OBJECTS = 200_000;

  private final FileWindow window;
  private Optional<Map<String, Long>> places = Optional.empty();

  PdfObjects(FileWindow window) {
    this.window = window;
  }

  /** {@return the beginning of an object, up to its end; empty if it is not there} */
  String text(String number, String generation) throws IOException {
    if (places.isEmpty()) {
      places = Optional.of(find());
    }
    Long at = places.get().get(number + ' ' + generation);
    if (at == null) {
      return "";
    }
    byte[] object = window.bytes(at, OBJECT_BYTES).array();
    String text = new String(object, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("endobj");
    return end < 0 ? text : text.substring(0, end);
  }

  private Map<String, Long> find() throws IOException {
    Map<String, Long> found = new HashMap<>();
    long at = window.find(MARK, 0, window.size());
    while (at >= 0 && found.size() < MOST_OBJECTS) {
      long from = Math.max(0, at - NUMBER_BYTES);
      byte[] before = window.bytes(from, (int) (at - from)).array();
      Matcher number = NUMBER.matcher(new String(before, StandardCharsets.ISO_8859_1));
      if (number.find()) {
        // The last of several is in force.
        found.put(number.group(1) + ' ' + number.group(2), at + MARK.length);
      }
      at = window.find(MARK, at + MARK.length, window.size());
    }
    return found;
  }
}
