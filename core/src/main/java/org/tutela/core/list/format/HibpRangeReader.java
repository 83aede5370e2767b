package org.tutela.core.list.format;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReasonCode;

/**
 * Answers of the range query of Have I Been Pwned: the ends of SHA-1 digests with counts. The
 * beginning, five digits, is part of the name of the file. A count of 0 is padding.
 */
final class HibpRangeReader extends LineFormat {
  private static final Pattern LINE = Pattern.compile("[0-9A-Fa-f]{35}:[0-9]{1,18}");
  private static final Pattern PREFIX =
      Pattern.compile("(?:.*[^0-9A-Fa-f])?([0-9A-Fa-f]{5})(?:\\.txt)?", Pattern.DOTALL);

  HibpRangeReader() {
    super("hibp");
  }

  @Override
  public boolean recognizes(ListHead head) {
    return head.hasLine(LINE);
  }

  @Override
  Lines lines(ListSource source, Consumer<? super ListRecord> sink) throws IOException {
    Matcher prefix = PREFIX.matcher(source.plainName());
    if (!prefix.matches()) {
      throw new ListFormatException(
          ReasonCode.BAD_HEADER,
          source.name(),
          "",
          "the name of the file must end in the five digits of the range");
    }
    String first = prefix.group(1).toLowerCase(Locale.ROOT);
    return (line, out) -> {
      int colon = line.indexOf(':');
      String count = line.substring(colon + 1);
      if (colon < 0) {
        out.reject(ReasonCode.BAD_SYNTAX, "");
      } else if (!count.matches("[0-9]{1,18}")) {
        out.reject(ReasonCode.BAD_NUMBER, "count");
      } else if (Long.parseLong(count) == 0) {
        out.ignored("PADDING");
      } else {
        out.detail("count", count);
        out.hash(HashType.SHA1, first + line.substring(0, colon));
      }
    };
  }
}
