package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
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
import org.tutela.core.list.Severity;

class EntryTableTest {
  private static final HashList LIST = HashList.of("hotline");

  @TempDir private Path folder;

  private static ContentHash digest(int number) {
    return ContentHash.of(
        HashType.MD5, ByteBuffer.allocate(16).putInt(number * 0x9e3779b9).putInt(number).array());
  }

  /** Some records have an id, a date or opinions, others have not. */
  private static ListEntry entry(int number) {
    return new ListEntry(
        digest(number),
        "category " + number % 3,
        number % 4 == 0 ? "" : "id-" + "x".repeat(number % 40) + number,
        EntryRole.BLOCK,
        number % 3 == 0
            ? Optional.empty()
            : Optional.of(Instant.ofEpochSecond(1_700_000_000L + number)),
        number % 5 == 0 ? new Opinions(number, 1) : Opinions.NONE,
        "",
        "",
        number % 7 == 0 ? OptionalInt.of(number % 101) : OptionalInt.empty());
  }

  @Test
  void everyValueOfABlockKeepsItsRecord() throws IOException {
    IndexCompiler compiler = IndexCompiler.builder().name("entries").build();
    Consumer<ListRecord> sink = compiler.list(LIST);
    for (int i = 0; i < 500; i++) {
      sink.accept(entry(i));
    }
    Path file = folder.resolve("entries.tidx");
    compiler.writeTo(file);

    try (HashIndex index = HashIndex.load(file)) {
      for (int i = 0; i < 500; i++) {
        ListEntry expected = entry(i);
        IndexHit hit = index.lookup(digest(i)).orElseThrow();
        assertThat(index.entries(hit))
            .containsExactly(
                new IndexEntry(
                    LIST,
                    expected.category(),
                    Severity.UNKNOWN,
                    expected.sourceId(),
                    expected.role(),
                    expected.updated(),
                    expected.opinions(),
                    expected.quality()));
      }
    }
  }
}
