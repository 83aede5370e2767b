package org.tutela.filters.label;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tutela.filters.rating.Medium;

/**
 * Ratings in the session data of an HLS playlist: {@code EXT-X-SESSION-DATA}, RFC 8216, 4.3.4.4.
 * The standard has no rating of its own, so the caller says which {@code DATA-ID} is one; another
 * that is named after ratings is reported as unknown.
 */
final class HlsLabels implements LabelReader {
  private static final String FORMAT = "hls";
  private static final String TAG = "EXT-X-SESSION-DATA";
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([A-Z0-9-]{1,40})=(?:\"([^\"]*)\"|([^,\"]*))(?:,|$)");

  @Override
  public void read(LabelScan scan) throws IOException {
    List<String> lines = scan.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("#" + TAG + ":")) {
        String attributes = lines.get(i).substring(TAG.length() + 2).strip();
        sessionData(scan, attributes, "line " + (i + 1) + ", " + TAG);
      }
    }
  }

  private static void sessionData(LabelScan scan, String attributes, String location) {
    String id = "";
    String value = "";
    Matcher attribute = ATTRIBUTE.matcher(attributes);
    while (attribute.find()) {
      String text = attribute.group(2) == null ? attribute.group(3) : attribute.group(2);
      id = attribute.group(1).equals("DATA-ID") ? text : id;
      value = attribute.group(1).equals("VALUE") ? text : value;
    }
    Map<String, String> systems = scan.context().hlsSystems();
    LabelDraft draft = new LabelDraft(FORMAT, id + " " + value, location);
    if (systems.containsKey(id)) {
      String system = systems.get(id);
      scan.add(
          system.isEmpty()
              ? scan.texts().resolve(draft, value, Optional.of(Medium.TV))
              : scan.texts().resolve(draft, system, value));
    } else if (id.toLowerCase(Locale.ROOT).contains("rating")) {
      scan.add(draft.unknown("unconfigured", "say which system the values of this DATA-ID are of"));
    }
  }
}
