package org.tutela.core.list.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListReader;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.ReasonCode;

/** Databases are read page by page, and damage to any page ends in rows or in a refusal. */
class SqliteReadersTest {
  private static final ReadOptions OPTIONS = ReadOptions.defaults();
  private static final ListReader NSRL = ListReaders.of("nsrl-sqlite");

  private static byte[] sample(String name) throws IOException {
    try (InputStream in = SqliteReadersTest.class.getResourceAsStream("/lists/" + name)) {
      return in.readAllBytes();
    }
  }

  @Test
  void readsADatabaseInGzip() throws IOException {
    byte[] database = sample("nsrl/rdsv3-minimal.db");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(database);
    }
    ListSource source = ListSource.of("rds.db.gz", packed.toByteArray());
    assertThat(ListReaders.detect(source, OPTIONS).format()).isEqualTo("nsrl-sqlite");
    assertThat(Rows.of(NSRL, packed.toByteArray(), OPTIONS)).hasSize(9);
  }

  @Test
  void readsTheViewOfAFullSetFromItsTables() throws IOException {
    assertThat(Rows.of(NSRL, sample("sqlite/rdsv3-view.db"), OPTIONS))
        .containsExactlyElementsOf(
            List.of(
                new String(sample("sqlite/rdsv3-view.rows"), StandardCharsets.UTF_8)
                    .split("\n", -1)));
  }

  @Test
  void readsATableOfManyPagesAndLongRows() throws IOException {
    List<String> rows = Rows.of(NSRL, sample("sqlite/many-pages.db"), OPTIONS);
    assertThat(rows).hasSize(300).doesNotHaveDuplicates();
    assertThat(rows.get(299)).isEqualTo("md5 " + "%032x".formatted(99) + " 99");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 99, 511, 4095, 4096, 28671})
  void refusesADatabaseThatIsCutOff(int length) throws IOException {
    byte[] cut = Arrays.copyOf(sample("nsrl/rdsv3-minimal.db"), length);
    assertThatThrownBy(() -> Rows.of(NSRL, cut, OPTIONS))
        .isInstanceOfSatisfying(
            ListFormatException.class, e -> assertThat(e.code()).isEqualTo(ReasonCode.BAD_HEADER));
  }

  @Test
  void refusesADatabaseOfSomethingElse() throws IOException {
    byte[] other = sample("tsk/synthetic.kdb");
    assertThatThrownBy(() -> Rows.of(NSRL, other, OPTIONS))
        .isInstanceOfSatisfying(
            ListFormatException.class,
            e -> assertThat(e.code()).isEqualTo(ReasonCode.NOT_A_QUERY_RESULT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nsrl/rdsv3-minimal.db", "tsk/synthetic.kdb", "sqlite/many-pages.db"})
  void survivesDamage(String name) throws IOException {
    byte[] database = sample(name);
    Random random = new Random(1);
    int refused = 0;
    for (int round = 0; round < 2000; round++) {
      byte[] damaged = database.clone();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        // Where the trees and the heads of the pages are.
        int page = random.nextInt(damaged.length / 4096) * 4096;
        damaged[page + random.nextInt(128)] = (byte) random.nextInt();
      }
      try {
        ListSource source = ListSource.of("damaged.db", damaged);
        ListReaders.detect(source, OPTIONS).read(source, OPTIONS, record -> {});
      } catch (ListFormatException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }
}
