package org.tutela.core.list.format;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.ReasonCode;

/**
 * MISP warning lists: what is known to be harmless, and must not be reported. Their values suppress
 * matches, so the guards of block lists do not hold for them.
 */
final class MispWarningListReader extends JsonFormat {

  MispWarningListReader() {
    super("misp-warninglist", "list", false);
  }

  @Override
  public boolean idsNameRecords() {
    return false;
  }

  @Override
  boolean rootFirst() {
    return true;
  }

  @Override
  Page page(JsonValue root, ReadOptions options, Consumer<? super ListRecord> sink) {
    return new Values(root, new RecordSink(options, sink));
  }

  private static final class Values implements Page {
    private final RecordSink out;
    private final String name;
    private final boolean hashes;
    private final boolean onlyHashes;

    Values(JsonValue root, RecordSink out) {
      this.out = out;
      this.name = root.get("name").text();
      List<String> attributes =
          root.get("matching_attributes").items().stream().map(JsonValue::text).toList();
      boolean any = attributes.stream().anyMatch(type -> MispReader.type(type).isPresent());
      this.hashes = root.get("type").text().equals("string") && (any || attributes.isEmpty());
      this.onlyHashes =
          !attributes.isEmpty()
              && attributes.stream().allMatch(type -> MispReader.type(type).isPresent());
    }

    @Override
    public void element(JsonCursor json, String location) throws IOException {
      JsonValue value = json.value();
      out.begin(location, name);
      out.role(EntryRole.SUPPRESS);
      byte[] text = HashJudge.bytes(value.text());
      boolean hex = HashJudge.isHex(text, 0, text.length);
      Optional<HashType> type = ChecksumLines.typeOfLength(text.length);
      if (!hashes) {
        out.ignored("NOT_A_HASH");
      } else if (!value.is(JsonValue.Kind.STRING)) {
        out.reject(ReasonCode.NOT_A_STRING, "");
      } else if (hex && type.isPresent()) {
        out.hash(type.get(), value.text());
      } else if (onlyHashes) {
        out.reject(hex ? ReasonCode.BAD_LENGTH : ReasonCode.BAD_HEX, "");
      } else {
        out.ignored("NOT_A_HASH");
      }
    }

    @Override
    public void end(JsonValue root) {}
  }
}
