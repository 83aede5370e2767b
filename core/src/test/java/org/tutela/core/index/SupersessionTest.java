package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.Opinions;
import org.tutela.core.list.Tombstone;

/** What a later import, a later date and a tombstone take out, told in hashes a, b and c. */
class SupersessionTest {
  private static final List<ContentHash> HASHES =
      Distribution.UNIFORM.hashes(HashType.SHA256, 3, 1);
  private static final int MONDAY = 1;
  private static final int TUESDAY = 2;
  private static final int UNDATED = 0;

  @TempDir Path folder;

  @Test
  void aLaterImportReplacesTheWholeRecordOfTheSameId() throws IOException {
    assertThat(remaining(List.of(entry('a', "1"), entry('b', "1")), List.of(entry('c', "1"))))
        .isEqualTo("c");
  }

  @Test
  void aLaterImportLeavesOtherIdsAndEntriesWithoutId() throws IOException {
    assertThat(remaining(List.of(entry('a', "1"), entry('b', "")), List.of(entry('c', "2"))))
        .isEqualTo("abc");
  }

  @Test
  void severalValuesOfOneRecordStand() throws IOException {
    assertThat(remaining(List.of(entry('a', "1"), entry('b', "1")))).isEqualTo("ab");
  }

  @Test
  void withinAnImportTheNewestDateWinsWhateverTheOrder() throws IOException {
    assertThat(remaining(List.of(entry('a', "1", TUESDAY), entry('b', "1", MONDAY))))
        .isEqualTo("a");
    assertThat(remaining(List.of(entry('b', "1", MONDAY), entry('a', "1", TUESDAY))))
        .isEqualTo("a");
  }

  @Test
  void anUndatedRecordStandsBesideADatedOne() throws IOException {
    assertThat(remaining(List.of(entry('a', "1", MONDAY), entry('b', "1")))).isEqualTo("ab");
  }

  @Test
  void theDatesOfAnEarlierImportDoNotMatter() throws IOException {
    assertThat(remaining(List.of(entry('a', "1", TUESDAY)), List.of(entry('b', "1", MONDAY))))
        .isEqualTo("b");
  }

  @Test
  void aTombstoneTakesOutWhatStandsBeforeIt() throws IOException {
    assertThat(remaining(List.of(entry('a', "1"), entry('b', "2"), tombstone("1", UNDATED))))
        .isEqualTo("b");
    assertThat(remaining(List.of(entry('a', "1")), List.of(tombstone("1", UNDATED)))).isEmpty();
    assertThat(
            remaining(List.of(entry('a', "1")), List.of(tombstone("1", UNDATED), entry('b', "1"))))
        .isEqualTo("b");
  }

  @Test
  void datedTombstonesTakeOutWhatIsOlderWhateverTheOrder() throws IOException {
    assertThat(remaining(List.of(tombstone("1", TUESDAY), entry('a', "1", MONDAY)))).isEmpty();
    assertThat(remaining(List.of(entry('a', "1", TUESDAY), tombstone("1", MONDAY)))).isEqualTo("a");
  }

  @Test
  void aTombstoneWithoutIdTakesOutTheValueOfItsListOnly() throws IOException {
    Tombstone value =
        new Tombstone(
            Optional.of(HASHES.get(0)), Optional.empty(), "", Optional.empty(), "line 9", "");
    IndexCompiler compiler = IndexCompiler.builder().build();
    compiler.list(HashList.of("other")).accept(entry('a', "1"));
    Consumer<ListRecord> list = compiler.list(HashList.of("list"));
    list.accept(entry('a', "1"));
    list.accept(entry('b', "2"));
    list.accept(value);

    assertThat(remaining(compiler)).isEqualTo("a other, b list");
  }

  @Test
  void theSameIdInAnotherListIsAnotherRecord() throws IOException {
    IndexCompiler compiler = IndexCompiler.builder().build();
    compiler.list(HashList.of("list")).accept(entry('a', "1"));
    compiler.list(HashList.of("other")).accept(entry('b', "1"));
    compiler.list(HashList.of("other")).accept(tombstone("1", UNDATED));

    assertThat(remaining(compiler)).isEqualTo("a list");
  }

  @SafeVarargs
  private String remaining(List<ListRecord>... imports) throws IOException {
    IndexCompiler compiler = IndexCompiler.builder().build();
    for (List<ListRecord> records : imports) {
      records.forEach(compiler.list(HashList.of("list")));
    }
    return remaining(compiler).replace(" list", "").replace(", ", "");
  }

  private String remaining(IndexCompiler compiler) throws IOException {
    List<String> found = new ArrayList<>();
    try (HashIndex index = HashIndex.load(Indexes.write(folder, compiler))) {
      for (int i = 0; i < HASHES.size(); i++) {
        char name = (char) ('a' + i);
        index
            .lookup(HASHES.get(i))
            .ifPresent(
                hit -> index.entries(hit).forEach(e -> found.add(name + " " + e.list().name())));
      }
    }
    return String.join(", ", found);
  }

  private static ListEntry entry(char name, String id) {
    return entry(name, id, UNDATED);
  }

  private static ListEntry entry(char name, String id, int day) {
    return new ListEntry(
        HASHES.get(name - 'a'), "", id, EntryRole.BLOCK, on(day), Opinions.NONE, "", "");
  }

  private static Tombstone tombstone(String id, int day) {
    return Tombstone.of(id, on(day), "", "");
  }

  private static Optional<Instant> on(int day) {
    return day == UNDATED ? Optional.empty() : Optional.of(Instant.ofEpochSecond(86_400L * day));
  }
}
