package org.tutela.core.list.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.Notice;
import org.tutela.core.list.ReadOptions;

class TextReaderTest {
  private static final String MD5 = "9a79e2fee965907e2b9df462c0d65c0b";
  private static final String SHA1 = "f31705a7a29a9dcfcc217c7f0ede9a810ba9550b";
  private static final String SHA256 =
      "90d8060320ceae1bb5095efdc104dc70c8168220bbd02b488dc85428f0eb900b";

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r", "\n\n", "\r\r"})
  void linesEndInAnyOfTheThreeWays(String end) throws IOException {
    assertThat(rows(MD5 + end + SHA1 + end)).contains("md5 " + MD5, "sha1 " + SHA1);
  }

  @ParameterizedTest
  @CsvSource({
    "MD5 (a) = , md5",
    "SHA1(a)= , sha1",
    "SHA-1 (a) = , sha1",
    "sha256 (a (b) = c) = , sha256",
    "SHA2-256(a)= , sha256",
    "SHA256 () = , sha256"
  })
  void tagNamesTheAlgorithm(String tag, String type) throws IOException {
    String value = type.equals("md5") ? MD5 : type.equals("sha1") ? SHA1 : SHA256;

    assertThat(rows(tag + " " + value)).containsExactly(type + " " + value);
    assertThat(rows("\\" + tag + " " + value)).containsExactly(type + " " + value);
  }

  @ParameterizedTest
  @CsvSource({MD5 + ", 0", SHA1 + ", 1", SHA1 + " a.jpg, 1", SHA1 + ".jpg, 0"})
  void namesThatAreOtherDigestsAreToldOfOnce(String name, int warnings) throws IOException {
    String line = MD5 + "  " + name + "\n";
    List<ListRecord> records = new ArrayList<>();

    ListReaders.of("text")
        .read(
            ListSource.of("test", (line + line).getBytes(UTF_8)),
            ReadOptions.defaults(),
            records::add);

    assertThat(records).filteredOn(Notice.class::isInstance).hasSize(warnings);
    assertThat(records).filteredOn(ListEntry.class::isInstance).hasSize(2);
  }

  @Test
  void taggedValueMayBeInBase64() throws IOException {
    String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(SHA256));

