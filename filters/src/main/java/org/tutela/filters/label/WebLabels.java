package org.tutela.filters.label;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTTP headers, and the page after them or alone. Content with a status line, or with nothing but
 * header lines, begins with headers; anything else is a page.
 */
final class WebLabels implements LabelReader {
  private static final Pattern HEADER = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}):(.*)");
  private static final int MAX_HEADERS = 1000;

  @Override
  public void read(LabelScan scan) throws IOException {
    byte[] bytes = scan.source().all();
    // Latin-1 keeps one character a byte: enough for headers, and to find where a page begins.
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int start = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
    int page = start + headers(scan, text.substring(start));
    new HtmlLabels(scan).read(bytes, page, line(text, page));
  }

  /** Adds the label of a header, if it is one that labels. */
  static void header(LabelScan scan, String name, String value, String location) {
    String folded = name.strip().toLowerCase(Locale.ROOT);
    if (folded.equals("rating")) {
      scan.add(new MetaRating(scan.texts()).label(value, location));
    } else if (folded.equals("pics-label")) {
      PicsLabels.read(scan, value, location);
    } else if (AgeMetaLabel.isName(folded)) {
      scan.add(AgeMetaLabel.label(scan.catalog(), value, location));
    }
  }

  /** Reads header lines and tells where the page after them begins; 0 if there are none. */
  private static int headers(LabelScan scan, String text) {
    boolean response = text.startsWith("HTTP/");
    LabelScan found = new LabelScan(scan.source(), scan.catalog());
    int position = 0;
    for (int line = 1; position < text.length(); line++) {
      int end = text.indexOf('\n', position);
      int next = end < 0 ? text.length() : end + 1;
      String content = text.substring(position, end < 0 ? next : end).stripTrailing();
      position = next;
      if (content.isEmpty()) {
        break;
      }
      if (response && line == 1) {
        continue;
      }
      Matcher header = HEADER.matcher(content);
      if (!header.matches() || line > MAX_HEADERS) {
        return 0;
      }
      String location = "line " + line + ", header " + header.group(1);
      header(found, header.group(1), header.group(2), location);
    }
    found.sink().labels().forEach(scan::add);
    return position;
  }

  private static int line(String text, int position) {
    return 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
  }
}
