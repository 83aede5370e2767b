package org.tutela.core.list.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListReader;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.Tombstone;

/** What all JSON formats have in common, shown with VICS. */
class JsonListsTest {
  private static final String MD5 = "9a79e2fee965907e2b9df462c0d65c0b";
  private static final String MEDIA = "{\"MediaID\":1,\"MD5\":\"" + MD5 + "\"}";
  private static final String ENTRY = "md5 " + MD5 + " vics:1";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "{\"value\":[]} x; TRAILING_DATA",
        "{\"value\":[]}{}; TRAILING_DATA",
        "{\"value\":[; TRUNCATED_JSON",
        "{\"value\":[NaN]}; TRUNCATED_JSON",
        "{\"value\":{}}; NOT_A_QUERY_RESULT",
        "{\"error\":\"no such key\"}; NOT_A_QUERY_RESULT",
        "[]; NOT_A_QUERY_RESULT",
        "<html></html>; NOT_A_QUERY_RESULT",
        "{\"value\":[\"\u00ff\"]}; BAD_ENCODING",
      })
  void refusesWhatIsNoWholeDocument(String text, String code) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);

    assertThatExceptionOfType(ListFormatException.class)
        .isThrownBy(() -> read(bytes))
        .satisfies(e -> assertThat(e.code().name()).isEqualTo(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"value\":[%s,", "{\"value\":[%s],\"count\":"})
  void aListIsKnownByItsFirstRecordsHoweverItGoesOn(String cut) throws IOException {
    ListSource source =
        ListSource.of("test", cut.formatted(MEDIA).getBytes(StandardCharsets.UTF_8));

    assertThat(ListReaders.detect(source, ReadOptions.defaults()).format()).isEqualTo("vics");
  }

  @Test
  void aBareArrayIsKnownByItsFirstRecordsHoweverItGoesOn() throws IOException {
    ListSource source =
        ListSource.of("test", ("[" + (MEDIA + ",").repeat(20)).getBytes(StandardCharsets.UTF_8));

    assertThat(ListReaders.detect(source, ReadOptions.defaults()).format()).isEqualTo("vics");
  }

  @Test
  void refusesUtf16WithoutByteOrderMark() {
    byte[] bytes = "{\"value\":[]}".getBytes(StandardCharsets.UTF_16LE);

    assertThatExceptionOfType(ListFormatException.class)
        .isThrownBy(() -> read(bytes))
        .withMessageContaining("BAD_ENCODING");
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE"})
  void readsTextWithByteOrderMark(Charset charset) throws IOException {
    assertThat(read(("\ufeff{\"value\":[" + MEDIA + "]}").getBytes(charset)))
        .containsExactly(ENTRY);
  }

  @Test
  void keyThatARecordHasTwiceRefusesTheRecordOnly() throws IOException {
    String twice = "{\"MediaID\":2,\"MD5\":\"" + MD5 + "\",\"Exifs\":[{\"a\":1,\"a\":2}]}";

    assertThat(read("{\"value\":[" + twice + "," + MEDIA + "]}"))
        .containsExactly("DUPLICATE_KEY vics:2", ENTRY);
  }

  @Test
  void keyThatTheRootHasTwiceCountsOnce() throws IOException {
    assertThat(read("{\"value\":[" + MEDIA + "],\"value\":[" + MEDIA + "]}"))
        .containsExactly(ENTRY, "DUPLICATE_KEY");
  }

  @Test
  void nestingIsLimitedTo64() throws IOException {
    assertThat(read("{\"value\":[" + MEDIA + "],\"x\":" + nested(63) + "}")).containsExactly(ENTRY);
    assertThatExceptionOfType(ListFormatException.class)
        .isThrownBy(() -> read("{\"value\":[" + MEDIA + "],\"x\":" + nested(64) + "}"))
        .withMessageContaining("DEPTH_EXCEEDED");
  }

  @Test
  void messagesHoldNothingOfTheList() {
    assertThatExceptionOfType(ListFormatException.class)
        .isThrownBy(() -> read("{\"value\":[{\"MD5\":\"" + MD5 + "\"]}"))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(MD5))
        .withNoCause();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"data\":[1]", "\"list\":[\"a\"]", "\"objects\":{}", "\"results\":[[]]"})
  void keyOfAnotherFormatDoesNotHideTheRecords(String member) throws IOException {
    assertThat(read("{" + member + ",\"value\":[" + MEDIA + "]}")).containsExactly(ENTRY);
  }

  @Test
  void excessiveTextIsALimitAlsoWhereItIsPassedOver() {
    String text = "x".repeat(5_000_000);

    assertThatExceptionOfType(ListFormatException.class)
        .isThrownBy(() -> read("{\"note\":\"" + text + "\",\"value\":[" + MEDIA + "]}"))
        .withMessageContaining("LIMIT_EXCEEDED");
  }

  @Test
  void arrayOfOneMayLackItsBrackets() throws IOException {
    String alternative = "{\"HashName\":\"MD5\",\"HashValue\":\"" + MD5 + "\"}";

    assertThat(read("{\"value\":[{\"MediaID\":1,\"AlternativeHashes\":" + alternative + "}]}"))
        .containsExactly(ENTRY);
  }

  @Test
  void alternativeHashThatIsNoObjectIsReported() throws IOException {
    String record = "{\"MediaID\":1,\"MD5\":\"" + MD5 + "\",\"AlternativeHashes\":[\"x\"]}";

    assertThat(read("{\"value\":[" + record + "]}")).containsExactly(ENTRY, "NOT_AN_OBJECT vics:1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Withdrawn", "withdrawn", "DELETED"})
  void withdrawnRecordIsADeletionInAnyCase(String status) throws IOException {
    String record =
        "{\"signalType\":\"videomd5\",\"hashValue\":\"" + MD5 + "\",\"hashStatus\":\"" + status;

    List<ListRecord> records = new ArrayList<>();
    ListReaders.of("stopncii")
        .read(
            ListSource.of(
                "test", ("{\"hashRecords\":[" + record + "\"}]}").getBytes(StandardCharsets.UTF_8)),
            ReadOptions.defaults(),
            records::add);

    assertThat(records.get(0)).isInstanceOf(Tombstone.class);
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private static List<String> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> read(byte[] bytes) throws IOException {
    ListReader reader =
        bytes[0] == '<'
            ? ListReaders.of("vics")
            : ListReaders.detect(ListSource.of("test", bytes), ReadOptions.defaults());
    return Rows.of(reader, bytes, ReadOptions.defaults());
  }
}
