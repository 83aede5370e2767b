package org.tutela.core.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutela.core.list.format.ListReaders;

/** Versions of a table of ids, MD5 digests and categories. */
class ListDiffTest {
  private static final String A = "a".repeat(32);
  private static final String B = "b".repeat(32);
  private static final String C = "c".repeat(32);

  @TempDir Path folder;
  private ReadOptions options;

  @BeforeEach
  void explainTheTable() throws IOException {
    Path mapping =
        Files.writeString(
            folder.resolve("m.json"),
            "{\"columns\":{\"id\":\"source_id\",\"md5\":\"md5\",\"cat\":\"category\"}}");
    options = ReadOptions.defaults().withMapping(mapping);
  }

  @Test
  void namesWhatWasAddedRemovedAndChanged() throws IOException {
    assertThat(diff("1," + A + ",x\n2," + B + ",x\n", "3," + C + ",x\n1," + A + ",y\n"))
        .containsExactly("REMOVED 2 x", "ADDED 3 x", "CHANGED 1 y");
  }

  @Test
  void anotherOrderAndRepetitionsAreNoDifference() throws IOException {
    String one = "1," + A + ",x\n";
    String two = "2," + B + ",x\n";
    assertThat(diff(one + two, two + one + one)).isEmpty();
  }

  @Test
  void anotherValueOfARecordIsAnotherEntry() throws IOException {
    assertThat(diff("1," + A + ",x\n", "1," + B + ",x\n"))
        .containsExactly("REMOVED 1 x", "ADDED 1 x");
  }

  @Test
  void aVersionThatIsRefusedYieldsNothing() {
    List<String> rows = new ArrayList<>();
    assertThatThrownBy(
            () ->
                ListDiff.run(
                    version("1," + A + ",x\n"),
                    new ListDiff.Version(
                        ListReaders.of("csv"),
                        ListSource.of("new", "<html>".getBytes(StandardCharsets.UTF_8)),
                        options),
                    (change, row) -> rows.add(change.name())))
        .isInstanceOf(ListFormatException.class);
    assertThat(rows).isEmpty();
  }

  private List<String> diff(String old, String fresh) throws IOException {
    List<String> rows = new ArrayList<>();
    ListDiff.run(
        version(old),
        version(fresh),
        (change, row) -> rows.add(change + " " + row.sourceId() + " " + row.category()));
    return rows;
  }

  private ListDiff.Version version(String rows) {
    byte[] table = ("id,md5,cat\n" + rows).getBytes(StandardCharsets.UTF_8);
    return new ListDiff.Version(ListReaders.of("csv"), ListSource.of("list", table), options);
  }
}
