package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
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

/** An index with overlays says what a full build of the same imports says. */
class OverlayTest {
  private static final List<ContentHash> HASHES = new ArrayList<>();

  static {
    HASHES.addAll(Distribution.UNIFORM.hashes(HashType.MD5, 60, 1));
    HASHES.addAll(Distribution.UNIFORM.hashes(HashType.PDQ, 60, 2));
    HASHES.addAll(Distribution.UNIFORM.hashes(HashType.PHOTODNA, 20, 3));
  }

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void answersAndCompactsToWhatAFullBuildGives(int seed) throws IOException {
    Path base = write(IndexCompiler.builder().name("set"), seed, 0);
    Path first = write(IndexCompiler.builder().overlayOn(base), seed, 1);
    Path second = write(IndexCompiler.builder().overlayOn(first), seed, 2);
    Path full = write(IndexCompiler.builder().name("set"), seed, 0, 1, 2);

    try (HashIndex expected = HashIndex.load(full);
        HashIndex layered = HashIndex.load(base, List.of(first, second))) {
      for (ContentHash hash : HASHES) {
        if (hash.type().kind() != HashType.Kind.VECTOR) {
          assertThat(said(layered, layered.lookup(hash)))
              .isEqualTo(said(expected, expected.lookup(hash)));
        }
      }
      assertThat(found(layered)).isEqualTo(found(expected));
      for (int n = 0; n < 20; n++) {
        ContentHash query = near(HASHES.get(60 + n), new Random(n));
        assertThat(distances(layered, query)).isEqualTo(distances(expected, query));
      }
      assertThat(layered.types()).isEqualTo(expected.types());
      assertThat(layered.lists()).isEqualTo(expected.lists());
      for (HashType type : List.of(HashType.MD5, HashType.PDQ)) {
        assertThat(layered.size(type)).isEqualTo(expected.size(type));
        assertThat(matchable(layered, "a", type)).isEqualTo(matchable(expected, "a", type));
        assertThat(matchable(layered, "b", type)).isEqualTo(matchable(expected, "b", type));
      }
    }
    assertThat(compacted(base, first, second)).hasBinaryContent(Files.readAllBytes(full));
  }

  @ParameterizedTest
  @EnumSource(names = {"DEVICE", "SCAN"})
  void digestsThatAreStoredInPartAreAddedAndTakenBack(IndexProfile profile) throws IOException {
    List<ContentHash> digests = Distribution.UNIFORM.hashes(HashType.SHA256, 500, 7);
    Path base = write(IndexCompiler.builder().profile(profile), digests.subList(0, 400));
    IndexCompiler update = IndexCompiler.builder().overlayOn(base).build();
    Consumer<ListRecord> list = update.list(HashList.of("a"));
    digests.subList(300, 500).forEach(hash -> list.accept(ListEntry.of(hash, "", "", "")));
    digests
        .subList(0, 100)
        .forEach(
            hash ->
                list.accept(
                    new Tombstone(
                        Optional.of(hash), Optional.empty(), "", Optional.empty(), "", "")));
    Path overlay = Indexes.write(folder, update);
    Path full = write(IndexCompiler.builder().profile(profile), digests.subList(100, 500));

    IndexCompiler compacted = IndexCompiler.builder().profile(profile).build();
    compacted.include(base, List.of(overlay), name -> true);
    assertThat(Indexes.write(folder, compacted)).hasBinaryContent(Files.readAllBytes(full));
    try (HashIndex layered = HashIndex.load(base, List.of(overlay))) {
      for (ContentHash hash : digests) {
        assertThat(layered.lookup(hash).isPresent()).isEqualTo(digests.indexOf(hash) >= 100);
      }
    }
  }

  private Path write(IndexCompiler.Builder builder, List<ContentHash> hashes) {
    IndexCompiler compiler = builder.build();
    hashes.forEach(hash -> compiler.list(HashList.of("a")).accept(ListEntry.of(hash, "", "", "")));
    return Indexes.write(folder, compiler);
  }

  @Test
  void anIdThatNamesAGroupTakesBackNothingByItself() throws IOException {
    ListReader cases = ListReaders.of("stopncii");
    IndexCompiler whole = IndexCompiler.builder().build();
    Consumer<ListRecord> list = whole.list(HashList.of("a"), cases);
    HASHES.subList(0, 2).forEach(hash -> list.accept(ListEntry.of(hash, "", "case:1", "")));
    Path base = Indexes.write(folder, whole);

    IndexCompiler update = IndexCompiler.builder().overlayOn(base).build();
    update.list(HashList.of("a"), cases).accept(Tombstone.of("case:1", Optional.empty(), "", ""));

    try (HashIndex layered = HashIndex.load(base, List.of(Indexes.write(folder, update)))) {
      for (ContentHash hash : HASHES.subList(0, 2)) {
        assertThat(layered.lookup(hash)).isPresent();
      }
    }
  }

