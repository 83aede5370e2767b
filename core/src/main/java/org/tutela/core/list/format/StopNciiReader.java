package org.tutela.core.list.format;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.NextPage;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.ReasonCode;

/**
 * Pages of the StopNCII exchange ({@code FetchHashes}). A record is known by its value: the id of
 * an entry is the case of the person concerned, which may hold many pictures.
 */
final class StopNciiReader extends JsonFormat {
  private static final Map<String, HashType> TYPES =
      Map.of("ImagePDQ", HashType.PDQ, "VideoMD5", HashType.MD5);

  StopNciiReader() {
    super("stopncii", "hashRecords", false);
  }

  @Override
  public boolean idsNameRecords() {
    return false;
  }

  @Override
  Page page(JsonValue root, ReadOptions options, Consumer<? super ListRecord> sink) {
    return new Records(options, sink);
  }

  private static final class Records implements Page {
    private final Consumer<? super ListRecord> sink;
    private final RecordSink out;

    Records(ReadOptions options, Consumer<? super ListRecord> sink) {
      this.sink = sink;
      this.out = new RecordSink(options, sink);
    }

    @Override
    public void element(JsonCursor json, String location) throws IOException {
      JsonValue record = json.value();
      String cases =
          record.get("caseNumbers").members().keySet().stream()
              .map(guid -> "case:" + guid)
              .collect(Collectors.joining("|"));
      out.begin(location, cases);
      if (!record.is(JsonValue.Kind.OBJECT)) {
        out.reject(ReasonCode.NOT_AN_OBJECT, "");
      } else if (record.ambiguous()) {
        out.reject(ReasonCode.DUPLICATE_KEY, "");
      } else {
        report(record);
      }
    }

    private void report(JsonValue record) {
      String signal = record.get("signalType").text();
      String status = record.get("hashStatus").text();
      Optional<HashType> type = Optional.ofNullable(TYPES.get(signal));
      JsonValue value = record.get("hashValue");
      if (type.isEmpty() && (signal.equals("URL") || signal.equals("Text"))) {
        out.ignored("NOT_A_HASH " + signal);
      } else if (type.isEmpty()) {
        out.unknown(signal);
        out.end();
      } else if (status.equals("Withdrawn") || status.equals("Deleted")) {
        out.delete(type, value, status);
      } else {
        // The time of the change is that of the value, not of the case: it dates no entry.
        out.category("ncii");
        out.detail("status", status);
        out.detail("modified", record.get("lastModtimestamp").text());
        feedback(record.get("CSPFeedbacks").elements());
        out.hash(type.get(), value);
        out.end();
      }
    }

    private void feedback(List<JsonValue> feedbacks) {
      int confirming = 0;
      int disputing = 0;
      for (JsonValue feedback : feedbacks) {
        String verdict = feedback.get("feedbackValue").text();
        confirming += verdict.equals("Blocked") ? 1 : 0;
        disputing += verdict.equals("NotBlocked") ? 1 : 0;
        String tags =
            feedback.get("tags").elements().stream()
                .map(JsonValue::text)
                .collect(Collectors.joining("|"));
        out.detail("feedback", feedback.get("source").text() + ":" + verdict + "[" + tags + "]");
      }
      out.opinions(confirming, disputing);
    }

    @Override
    public void end(JsonValue root) {
      boolean more = root.get("hasMoreRecords").truth().orElse(true);
      String next = more ? root.get("nextPageToken").text() : "";
      String since = root.get("nextSetTimestamp").text();
      sink.accept(new NextPage(next, "", since.isEmpty() ? "" : "nextSetTimestamp=" + since));
    }
  }
}