    assertThat(rows("SHA256 (a) = " + base64)).containsExactly("sha256 " + SHA256);
    assertThat(rows(base64)).containsExactly("BAD_HEX");
  }

  @ParameterizedTest
  @CsvSource({
    "'SHA256 (a) = beef', sha256 BAD_LENGTH",
    "'SHA256 (a) = be-f', sha256 BAD_HEX",
    "'SHA256 (a', BAD_SYNTAX",
    "'SHA256 (a)', BAD_SYNTAX",
    "'SM3 (a) = beef', UNKNOWN_ALG",
    "'beef', BAD_LENGTH",
    "'beeg', BAD_HEX",
    "'beef,beef', BAD_HEX",
    "'\u0663\u0663', BAD_HEX"
  })
  void whatIsWrongIsSaid(String line, String expected) throws IOException {
    assertThat(rows(line)).containsExactly(expected);
  }

  @Test
  void digestWithANameInParenthesesIsNoTag() throws IOException {
    String value = "a" + MD5.substring(1);

    assertThat(rows(value + " (1).jpg")).containsExactly("md5 " + value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"# x", "; x", "// x", "", " \t"})
  void commentsAndBlankLinesAreIgnored(String line) throws IOException {
    assertThat(rows(line + "\n" + MD5)).containsExactly("md5 " + MD5);
  }

  @Test
  void recordsOfZeroOutputMayHoldLineEnds() throws IOException {
    assertThat(rows(MD5 + "  a\0" + SHA1 + "  b\nc\0"))
        .containsExactly("md5 " + MD5, "sha1 " + SHA1);
  }

  @Test
  void nulAfterALineEndIsAControlCharacter() throws IOException {
    assertThat(rows(MD5 + "\n" + SHA1 + "\0\n")).containsExactly("md5 " + MD5, "CONTROL_CHARACTER");
  }

  @ParameterizedTest
  @ValueSource(ints = {65_535, 65_536, 65_537, 131_072, 1 << 20, (1 << 20) + 70_000})
  void lineLimitIs65536Bytes(int length) throws IOException {
    String line = MD5 + " ".repeat(length - MD5.length());
    String first = length <= 65_536 ? "md5 " + MD5 : "LINE_TOO_LONG";

    assertThat(rows(line + "\r\n" + SHA1)).containsExactly(first, "sha1 " + SHA1);
    assertThat(rows(line)).containsExactly(first);
  }

  @Test
  void manyLinesCrossTheBufferWhole() throws IOException {
    List<String> rows = rows((SHA256 + "  name of a file.jpg\r\n").repeat(30_000));

    assertThat(rows).hasSize(30_000).containsOnly("sha256 " + SHA256);
  }

  @Test
  void nameMustBeUtf8() throws IOException {
    assertThat(rows((MD5 + "  \u00e9").getBytes(ISO_8859_1), ReadOptions.defaults()))
        .containsExactly("BAD_ENCODING");
    assertThat(rows(MD5 + "  \u00e9")).containsExactly("md5 " + MD5);
  }

  @Test
  void utf16NeedsAByteOrderMark() throws IOException {
    String text = MD5 + "  \u00e9\ud83d\ude00\n" + SHA1 + "  \ud83d\n";

    for (byte[] bytes : List.of(("\ufeff" + text).getBytes(UTF_16LE), bigEndian(text))) {
      assertThat(rows(bytes, ReadOptions.defaults())).first().isEqualTo("md5 " + MD5);
    }
    assertThatThrownBy(() -> rows(text.getBytes(UTF_16LE), ReadOptions.defaults()))
        .isInstanceOf(ListFormatException.class)
        .hasMessageContaining("BAD_ENCODING");
  }

  private static byte[] bigEndian(String text) {
    return ("\ufeff" + text).getBytes(UTF_16BE);
  }

  @Test
  void loneSurrogateIsABadEncoding() throws IOException {
    byte[] bytes = "\ufeffM".getBytes(UTF_16LE);
    bytes[2] = 0;
    bytes[3] = (byte) 0xd8;

    assertThat(rows(bytes, ReadOptions.defaults())).containsExactly("BAD_ENCODING");
  }

  @Test
  void declaredTypeIsTheTypeOfEveryUntaggedValue() throws IOException {
    ReadOptions pdq = ReadOptions.defaults().withType(HashType.PDQ);

    assertThat(rows((SHA256 + "\n" + MD5 + "\n" + "0".repeat(64)).getBytes(UTF_8), pdq))
        .containsExactly("pdq " + SHA256, "pdq BAD_LENGTH", "pdq DEGENERATE_HASH");
  }

  @Test
  void hashdeepWithoutColumnsIsRefused() {
    assertThatThrownBy(() -> rows("%%%% HASHDEEP-1.0\n1," + MD5 + ",a\n"))
        .isInstanceOf(ListFormatException.class)
        .hasMessageContaining("BAD_HEADER");
  }

  @Test
  void hashdeepRowMayLackColumns() throws IOException {
    assertThat(rows("%%%% HASHDEEP-1.0\n%%%% size,md5,filename\n1," + MD5 + "\n" + "1," + MD5))
        .containsExactly("MISSING_COLUMNS", "MISSING_COLUMNS");
  }

  private static List<String> rows(String text) throws IOException {
    return rows(text.getBytes(UTF_8), ReadOptions.defaults());
  }

  private static List<String> rows(byte[] bytes, ReadOptions options) throws IOException {
    return Rows.of(ListReaders.of("text"), bytes, options);
  }
}
