package org.tutela.core.list.format;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReasonCode;

/** The local files of ThreatExchange tools: a signal type, a blank and a value on each line. */
final class ThreatFileReader extends LineFormat {
  private static final Map<String, HashType> TYPES =
      Map.of(
          "pdq", HashType.PDQ,
          "md5", HashType.MD5,
          "video_md5", HashType.MD5,
          "sha1", HashType.SHA1,
          "sha256", HashType.SHA256,
          "photodna", HashType.PHOTODNA);

  /** Known, and no hash of a file. */
  private static final Set<String> OTHERS = Set.of("url_md5", "raw_text", "trend_query");

  private static final String URL = "url";

  ThreatFileReader() {
    super("threatexchange-file");
  }

  @Override
  public boolean recognizes(ListHead head) {
    String line = head.text().lines().findFirst().orElse("");
    int blank = line.indexOf(' ');
    String first = blank > 0 ? line.substring(0, blank) : "";
    // "md5 (name) = ..." is a line of a checksum tool.
    return (TYPES.containsKey(first) || OTHERS.contains(first) || first.equals(URL))
        && !line.startsWith("(", blank + 1);
  }

  @Override
  Lines lines(ListSource source, Consumer<? super ListRecord> sink) {
    return ThreatFileReader::signal;
  }

  private static void signal(String line, RecordSink out) {
    String[] parts = line.split("[ \t]+", 2);
    Optional<HashType> type = Optional.ofNullable(TYPES.get(parts[0]));
    if (OTHERS.contains(parts[0])) {
      out.ignored("NOT_A_HASH " + parts[0]);
    } else if (type.isEmpty() && !parts[0].equals(URL)) {
      out.unknown(parts[0]);
      out.end();
    } else if (parts.length < 2) {
      out.reject(ReasonCode.MISSING_FIELD, "value");
    } else if (type.isEmpty()) {
      out.url(parts[1]);
    } else {
      out.detail("media", parts[0].equals("video_md5") ? "video" : "");
      out.hash(type.get(), parts[1]);
      out.end();
    }
  }
}
