package org.tutela.core.list.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;

/**
 * The table that ThreatExchange tools roll their indicators up into. It does not say of what type
 * they are: without a declared type, their length decides, and 64 digits are PDQ.
 */
final class ThreatRollUpReader implements FormatReader {
  private static final List<String> REQUIRED = List.of("indicator", "first_descriptor_id");
  private static final Map<Integer, HashType> TYPE_OF_LENGTH =
      Map.of(
          32, HashType.MD5,
          40, HashType.SHA1,
          64, HashType.PDQ,
          128, HashType.SHA512);

  @Override
  public String format() {
    return "threatexchange-csv";
  }

  @Override
  public boolean recognizes(ListHead head) {
    return head.header(',').containsAll(REQUIRED);
  }

  @Override
  public void read(ListSource source, ReadOptions options, Consumer<? super ListRecord> sink)
      throws IOException {
    try (InputStream in = TextInput.open(source)) {
      TableColumns table = new TableColumns(source, in, ',', false, REQUIRED, sink);
      RecordSink out = new RecordSink(options, sink);
      while (table.next()) {
        out.begin(table.location(), table.cell("first_descriptor_id"));
        out.category(String.join("|", table.cell("labels").trim().split(" +")));
        out.detail("added_on", table.cell("added_on"));
        HashType type =
            options
                .type()
                .or(() -> ofLength(table.cell("indicator").length()))
                .orElse(HashType.PDQ);
        table.hash("indicator", type, out);
        out.end();
      }
    }
  }

  private static Optional<HashType> ofLength(int digits) {
    return Optional.ofNullable(TYPE_OF_LENGTH.get(digits));
  }
}
