package org.tutela.core.list.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListReader;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.ReasonCode;

/**
 * Databases in every layout that SQLite writes give all their rows. {@code recipe.py} beside the
 * databases makes them.
 */
class SqliteLayoutsTest {
  private static final ReadOptions OPTIONS = ReadOptions.defaults();
  private static final ListReader NSRL = ListReaders.of("nsrl-sqlite");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"awkward", "utf-16le", "utf-16be", "page512", "page1024", "page65536"})
  void everyRowIsRead(String name) throws IOException {
    assertThat(Rows.of(NSRL, database(name), OPTIONS))
        .containsExactlyElementsOf(rows(20, i -> true));
  }

  @Test
  void deletedRowsAndFreePagesAreNot() throws IOException {
    assertThat(Rows.of(NSRL, database("vacuum"), OPTIONS))
        .containsExactlyElementsOf(rows(20, i -> i % 5 != 1));
  }

  @Test
  void columnThatIsTheRowIdHasItsValue() throws IOException {
    assertThat(Rows.of(NSRL, database("rowid-packages"), OPTIONS))
        .containsExactlyElementsOf(rows(5, i -> true));
  }

  @ParameterizedTest
  @CsvSource({"without-rowid, WITHOUT ROWID", "virtual-digest, without the FILE table"})
  void tableWithoutStoredDigestsRefusesTheDatabase(String name, String message) {
    assertThatThrownBy(() -> Rows.of(NSRL, database(name), OPTIONS))
        .hasMessageContaining("NOT_A_QUERY_RESULT")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-wal", "-journal"})
  void databaseWithPendingChangesIsRefused(String ending) throws IOException {
    Path file = Files.write(folder.resolve("rds.db"), database("page512"));
    Path beside = Files.write(folder.resolve("rds.db" + ending), new byte[512]);
    ListSource source = ListSource.of(file);

    NSRL.read(source, OPTIONS, record -> {});
    Files.write(beside, new byte[] {0x37, 0x7f, 0x06, (byte) 0x82, 0, 0, 0, 0});

    assertThatThrownBy(() -> NSRL.read(source, OPTIONS, record -> {}))
        .isInstanceOfSatisfying(
            ListFormatException.class, e -> assertThat(e.code()).isEqualTo(ReasonCode.BAD_HEADER))
        .hasMessageContaining("rds.db" + ending);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "CREATE TABLE t(a, b) | a b | -1",
        "CREATE TABLE t(A INTEGER PRIMARY KEY, b) | a b | 0",
        "CREATE TABLE t(a INTEGER PRIMARY KEY DESC, b) | a b | -1",
        "CREATE TABLE t(a INT PRIMARY KEY, b) | a b | -1",
        "CREATE TABLE t(a INTEGER UNSIGNED PRIMARY KEY, b) | a b | -1",
        "CREATE TABLE t(a, b INTEGER, PRIMARY KEY(\"b\" DESC)) | a b | 1",
        "CREATE TABLE t(a INTEGER, b INTEGER, PRIMARY KEY(a, b)) | a b | -1",
        "CREATE TABLE t(a INTEGER, b DEFAULT 'PRIMARY KEY') | a b | -1",
        "CREATE TABLE t(\"check\" TEXT, [primary] TEXT, unique_id TEXT) | check primary unique_id | -1",
        "CREATE TABLE t(a DEFAULT ('x,y)') CHECK (a > (1, 2)), b) | a b | -1",
        "CREATE TABLE t(a, b AS (a), c AS (a) STORED, d GENERATED ALWAYS AS (a) VIRTUAL, e)"
            + " | a c e | -1",
        "CREATE TABLE \"t (a, b)\"(c /* , d ) */) | c | -1",
        "CREATE TABLE t(a,b CHECK(b<>')')) | a b | -1",
      })
  void columnsAreThoseOfTheStatement(String sql, String columns, int rowId) throws IOException {
    SqliteTableSql table = SqliteTableSql.parse(sql).orElseThrow();

    assertThat(String.join(" ", table.columns())).isEqualTo(columns);
    assertThat(table.rowIdColumn()).isEqualTo(rowId);
  }

  private static byte[] database(String name) throws IOException {
    try (InputStream in =
        new GZIPInputStream(
            SqliteLayoutsTest.class.getResourceAsStream("/lists/sqlite/" + name + ".db.gz"))) {
      return in.readAllBytes();
    }
  }

  /** {@return what the recipe puts into the first rows} */
  private static List<String> rows(int count, IntPredicate isThere) {
    return IntStream.range(0, count)
        .filter(isThere)
        .boxed()
        .flatMap(
            i ->
                Stream.of(
                    "sha256 %064x %d".formatted(i * 7919 + 1, i % 5),
                    "sha1 %040x %d".formatted(i * 7919 + 2, i % 5),
                    "md5 %032x %d".formatted(i * 7919 + 3, i % 5)))
        .toList();
  }
}
