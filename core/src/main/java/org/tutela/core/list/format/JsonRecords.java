package org.tutela.core.list.format;

import java.io.IOException;
import java.util.function.Consumer;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.NextPage;
import org.tutela.core.list.ReadOptions;

/** One reading of a JSON list in which every element is a record, an object with an id. */
abstract class JsonRecords implements JsonFormat.Page {
  /** Takes what the records say. */
  final RecordSink out;

  private final Consumer<? super ListRecord> sink;

  JsonRecords(ReadOptions options, Consumer<? super ListRecord> sink) {
    this.out = new RecordSink(options, sink);
    this.sink = sink;
  }

  /** {@return the id of a record, or empty; the record may be anything} */
  String id(JsonValue record) {
    return record.get("id").text();
  }

  /** Yields what a record says, which has begun and is an object without ambiguity. */
  abstract void record(JsonValue record);

  @Override
  public final void element(JsonCursor json, String location) throws IOException {
    JsonValue record = json.value();
    out.begin(location, id(record));
    if (out.isSound(record)) {
      record(record);
    }
  }

  @Override
  public void end(JsonValue root) {}

  /** Yields where the next page is; the mark, where there is one, says where to go on later. */
  final void next(String href, String mark, JsonValue value) {
    String text = value.text();
    sink.accept(new NextPage(href, "", text.isEmpty() ? "" : mark + "=" + text));
  }
}
