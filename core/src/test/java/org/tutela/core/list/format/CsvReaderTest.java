package org.tutela.core.list.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutela.core.config.ConfigException;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.Notice;
import org.tutela.core.list.ReadOptions;

class CsvReaderTest {
  private static final String A = "9a79e2fee965907e2b9df462c0d65c0b";
  private static final String B = "8f9448673d9d417d51d3ebafa175c8c7";
  private static final String MAPPING = "columns: {Id: source_id, Sum: md5}";

  @TempDir Path folder;

  @Test
  void columnsAreFoundByName() throws IOException {
    assertThat(rows("Sum,Other,Id\n" + A + ",x,1\n")).containsExactly("md5 " + A + " 1");
  }

  @Test
  void columnsAreFoundInAnyCase() throws IOException {
    assertThat(rows("SUM,id\n" + A + ",1\n")).containsExactly("md5 " + A + " 1");
  }

  @Test
  void quotedCellMayHoldEverything() throws IOException {
    assertThat(rows("Id,Sum\n\"a,\"\"b\"\"\r\nc\",\"" + A + "\"\r\n2," + B))
        .containsExactly("md5 " + A + " a,\"b\"\r\nc", "md5 " + B + " 2");
  }

  @Test
  void spacesAroundQuotesAreNoPartOfTheCell() throws IOException {
    assertThat(rows("\n\nId, \"Sum\"\n\"1\" , \"" + A + "\" \n 2,  \"" + B + "\"\n"))
        .containsExactly("md5 " + A + " 1", "md5 " + B + " 2");
  }

  @ParameterizedTest
  @CsvSource({"\"1, 1", "x, 0"})
  void quotesThatMayHideRowsAreToldOf(String first, int warnings) throws IOException {
    List<ListRecord> records = new ArrayList<>();
    Path mapping =
        Files.writeString(folder.resolve("m.yaml"), "columns: {Id: source_id, Sum: md5}");
    String table = "Id,Sum\n" + first + "," + A + "\n2," + B + "\n3\"," + A + "\n";

    ListReaders.of("csv")
        .read(
            ListSource.of("test", table.getBytes(UTF_8)),
            ReadOptions.defaults().withMapping(mapping),
            records::add);

    assertThat(records)
        .filteredOn(record -> record instanceof Notice n && n.kind() == Notice.Kind.WARNING)
        .hasSize(warnings);
  }

  @ParameterizedTest
  @CsvSource({"x, MISSING_COLUMNS", "'x,y,z', EXTRA_COLUMNS", "x\u0001y, CONTROL_CHARACTER"})
  void rowOfAnotherWidthIsRefusedOnce(String row, String code) throws IOException {
    assertThat(rows("Id,Sum\n" + row + "\n1," + A)).containsExactly(code, "md5 " + A + " 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1," + A, "\"1\"x," + A, "1,\"" + A})
  void unclosedQuoteCostsOneLine(String row) throws IOException {
    assertThat(rows("Id,Sum\n" + row + "\n2," + B + "\n"))
        .containsExactly("BAD_SYNTAX", "md5 " + B + " 2");
  }

  @Test
  void rowThatIsTooLongCostsOneLine() throws IOException {
    String longer = "x".repeat(70_000);

    assertThat(rows("Id,Sum\n" + longer + "," + A + "\r\n2," + B))
        .containsExactly("LINE_TOO_LONG", "md5 " + B + " 2");
    assertThat(rows("Id,Sum\n\"" + longer + "\"," + A + "\n2," + B))
        .containsExactly("LINE_TOO_LONG", "md5 " + B + " 2");
  }

  @Test
  void linesInsideQuotesCount() throws IOException {
    List<String> locations = new ArrayList<>();
    read(MAPPING, "Id,Sum\r\n\"1\r\n\r\n\"," + A + "\r\n\"2\n\"," + A + "\n3," + A, locations);

    assertThat(locations).containsExactly("line 2", "line 5", "line 7");
  }

  @Test
  void headerThatLacksAMappedColumnRefusesTheFile() {
    assertThatThrownBy(() -> rows("Id,Summe\n1," + A))
        .isInstanceOf(ListFormatException.class)
        .hasMessageContaining("BAD_HEADER: the header lacks the column \"Sum\"");
    assertThatThrownBy(() -> rows("Id,Sum,Sum\n"))
        .hasMessageContaining("BAD_HEADER: the header has the column \"Sum\" twice");
  }

