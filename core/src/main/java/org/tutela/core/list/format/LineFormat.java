package org.tutela.core.list.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.Notice;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.ReasonCode;
import org.tutela.core.list.Rejection;

/** A format with one record a line. */
abstract class LineFormat implements FormatReader {
  private final String format;

  /** Yields what a line says; it is not blank and holds nothing that no line may hold. */
  interface Lines {
    void line(String text, RecordSink out) throws IOException;
  }

  LineFormat(String format) {
    this.format = format;
  }

  @Override
  public final String format() {
    return format;
  }

  /** {@return a reading, which gets each line as a record without id that has begun} */
  abstract Lines lines(ListSource source, Consumer<? super ListRecord> sink) throws IOException;

  @Override
  public final void read(ListSource source, ReadOptions options, Consumer<? super ListRecord> sink)
      throws IOException {
    Lines lines = lines(source, sink);
    try (InputStream in = TextInput.open(source)) {
      LineReader line = new LineReader(in, false);
      RecordSink out = new RecordSink(options, sink);
      while (line.next()) {
        Optional<ReasonCode> defect = line.defect();
        String text = defect.isPresent() ? "" : line.text();
        if (defect.isPresent()) {
          sink.accept(Rejection.of(defect.get(), line.location(), ""));
        } else if (text.isEmpty()) {
          sink.accept(Notice.ignored(line.location(), "BLANK"));
        } else {
          out.begin(line.location(), "");
          lines.line(text, out);
        }
      }
    }
  }
}