  @Test
  void anOverlayGoesWithItsIndexOnly() throws IOException {
    Path base = write(IndexCompiler.builder().name("set"), 1, 0);
    Path other = write(IndexCompiler.builder().name("set"), 2, 0);
    Path overlay = write(IndexCompiler.builder().overlayOn(base), 1, 1);

    assertThatThrownBy(() -> HashIndex.load(other, List.of(overlay)))
        .isInstanceOf(IndexOverlayException.class)
        .hasMessageContaining("made for another index");
    assertThatThrownBy(() -> HashIndex.load(overlay))
        .isInstanceOf(IndexOverlayException.class)
        .hasMessageContaining("open it together with the index");
    assertThatThrownBy(() -> HashIndex.load(base, List.of(other)))
        .isInstanceOf(IndexOverlayException.class)
        .hasMessageContaining("no overlay");
  }

  @Test
  void theDeviceProfileKeepsNoIdsToReplaceRecordsBy() throws IOException {
    Path base = write(IndexCompiler.builder().profile(IndexProfile.DEVICE), 1, 0);
    IndexCompiler update = IndexCompiler.builder().overlayOn(base).build();
    update.list(HashList.of("a")).accept(Tombstone.of("1", Optional.empty(), "", ""));

    assertThatThrownBy(() -> update.writeTo(folder.resolve("o.tidx")))
        .isInstanceOf(IndexOverlayException.class)
        .hasMessageContaining("device profile does not keep");
  }

  /** Asks for bytes without an object, one by one and together. */
  private static List<Boolean> found(HashIndex index) {
    IndexSearcher searcher = index.searcher();
    byte[] bytes = new byte[60 * HashType.MD5.bytes()];
    List<Boolean> found = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      HASHES.get(i).copyTo(bytes, i * HashType.MD5.bytes());
      found.add(searcher.contains(HashType.MD5, bytes, i * HashType.MD5.bytes()));
    }
    int[] ids = new int[60];
    int count = searcher.lookup(HashType.MD5, bytes, ids);
    assertThat(Arrays.stream(ids).mapToObj(id -> id >= 0)).containsExactlyElementsOf(found);
    assertThat(count).isEqualTo((int) found.stream().filter(one -> one).count());
    return found;
  }

  private Path compacted(Path base, Path... overlays) throws IOException {
    IndexCompiler compiler = IndexCompiler.builder().name("set").build();
    compiler.include(base, List.of(overlays), list -> true);
    return Indexes.write(folder, compiler);
  }

  private Path write(IndexCompiler.Builder builder, int seed, int... imports) {
    IndexCompiler compiler = builder.build();
    for (int number : imports) {
      for (String list : List.of("a", "b")) {
        records(new Random(seed * 31L + number * 7L + list.hashCode()), number)
            .forEach(compiler.list(HashList.of(list)));
      }
    }
    return Indexes.write(folder, compiler);
  }

  /** Many records at first, some later: additions, other versions, and things taken back. */
  private static List<ListRecord> records(Random random, int number) {
    List<ListRecord> records = new ArrayList<>();
    Consumer<ListRecord> add = records::add;
    for (int n = number == 0 ? 150 : 20; n > 0; n--) {
      ContentHash hash = HASHES.get(random.nextInt(HASHES.size()));
      String id = random.nextInt(4) == 0 ? "" : "id" + random.nextInt(80);
      Optional<Instant> date =
          random.nextBoolean()
              ? Optional.empty()
              : Optional.of(Instant.ofEpochSecond(random.nextInt(5)));
      switch (random.nextInt(number == 0 ? 20 : 5)) {
        case 0 -> add.accept(Tombstone.of("id" + random.nextInt(80), date, "", ""));
        case 1 ->
            add.accept(
                new Tombstone(Optional.of(hash), Optional.empty(), "", Optional.empty(), "", ""));
        default ->
            add.accept(
                new ListEntry(
                    hash,
                    "category" + random.nextInt(3),
                    id,
                    EntryRole.BLOCK,
                    date,
                    new Opinions(random.nextInt(2), random.nextInt(2)),
                    "",
                    ""));
      }
    }
    return records;
  }

  private static String said(HashIndex index, Optional<IndexHit> hit) {
    return hit.map(found -> index.entries(found).toString()).orElse("nothing");
  }

  private static List<Integer> distances(HashIndex index, ContentHash query) {
    return index.search(query, 31).stream().map(IndexHit::distance).toList();
  }

  /** {@return how many hashes of a type a search within one list finds} */
  private static long matchable(HashIndex index, String list, HashType type) {
    IndexSearcher searcher = index.searcher(index.select().lists(list).undisputed().build());
    return HASHES.stream()
        .filter(hash -> hash.type().equals(type))
        .filter(searcher::contains)
        .count();
  }

  private static ContentHash near(ContentHash hash, Random random) {
    byte[] bytes = hash.toBytes();
    for (int i = 0; i < 10; i++) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return ContentHash.of(hash.type(), bytes);
  }
}