  @Test
  void poorPictureHashIsRefused() throws IOException {
    String pdq = "90d8060320ceae1bb5095efdc104dc70c8168220bbd02b488dc85428f0eb900b";

    assertThat(
            read(
                "{delimiter: \"\\t\", columns: {P: pdq, Q: quality}}",
                "P\tQ\n" + pdq + "\t49\n" + pdq + "\t50\n" + pdq + "\t\n" + pdq + "\tgood\n",
                new ArrayList<>()))
        .containsExactly("pdq DEGENERATE_HASH", "pdq " + pdq, "pdq " + pdq, "pdq " + pdq);
  }

  @ParameterizedTest
  @CsvSource({"50,50", "87.9,87", "100,100", ",-1", "good,-1", "101,-1", "-1,-1", "NaN,-1"})
  void entryKeepsTheQualityThatItsRowStates(String stated, int expected) throws IOException {
    String pdq = "90d8060320ceae1bb5095efdc104dc70c8168220bbd02b488dc85428f0eb900b";
    Path mapping =
        Files.writeString(folder.resolve("m.yaml"), "columns: {P: pdq, M: md5, Q: quality}");
    String table = "P,M,Q\n" + pdq + "," + A + "," + (stated == null ? "" : stated) + "\n";
    List<Integer> qualities = new ArrayList<>();

    ListReaders.of("csv")
        .read(
            ListSource.of("test", table.getBytes(UTF_8)),
            ReadOptions.defaults().withMapping(mapping),
            record -> {
              if (record instanceof ListEntry entry) {
                qualities.add(entry.quality().orElse(-1));
              }
            });

    assertThat(qualities).containsExactly(expected, -1);
  }

  @Test
  void columnsMayHoldAddresses() throws IOException {
    String mapping =
        "columns: {I: source_id, U: url, P: url-prefix, D: domain, E: domain-exact, C: cidr}";

    assertThat(
            read(
                mapping,
                """
                I,U,P,D,E,C
                1,Bad.example/%41,,,,
                2,,bad.example/x/,Bad.example.,,
                3,,,,www.bad.example,192.0.2.0/24
                4,http:///x,,a..b,,1.2.3
                5,,co.uk/,com,uk,
                6,http://co.uk/,co.uk/x,,,
                7,,,,,
                """,
                new java.util.ArrayList<>()))
        .containsExactly(
            "url http://bad.example/A 1",
            "url-prefix http://bad.example/x/ 2",
            "domain-suffix bad.example 2",
            "domain-exact www.bad.example 3",
            "cidr 192.0.2.0/24 3",
            "NO_HOST 4",
            "BAD_DOMAIN 4",
            "BAD_CIDR 4",
            "PUBLIC_SUFFIX 5",
            "PUBLIC_SUFFIX 5",
            "PUBLIC_SUFFIX 5",
            "url http://co.uk/ 6",
            "url-prefix http://co.uk/x 6",
            "NO_HASH 7");
  }

  @Test
  void mistakesInTheMappingAreToldTogether() {
    assertThatThrownBy(() -> read("columns: {A: md6, B: category}\nvalue: {}\n", "", List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("A: unknown value \"md6\"; did you mean \"md5\"?")
        .hasMessageContaining("unknown key \"value\"; did you mean \"values\"?");
  }

  @Test
  void withoutMappingTheFormatIsNoUse() {
    assertThatThrownBy(() -> Rows.of(ListReaders.of("csv"), new byte[0], ReadOptions.defaults()))
        .hasMessage("test: format csv needs a mapping file, which says what the columns mean");
  }

  private List<String> rows(String table) throws IOException {
    return read(MAPPING, table, new ArrayList<>());
  }

  private List<String> read(String mapping, String table, List<String> locations)
      throws IOException {
    Path file = Files.writeString(folder.resolve("m.yaml"), mapping);
    ReadOptions options = ReadOptions.defaults().withMapping(file);
    ListReaders.of("csv")
        .read(
            ListSource.of("test", table.getBytes(UTF_8)),
            options,
            record -> locations.add(record.location()));
    return Rows.of(ListReaders.of("csv"), table.getBytes(UTF_8), options);
  }
}
