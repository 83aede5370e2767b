package org.tutela.core.list.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.tutela.core.list.ListReader;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;

/** Whatever becomes of one record of a JSON list, the others give what they gave. */
class JsonRecordsApartTest {
  private static final Map<String, String> SAMPLES =
      Map.of(
          "vics/vics13-media.json", "value",
          "stopncii/fetchhashes.json", "hashRecords",
          "tat/hash-list.json", "results",
          "threatexchange/threat_updates.json", "data",
          "stix/bundle.json", "objects");

  private static final List<String> ODDITIES =
      List.of(
          "null",
          "7",
          "-1e400",
          "true",
          "\"\"",
          "\"x\"",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "{\"\":{}}",
          "{\"data\":[7]}",
          "\"" + "y".repeat(70_000) + "\"",
          "[".repeat(20) + "]".repeat(20),
          "{\"a\":1,\"a\":2}",
          "[" + "1,".repeat(100_001) + "1]");

  @Property(tries = 500)
  void aSpoiltRecordSpoilsNoOther(@ForAll long seed) throws IOException, URISyntaxException {
    Random random = new Random(seed);
    List<String> samples = SAMPLES.keySet().stream().sorted().toList();
    String sample = samples.get(random.nextInt(samples.size()));
    String key = SAMPLES.get(sample);
    ListSource source =
        ListSource.of(Path.of(JsonRecordsApartTest.class.getResource("/lists/" + sample).toURI()));
    ListReader reader = ListReaders.detect(source, ReadOptions.defaults());
    JsonValue root;
    try (JsonCursor json = JsonCursor.open(source, false)) {
      root = json.value();
    }
    int spoilt = random.nextInt(root.get(key).elements().size());
    String place = key + "[" + spoilt + "]";

    byte[] changed = text(root, key, spoilt, random).getBytes(StandardCharsets.UTF_8);

    assertThat(rows(reader, ListSource.of("changed", changed), place))
        .isEqualTo(rows(reader, source, place));
  }

  /** {@return what a reader gives, but for what it gives at a place} */
  private static List<ListRecord> rows(ListReader reader, ListSource source, String place)
      throws IOException {
    List<ListRecord> rows = new ArrayList<>();
    reader.read(
        source,
        ReadOptions.defaults(),
        record -> {
          if (!record.location().startsWith(place)) {
            rows.add(record);
          }
        });
    return rows;
  }

  private static String text(JsonValue root, String key, int spoilt, Random random) {
    Map<String, String> members = new LinkedHashMap<>();
    root.members().forEach((name, value) -> members.put(name, text(value)));
    List<String> records = new ArrayList<>();
    for (JsonValue record : root.get(key).elements()) {
      boolean spoil = records.size() == spoilt;
      records.add(spoil ? spoilt(record, random) : text(record));
    }
    members.put(key, "[" + String.join(",", records) + "]");
    return object(members);
  }

  /** {@return a value in which something is replaced by something odd} */
  private static String spoilt(JsonValue value, Random random) {
    if (value.is(JsonValue.Kind.OBJECT) && !value.members().isEmpty() && random.nextInt(8) > 0) {
      Map<String, String> members = new LinkedHashMap<>();
      int place = random.nextInt(value.members().size());
      value
          .members()
          .forEach(
              (name, member) ->
                  members.put(
                      name, members.size() == place ? spoilt(member, random) : text(member)));
      return object(members);
    } else if (value.is(JsonValue.Kind.ARRAY) && random.nextBoolean()) {
      // Without its brackets, as some write an array of one.
      return value.elements().isEmpty() ? "{}" : spoilt(value.elements().get(0), random);
    }
    return ODDITIES.get(random.nextInt(ODDITIES.size()));
  }

  private static String text(JsonValue value) {
    return switch (value.kind()) {
      case NONE -> "null";
      case STRING -> quoted(value.string());
      case NUMBER, BOOLEAN -> value.string();
      case ARRAY ->
          value.elements().stream()
              .map(JsonRecordsApartTest::text)
              .collect(Collectors.joining(",", "[", "]"));
      case OBJECT -> {
        Map<String, String> members = new LinkedHashMap<>();
        value.members().forEach((name, member) -> members.put(name, text(member)));
        yield object(members);
      }
    };
  }

  private static String object(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> quoted(member.getKey()) + ":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
