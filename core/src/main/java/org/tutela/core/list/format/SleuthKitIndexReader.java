package org.tutela.core.list.format;

import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReasonCode;

/** The text indexes that {@code hfind} of The Sleuth Kit makes: sorted digests with offsets. */
final class SleuthKitIndexReader extends LineFormat {
  private static final Pattern HEADER = Pattern.compile("0{32,}[01]?\\|.*");
  private static final Pattern OFFSET = Pattern.compile("[0-9]{1,20}");

  SleuthKitIndexReader() {
    super("tsk-index");
  }

  @Override
  public boolean recognizes(ListHead head) {
    return HEADER.matcher(head.text().lines().findFirst().orElse("")).matches();
  }

  @Override
  Lines lines(ListSource source, Consumer<? super ListRecord> sink) {
    return new Lines() {
      private boolean begun;

      @Override
      public void line(String text, RecordSink out) {
        if (!begun && HEADER.matcher(text).matches()) {
          out.meta(text.substring(text.indexOf('|') + 1));
        } else {
          begun = true;
          digest(text, out);
        }
      }
    };
  }

  private static void digest(String text, RecordSink out) {
    int bar = text.indexOf('|');
    String offset = text.substring(bar + 1);
    if (bar < 0) {
      out.reject(ReasonCode.BAD_SYNTAX, "");
      return;
    }
    if (OFFSET.matcher(offset).matches()) {
      out.detail("offset", offset);
    } else {
      out.warning("an offset that is no number");
    }
    out.hash(bar == 40 ? HashType.SHA1 : HashType.MD5, text.substring(0, bar));
  }
}
