package org.tutela.core.list.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutela.core.list.ListReader;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.Tombstone;

class NsrlDeltaReaderTest {
  private static final String MD5 = "F4361364737BBC6EBA8F98032B2E491A";
  private static final String SHA1 = "13878E0D9761EA83AA9A7C9FED583D9865A9D165";
  private static final String SHA256 =
      "D069AD2EFE805A0D3B7F993E96FF2585942072E8C0BE8F7C545FA496D717E98D";

  private static List<String> rows(String script) throws IOException {
    byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
    ListReader reader =
        ListReaders.detect(ListSource.of("delta.db", bytes), ReadOptions.defaults());
    assertThat(reader.format()).isEqualTo("nsrl-sql");
    return Rows.of(reader, bytes, ReadOptions.defaults());
  }

  @Test
  void readsInsertedRows() throws IOException {
    String script =
        "-- a delta\nBEGIN TRANSACTION;\nINSERT INTO FILE VALUES('%s','%s','%s','0','it''s; x',1,7);"
            + "COMMIT;";
    assertThat(rows(script.formatted(SHA256, SHA1, MD5)))
        .containsExactly(
            "sha256 " + SHA256.toLowerCase(Locale.ROOT) + " 7",
            "sha1 " + SHA1.toLowerCase(Locale.ROOT) + " 7",
            "md5 " + MD5.toLowerCase(Locale.ROOT) + " 7");
  }

  @Test
  void readsNamedColumnsInAnyOrder() throws IOException {
    String script = "INSERT INTO FILE (package_id, md5) VALUES (8, '%s'), (9, NULL);";
    assertThat(rows(script.formatted(MD5)))
        .containsExactly("md5 " + MD5.toLowerCase(Locale.ROOT) + " 8", "NO_HASH 9");
  }

  @Test
  void deletesByHash() throws IOException {
    String script = "DELETE FROM FILE WHERE md5 = '%s' AND package_id = 7;".formatted(MD5);
    ListSource source = ListSource.of("x.sql", script.getBytes(StandardCharsets.UTF_8));
    ListReaders.of("nsrl-sql")
        .read(
            source,
            ReadOptions.defaults(),
            record -> {
              Tombstone tombstone = (Tombstone) record;
              assertThat(tombstone.hash().orElseThrow().hex())
                  .isEqualTo(MD5.toLowerCase(Locale.ROOT));
              assertThat(tombstone.sourceId()).isEqualTo("7");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE FILE;",
        "ATTACH DATABASE 'x' AS y;",
        "DELETE FROM FILE;",
        "DELETE FROM FILE WHERE 1=1;",
        "INSERT INTO OS VALUES (1);",
        "INSERT INTO FILE SELECT * FROM x;",
        "CREATE TRIGGER t AFTER INSERT ON FILE BEGIN SELECT 1; END;",
        "PRAGMA writable_schema=1;"
      })
  void refusesWhatNoListNeeds(String statement) throws IOException {
    assertThat(rows(statement)).first().isEqualTo("SQL_STATEMENT_NOT_ALLOWED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"INSERT INTO FILE VALUES ('a", "DELETE FROM FILE WHERE md5 = 'a'"})
  void refusesAStatementThatIsCutOff(String statement) throws IOException {
    assertThat(rows(statement)).containsExactly("TRUNCATED_RECORD");
  }

  @Test
  void refusesALongStatementAndGoesOn() throws IOException {
    String script =
        "INSERT INTO FILE VALUES ('"
            + "a".repeat(200_000)
            + "');INSERT INTO FILE (md5) VALUES ('%s');";
    assertThat(rows(script.formatted(MD5)))
        .containsExactly("LINE_TOO_LONG", "md5 " + MD5.toLowerCase(Locale.ROOT));
  }

  @Test
  void readsEachRowOfAStatementOfAnyLength() throws IOException {
    String row = "('%s', 1)".formatted(MD5);
    String rows = String.join(",\n", Collections.nCopies(5_000, row));

    assertThat(rows("INSERT INTO FILE (md5, package_id) VALUES " + rows + ";"))
        .hasSize(5_000)
        .containsOnly("md5 " + MD5.toLowerCase(Locale.ROOT) + " 1");
  }

  @Test
  void keepsTheWholeRowsOfAStatementThatIsCutOff() throws IOException {
    assertThat(rows("INSERT INTO FILE (md5) VALUES ('%s'), ('F43".formatted(MD5)))
        .containsExactly("md5 " + MD5.toLowerCase(Locale.ROOT), "TRUNCATED_RECORD");
  }
}
