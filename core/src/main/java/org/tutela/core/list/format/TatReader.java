package org.tutela.core.list.format;

import java.util.Optional;
import java.util.function.Consumer;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ReadOptions;

/** Pages of the hash list of Tech Against Terrorism (version 2). */
final class TatReader extends JsonFormat {

  TatReader() {
    super("tat", "results", false);
  }

  @Override
  Page page(JsonValue root, ReadOptions options, Consumer<? super ListRecord> sink) {
    return new Results(options, sink);
  }

  private static final class Results extends JsonRecords {
    Results(ReadOptions options, Consumer<? super ListRecord> sink) {
      super(options, sink);
    }

    @Override
    void record(JsonValue record) {
      String algorithm = record.get("algorithm").text();
      Optional<HashType> type = HashType.find(algorithm.replace("-", ""));
      JsonValue digest = record.get("hash_digest");
      out.updated(record.get("updated_on").text());
      if (record.get("deleted").truth().orElse(false)) {
        out.delete(type, digest, "");
        return;
      }
      String ideology = record.get("ideology").text();
      out.category(ideology.isEmpty() ? "" : "tvec:" + ideology);
      out.detail("file_type", record.get("file_type").text());
      if (type.isPresent()) {
        out.hash(type.get(), digest);
      } else {
        out.unknown(algorithm);
      }
      out.end();
    }

    @Override
    public void end(JsonValue root) {
      next(root.get("next").text(), "checkpoint", root.get("checkpoint"));
    }
  }
}
