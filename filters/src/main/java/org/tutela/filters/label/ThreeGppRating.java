package org.tutela.filters.label;

import java.util.Optional;
import org.tutela.filters.rating.Medium;

/**
 * The rating box of 3GPP files, TS 26.244, 8.2: version and flags, the rating entity and the
 * criteria as four characters each, the language in 15 bits, the rating as text.
 */
final class ThreeGppRating {
  private static final int FULL_BOX = 4;
  private static final int SHORTEST = 14;
  private static final int MAX_TEXT = 400;

  private ThreeGppRating() {}

  static Label label(LabelScan scan, ByteCursor box, String location) {
    boolean complete = box.remaining() >= SHORTEST;
    box.skip(FULL_BOX);
    String entity = box.latin1(4).replace('\0', ' ').strip();
    String criteria = box.latin1(4).replace('\0', ' ').strip();
    box.skip(2);
    String text = text(box.take(MAX_TEXT));
    LabelDraft draft = new LabelDraft("3gpp-rtng", entity + " " + criteria + " " + text, location);
    if (!complete) {
      return draft.malformed("malformed-box", "the box is shorter than 14 bytes");
    }
    return scan.catalog().knowsSystem(entity)
        ? scan.texts().resolve(draft, entity, text)
        : scan.texts().resolve(draft, text, Optional.of(Medium.VIDEO));
  }

  /** UTF-8, or UTF-16 where it begins with a byte order mark. */
  private static String text(ByteCursor box) {
    byte[] bytes = box.rest();
    boolean utf16 = bytes.length > 1 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff;
    if (!utf16) {
      return new ByteCursor(bytes).utf8();
    }
    String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_16);
    int zero = text.indexOf('\0');
    return zero < 0 ? text : text.substring(0, zero);
  }
}
