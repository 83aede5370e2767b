package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.image.PdqDialect;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.FingerprintReference;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.Opinions;
import org.tutela.core.list.ReasonCode;
import org.tutela.core.list.Rejection;
import org.tutela.core.list.Severity;
import org.tutela.core.list.Tombstone;

class IndexCompilerTest {
  private static final HashList HOTLINE = new HashList("hotline", "NL", PdqDialect.CORE);
  private static final HashList OTHER = new HashList("other", "GB", PdqDialect.RESIZE_512);
  private static final List<ContentHash> MD5 = Distribution.UNIFORM.hashes(HashType.MD5, 40, 1);
  private static final List<ContentHash> PDQ = Distribution.UNIFORM.hashes(HashType.PDQ, 40, 2);

  @TempDir Path folder;

  @Test
  void anEntryComesBackAsTheListSaidIt() throws IOException {
    Instant updated = Instant.parse("2026-03-01T10:15:30.123456Z");
    ListEntry entry =
        new ListEntry(
            PDQ.get(0),
            "A1",
            "id-7",
            EntryRole.BLOCK,
            Optional.of(updated),
            new Opinions(3, 1),
            "line 1",
            "",
            OptionalInt.of(64));

    HashIndex index = compiled(IndexProfile.FULL, HOTLINE, entry);

    IndexHit hit = index.lookup(PDQ.get(0)).orElseThrow();
    assertThat(index.entries(hit))
        .containsExactly(
            new IndexEntry(
                HOTLINE,
                "A1",
                Severity.UNKNOWN,
                "id-7",
                EntryRole.BLOCK,
                Optional.of(updated),
                new Opinions(3, 1),
                OptionalInt.of(64)));
  }

  @Test
  void theDeviceProfileKeepsListCategoryAndRoleOnly() throws IOException {
    ListEntry entry =
        new ListEntry(
            MD5.get(0),
            "A1",
            "id-7",
            EntryRole.SUPPRESS,
            Optional.of(Instant.EPOCH),
            new Opinions(0, 4),
            "line 1",
            "",
            OptionalInt.of(64));

    HashIndex index = compiled(IndexProfile.DEVICE, HOTLINE, entry);

    assertThat(index.entries(index.lookup(MD5.get(0)).orElseThrow()))
        .containsExactly(
            new IndexEntry(
                HOTLINE,
                "A1",
                Severity.UNKNOWN,
                "",
                EntryRole.SUPPRESS,
                Optional.empty(),
                new Opinions(0, 1),
                OptionalInt.empty()));
  }

  @Test
  void oneValueOfSeveralListsIsStoredOnceWithAllTheirEntries() throws IOException {
    IndexCompiler compiler = IndexCompiler.builder().build();
    compiler.list(OTHER).accept(ListEntry.of(MD5.get(0), "x", "9", "line 1"));
    Consumer<ListRecord> hotline = compiler.list(HOTLINE);
    hotline.accept(ListEntry.of(MD5.get(0), "b", "1", "line 1"));
    hotline.accept(ListEntry.of(MD5.get(0), "a", "2", "line 2"));

    HashIndex index = HashIndex.load(Indexes.write(folder, compiler));

    assertThat(index.size(HashType.MD5)).isOne();
    assertThat(index.entries(index.lookup(MD5.get(0)).orElseThrow()))
        .extracting(e -> e.list().name() + " " + e.category() + " " + e.sourceId())
        .containsExactly("hotline a 2", "hotline b 1", "other x 9");
  }

  @Test
  void reportsWhatBecameOfEachRecord() throws IOException {
    IndexCompiler compiler = IndexCompiler.builder().build();
    Consumer<ListRecord> list = compiler.list(HOTLINE);
    list.accept(ListEntry.of(MD5.get(0), "a", "1", "line 1"));
    list.accept(ListEntry.of(MD5.get(0), "a", "1", "line 2"));
    list.accept(ListEntry.of(MD5.get(1), "a", "2", "line 3"));
    list.accept(ListEntry.of(PDQ.get(0), "a", "3", "line 4"));
    list.accept(ListEntry.of(vector(), "a", "4", "line 5"));
    list.accept(Rejection.of(ReasonCode.BAD_HEX, "line 6", ""));
    list.accept(Rejection.of(ReasonCode.BAD_HEX, "line 7", ""));
    list.accept(new FingerprintReference("pdna", "/x", "a", "5", "line 8", ""));
    list.accept(Tombstone.of("2", Optional.empty(), "line 9", ""));

    CompileReport report = compiler.writeTo(folder.resolve("x.tidx"));

    assertThat(report.accepted()).isEqualTo(3);
    assertThat(report.duplicates()).isEqualTo(1);
    assertThat(report.superseded()).isEqualTo(1);
    assertThat(report.tombstones()).isEqualTo(1);
    assertThat(report.references()).isEqualTo(1);
    assertThat(report.rejected()).containsOnly(java.util.Map.entry(ReasonCode.BAD_HEX, 2L));
    assertThat(report.types())
        .containsExactly(
            new CompileReport.TypeCount(HashType.MD5, 1, 1, IndexPlan.DIGESTS),
            new CompileReport.TypeCount(HashType.PDQ, 1, 1, IndexPlan.SCAN),
            new CompileReport.TypeCount(HashType.PHOTODNA, 1, 1, IndexPlan.UNMATCHABLE));
  }

