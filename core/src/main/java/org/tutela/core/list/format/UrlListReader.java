package org.tutela.core.list.format;

import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;

/** URLs, one a line. */
final class UrlListReader extends LineFormat {
  private static final Pattern URL =
      Pattern.compile("(?i)([a-z][a-z0-9+.-]*://|hxxps?:|\\[h]ttps?:|[a-z0-9.-]+\\.[a-z]{2,}/).*");

  UrlListReader() {
    super("urls");
  }

  @Override
  public boolean recognizes(ListHead head) {
    return head.text()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .findFirst()
        .filter(line -> URL.matcher(line.strip()).matches())
        .isPresent();
  }

  @Override
  Lines lines(ListSource source, Consumer<? super ListRecord> sink) {
    return (line, out) -> {
      if (line.startsWith("#")) {
        out.ignored("COMMENT");
      } else {
        out.url(line);
      }
    };
  }
}
