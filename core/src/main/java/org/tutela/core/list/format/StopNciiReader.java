package org.tutela.core.list.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ReadOptions;

/**
 * Pages of the StopNCII exchange ({@code FetchHashes}). A record is known by its value: the id of
 * an entry is the case of the person concerned, which may hold many pictures.
 */
final class StopNciiReader extends JsonFormat {
  private static final Map<String, HashType> TYPES =
      Map.of("imagepdq", HashType.PDQ, "videomd5", HashType.MD5);

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

  private static final class Records extends JsonRecords {
    Records(ReadOptions options, Consumer<? super ListRecord> sink) {
      super(options, sink);
    }

    @Override
    String id(JsonValue record) {
      return record.get("caseNumbers").members().keySet().stream()
          .map(guid -> "case:" + guid)
          .collect(Collectors.joining("|"));
    }

    @Override
    void record(JsonValue record) {
      String signal = record.get("signalType").text();
      String status = record.get("hashStatus").text();
      Optional<HashType> type = Optional.ofNullable(TYPES.get(signal.toLowerCase(Locale.ROOT)));
      JsonValue value = record.get("hashValue");
      if (type.isEmpty() && (signal.equalsIgnoreCase("URL") || signal.equalsIgnoreCase("Text"))) {
        out.ignored("NOT_A_HASH " + signal);
      } else if (type.isEmpty()) {
        out.unknown(signal);
        out.end();
      } else if (status.equalsIgnoreCase("Withdrawn") || status.equalsIgnoreCase("Deleted")) {
        out.deleteValue(type.get(), value, status);
      } else {
        // The time of the change is that of the value, not of the case: it dates no entry.
        out.category("ncii");
        out.detail("status", status);
        out.detail("modified", record.get("lastModtimestamp").text());
        feedback(record.get("CSPFeedbacks").items());
        out.hash(type.get(), value);
        out.end();
      }
    }

    private void feedback(List<JsonValue> feedbacks) {
      int confirming = 0;
      int disputing = 0;
      for (JsonValue feedback : feedbacks) {
        String verdict = feedback.get("feedbackValue").text();
        confirming += verdict.equalsIgnoreCase("Blocked") ? 1 : 0;
        disputing += verdict.equalsIgnoreCase("NotBlocked") ? 1 : 0;
        String tags =
            feedback.get("tags").items().stream()
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
      next(next, "nextSetTimestamp", root.get("nextSetTimestamp"));
    }
  }
}