  @Test
  void valuesWithoutAnEngineAreKeptAndRefuseToBeSearched() throws IOException {
    HashIndex index =
        compiled(IndexProfile.FULL, HOTLINE, ListEntry.of(vector(), "a", "1", "line 1"));

    assertThat(index.plan(HashType.PHOTODNA)).contains(IndexPlan.UNMATCHABLE);
    assertThat(index.size(HashType.PHOTODNA)).isOne();
    assertThatThrownBy(() -> index.lookup(vector()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("photodna");
  }

  @Test
  void theOrderOfListsAndEntriesDoesNotChangeTheFile() throws IOException {
    List<ListRecord> records = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      records.add(ListEntry.of(MD5.get(i % 30), "c" + i % 3, "id" + i, "line " + i));
      records.add(ListEntry.of(PDQ.get(i), "c" + i % 2, i % 5 == 0 ? "" : "id" + i, "line"));
    }
    byte[] first = bytes(records, HOTLINE, OTHER);

    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(records, new Random(seed));
      assertThat(bytes(records, OTHER, HOTLINE)).isEqualTo(first);
    }
  }

  @Test
  void theNameOfTheListSetFixesTheSeedAndTheEntriesDoNot() throws IOException {
    long seed = seed("set", 0);

    assertThat(seed("set", 1)).isEqualTo(seed);
    assertThat(seed("another set", 0)).isNotEqualTo(seed);
  }

  @Test
  void theFileIsForItsOwnerOnlyAndNothingElseIsLeft() throws IOException {
    Path file = folder.resolve("x.tidx");
    Files.writeString(file, "an older file");

    IndexCompiler.builder().build().writeTo(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(folder).isDirectoryContaining(file::equals);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
    HashIndex.verify(file);
  }

  @Test
  void anIndexOfNothingAnswersNothing() throws IOException {
    Path file = folder.resolve("x.tidx");
    IndexCompiler.builder().build().writeTo(file);

    for (Indexes.Opening opening : Indexes.Opening.values()) {
      try (HashIndex index = opening.open(file)) {
        assertThat(index.types()).isEmpty();
        assertThat(index.lookup(MD5.get(0))).isEmpty();
        assertThat(index.search(PDQ.get(0), 31)).isEmpty();
      }
    }
  }

  private HashIndex compiled(IndexProfile profile, HashList list, ListRecord... records)
      throws IOException {
    IndexCompiler compiler = IndexCompiler.builder().profile(profile).build();
    Consumer<ListRecord> sink = compiler.list(list);
    List.of(records).forEach(sink);
    return HashIndex.load(Indexes.write(folder, compiler));
  }

  private byte[] bytes(List<ListRecord> records, HashList... lists) throws IOException {
    IndexCompiler compiler = IndexCompiler.builder().costs(Indexes.BANDS_ALWAYS).build();
    for (HashList list : lists) {
      Consumer<ListRecord> sink = compiler.list(list);
      records.forEach(sink);
    }
    return Files.readAllBytes(Indexes.write(folder, compiler));
  }

  private long seed(String name, int entry) throws IOException {
    Path file =
        Indexes.compile(
            folder, IndexCompiler.builder().name(name), List.of(MD5.get(entry), PDQ.get(entry)));
    try (HashIndex index = HashIndex.load(file)) {
      assertThat(index.name()).isEqualTo(name);
      return index.seed();
    }
  }

  private static ContentHash vector() {
    return ContentHash.of(HashType.PHOTODNA, new byte[144]);
  }

  @ParameterizedTest
  @EnumSource(IndexProfile.class)
  void givesTheSameBytesHoweverLittleMemoryItHas(IndexProfile profile) throws IOException {
    byte[] inMemory = compiled(IndexCompiler.builder().profile(profile).memory(Long.MAX_VALUE));
    byte[] inFiles = compiled(IndexCompiler.builder().profile(profile).memory(1));

    assertThat(inFiles).isEqualTo(inMemory);
  }

  /** Two lists with many common values, ids, dates and tombstones, in 9 spills of each type. */
  private byte[] compiled(IndexCompiler.Builder builder) throws IOException {
    IndexCompiler compiler = builder.build();
    List<ContentHash> sha1 = Distribution.UNIFORM.hashes(HashType.SHA1, 3000, 5);
    List<ContentHash> md5 = Distribution.UNIFORM.hashes(HashType.MD5, 3000, 6);
    for (int round = 0; round < 6; round++) {
      Consumer<ListRecord> list = compiler.list(HashList.of("list " + round % 2));
      for (int i = 0; i < 3000; i++) {
        String category = i % 7 == 0 ? "rare" : "usual";
        Optional<Instant> date = Optional.of(Instant.ofEpochSecond(i * 37L % 1000));
        for (ContentHash hash : List.of(sha1.get(i * 7 % 3000), md5.get(i))) {
          String id = i % 3 == 0 ? "" : "id" + i % 2500;
          Opinions opinions = new Opinions(i % 2, i % 5);
          list.accept(new ListEntry(hash, category, id, EntryRole.BLOCK, date, opinions, "", ""));
        }
        if (i % 100 == 99) {
          list.accept(Tombstone.of("id" + (i - 50), date, "", ""));
        }
      }
    }
    return Files.readAllBytes(Indexes.write(folder, compiler));
  }
}
