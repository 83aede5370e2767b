package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListReader;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.Opinions;
import org.tutela.core.list.Tombstone;
import org.tutela.core.list.format.ListReaders;

/** In some lists many pictures share one id, that of a case: none may take another out. */
class SharedSourceIdTest {
  private static final HashList LIST = HashList.of("cases");
  private static final ListReader CASES = ListReaders.of("stopncii");
  private static final Instant DAY = Instant.parse("2026-11-01T00:00:00Z");

  @TempDir private Path folder;

  private static ContentHash hash(int number) {
    byte[] bytes = new byte[16];
    bytes[3] = (byte) number;
    return ContentHash.of(HashType.MD5, bytes);
  }

  private static ListEntry picture(int number, Instant updated) {
    return new ListEntry(
        hash(number), "", "case:1", EntryRole.BLOCK, Optional.of(updated), Opinions.NONE, "", "");
  }

  private HashIndex write(IndexCompiler compiler) throws IOException {
    Path file = folder.resolve("cases.tidx");
    compiler.writeTo(file);
    return HashIndex.load(file);
  }

  @Test
  void newerPictureOfACaseLeavesTheOlderOne() throws IOException {
    IndexCompiler compiler = IndexCompiler.builder().name("t").build();
    Consumer<ListRecord> sink = compiler.list(LIST, CASES);
    sink.accept(picture(1, DAY));
    sink.accept(picture(2, DAY.plusSeconds(60)));

    try (HashIndex index = write(compiler)) {
      assertThat(index.lookup(hash(1))).isPresent();
      assertThat(index.lookup(hash(2))).isPresent();
    }
  }

  @Test
  void laterImportThatMentionsACaseLeavesItsOtherPictures() throws IOException {
    IndexCompiler compiler = IndexCompiler.builder().name("t").build();
    compiler.list(LIST, CASES).accept(picture(1, DAY));
    compiler.list(LIST, CASES).accept(picture(2, DAY));

    try (HashIndex index = write(compiler)) {
      assertThat(index.lookup(hash(1))).isPresent();
    }
  }

  @Test
  void withdrawnPictureLeavesTheOthersOfItsCase() throws IOException {
    IndexCompiler compiler = IndexCompiler.builder().name("t").build();
    Consumer<ListRecord> sink = compiler.list(LIST, CASES);
    sink.accept(picture(1, DAY));
    sink.accept(picture(2, DAY));
    sink.accept(
        new Tombstone(Optional.of(hash(1)), Optional.empty(), "case:1", Optional.of(DAY), "", ""));

    try (HashIndex index = write(compiler)) {
      assertThat(index.lookup(hash(1))).isEmpty();
      assertThat(index.lookup(hash(2))).isPresent();
    }
  }
}
