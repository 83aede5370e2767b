package org.tutela.core.list.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.Opinions;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.ReasonCode;

class NcmecReaderTest {
  private static final String MD5 = "9a79e2fee965907e2b9df462c0d65c0b";
  private static final String FINGERPRINTS = "<fingerprints><md5>" + MD5 + "</md5></fingerprints>";

  @Test
  void childrenComeInAnyOrder() throws IOException {
    String image = "<image>" + FINGERPRINTS + "<id>7</id><x/><member id='1'/></image>";

    assertThat(
            rows(
                "<queryResult><paging><next>/n?a=1&amp;b=2</next></paging><images>"
                    + image
                    + "</images></queryResult>"))
        .containsExactly("md5 " + MD5 + " 1-7", "next /n?a=1&b=2");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T11:00:00Z, 2026-03-01T11:00:00Z",
    "2026-03-01T13:00:00+02:00, 2026-03-01T11:00:00Z",
    "2026-03-01T11:00:00.000+0000, 2026-03-01T11:00:00Z",
    "2026-03-01T11:00:00, 2026-03-01T11:00:00Z"
  })
  void timestampIsUtc(String text, Instant expected) throws IOException {
    assertThat(entry("<timestamp>" + text + "</timestamp>").updated()).contains(expected);
  }

  @Test
  void badTimestampDoesNotCostTheHash() throws IOException {
    assertThat(entry("<timestamp>yesterday</timestamp>").updated()).isEmpty();
  }

  @Test
  void opinionsAreCountedPerFingerprintAndMember() throws IOException {
    String feedback =
        "<feedback><affirmativeFeedback type='Md5'><members><member id='1'/><member id='2'/>"
            + "</members></affirmativeFeedback><negativeFeedback type='Md5'><reasons>"
            + "<reason name='R'/><members><member id='3'/><member id='3'/></members></reasons>"
            + "</negativeFeedback><affirmativeFeedback type='Sha1'><members><member id='9'/>"
            + "</members></affirmativeFeedback></feedback>";

    ListEntry entry = entry(feedback);

    assertThat(entry.opinions()).isEqualTo(new Opinions(2, 1));
    assertThat(entry.detail()).isEqualTo("media=image;feedback=+2/-1(R)");
  }

  @ParameterizedTest
  @CsvSource({
    "<fingerprints/>, NO_HASH 1-7",
    "<x/>, NO_HASH 1-7",
    "<fingerprints><blake3>ab</blake3></fingerprints>, UNKNOWN_ALG 1-7",
    "<id>8</id>, DUPLICATE_KEY",
    "<fingerprints><md5>a<b>c</b></md5></fingerprints>, md5 BAD_HEX 1-7"
  })
  void recordWithoutUsableValueIsRefused(String children, String expected) throws IOException {
    String image = "<image><member id='1'/><id>7</id>" + children + "</image>";

    assertThat(rows("<queryResult><images>" + image + "</images></queryResult>"))
        .containsExactly(expected, "next");
  }

  static Stream<Arguments> fatal() {
    String head = "<queryResult><images>";
    return Stream.of(
        Arguments.of("", ReasonCode.TRUNCATED_XML),
        Arguments.of(head, ReasonCode.TRUNCATED_XML),
        Arguments.of(head + "</queryResult>", ReasonCode.TRUNCATED_XML),
        Arguments.of("<queryResult/>x", ReasonCode.TRUNCATED_XML),
        Arguments.of("<queryResult/><queryResult/>", ReasonCode.TRUNCATED_XML),
        Arguments.of("<queryResult>&nbsp;</queryResult>", ReasonCode.TRUNCATED_XML),
        Arguments.of("<html><body>Sign in</body></html>", ReasonCode.NOT_A_QUERY_RESULT),
        Arguments.of("<!DOCTYPE html><html></html>", ReasonCode.NOT_A_QUERY_RESULT),
        Arguments.of("<!doctype HTML><br>", ReasonCode.NOT_A_QUERY_RESULT),
        Arguments.of("<status/>", ReasonCode.NOT_A_QUERY_RESULT),
        Arguments.of("<!-- > --><!DOCTYPE x><queryResult/>", ReasonCode.DOCTYPE_FORBIDDEN),
        Arguments.of("<!DOCTYPE queryResult [<!ENTITY a \"", ReasonCode.DOCTYPE_FORBIDDEN),
        Arguments.of(head + "<a>".repeat(70), ReasonCode.DEPTH_EXCEEDED),
        Arguments.of("<!--" + "x".repeat(1 << 17), ReasonCode.LIMIT_EXCEEDED),
        Arguments.of(head + "<!--" + "x".repeat(1 << 20), ReasonCode.LIMIT_EXCEEDED),
        Arguments.of(head + "<![CDATA[" + "x".repeat(1 << 20), ReasonCode.LIMIT_EXCEEDED),
        Arguments.of(head + "<a b='" + "x".repeat(1 << 20), ReasonCode.LIMIT_EXCEEDED),
        Arguments.of(
            head + "<image><id>" + "x".repeat(1 << 17) + "</id>", ReasonCode.LIMIT_EXCEEDED),
        Arguments.of(head + "<image>" + "<x/>".repeat(2000), ReasonCode.LIMIT_EXCEEDED),
        Arguments.of(
            "<?xml version='1.0' encoding='UTF-7'?><queryResult/>", ReasonCode.BAD_ENCODING));
  }

  @ParameterizedTest
  @MethodSource("fatal")
  void wholeFileIsRefused(String xml, ReasonCode code) {
    ListFormatException e = catchThrowableOfType(ListFormatException.class, () -> rows(xml));

    assertThat(e.code()).isEqualTo(code);
  }

  @Test
  void bytesThatAreNotUtf8RefuseTheFile() {
    byte[] latin = "<queryResult><x>\u00e9</x></queryResult>".getBytes(ISO_8859_1);

    assertThatThrownBy(() -> Rows.of(ListReaders.of("ncmec"), latin, ReadOptions.defaults()))
        .hasMessageContaining("BAD_ENCODING");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ufeff<queryResult/>", "\ufeff<?xml version='1.0'?>\n<queryResult/>"})
  void byteOrderMarkDecidesTheEncoding(String xml) throws IOException {
    assertThat(rows(xml)).containsExactly("next");
    assertThat(Rows.of(ListReaders.of("ncmec"), xml.getBytes(UTF_16LE), ReadOptions.defaults()))
        .containsExactly("next");
  }

  @Test
  void namesWithoutEndAreRefused() {
    StringBuilder xml = new StringBuilder("<queryResult>");
    for (int i = 0; i < 2000; i++) {
      xml.append("<n").append(i).append("/>");
    }

    assertThatThrownBy(() -> rows(xml.toString())).hasMessageContaining("LIMIT_EXCEEDED");
  }

  private static ListEntry entry(String children) throws IOException {
    List<ListRecord> records = new ArrayList<>();
    String xml =
        "<queryResult><images><image><member id='1'/><id>7</id>"
            + FINGERPRINTS
            + children
            + "</image></images></queryResult>";
    ListReaders.of("ncmec")
        .read(ListSource.of("x", xml.getBytes(UTF_8)), ReadOptions.defaults(), records::add);
    return records.stream()
        .filter(ListEntry.class::isInstance)
        .map(ListEntry.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> rows(String xml) throws IOException {
    return Rows.of(ListReaders.of("ncmec"), xml.getBytes(UTF_8), ReadOptions.defaults());
  }
}
