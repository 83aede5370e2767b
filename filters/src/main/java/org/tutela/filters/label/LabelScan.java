package org.tutela.filters.label;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.tutela.filters.rating.RatingCatalog;

/** What every reader is given: the content, the catalogue and where labels go. One per search. */
final class LabelScan {
  private final LabelSource source;
  private final RatingText texts;
  private final LabelSink sink = new LabelSink();

  LabelScan(LabelSource source, RatingCatalog catalog) {
    this.source = source;
    this.texts = new RatingText(catalog, source.region());
  }

  LabelSource source() {
    return source;
  }

  LabelSource.Context context() {
    return source.context();
  }

  RatingText texts() {
    return texts;
  }

  RatingCatalog catalog() {
    return texts.catalog();
  }

  LabelSink sink() {
    return sink;
  }

  void add(Label label) {
    sink.add(label);
  }

  /** {@return the whole content as text in UTF-8, without a byte order mark} */
  String text() throws IOException {
    String text = new String(source.all(), StandardCharsets.UTF_8);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
