package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListRecord;

/** A digest is found if and only if it is in the list, with the entries it has there. */
class DigestSearchTest {
  private static final List<HashType> TYPES =
      List.of(HashType.MD5, HashType.SHA1, HashType.SHA256, HashType.SHA512);

  @TempDir Path folder;

  static Stream<Arguments> lists() {
    Stream.Builder<Arguments> cases = Stream.builder();
    for (IndexProfile profile : IndexProfile.values()) {
      for (HashType type : TYPES) {
        for (int size : new int[] {1, 2, 27, 1000, 65_535, 65_536, 65_537}) {
          cases.add(Arguments.of(type, profile, size, 0));
        }
        cases.add(Arguments.of(type, profile, 5000, 8));
        if (profile == IndexProfile.FULL || type.equals(HashType.MD5)) {
          cases.add(Arguments.of(type, profile, 200, type.bytes() - 1));
        }
      }
    }
    return cases.build();
  }

  @ParameterizedTest(name = "{2} values of {0}, {1}, with {3} bytes in common")
  @MethodSource("lists")
  void findsEveryDigestOfTheListAndNoOther(
      HashType type, IndexProfile profile, int size, int common) throws IOException {
    List<ContentHash> hashes = withCommonPrefix(type, size, common, 5);
    List<ContentHash> others = withCommonPrefix(type, Math.min(size, 1000), common, 6);
    others.removeIf(new TreeSet<>(hashes)::contains);

    for (HashIndex opened : opened(profile, hashes)) {
      try (HashIndex index = opened) {
        IndexSearcher searcher = index.searcher();
        for (int i = 0; i < hashes.size(); i += 1 + hashes.size() / 500) {
          IndexHit hit = searcher.lookup(hashes.get(i)).orElseThrow();
          assertThat(index.entries(hit))
              .extracting(IndexEntry::category)
              .containsExactly(category(hashes.get(i)));
          assertThat(searcher.contains(hashes.get(i))).isTrue();
        }
        assertThat(others).noneMatch(searcher::contains);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(IndexProfile.class)
  void bytesAndBatchesGiveWhatSingleHashesGive(IndexProfile profile) throws IOException {
    for (HashType type : TYPES) {
      List<ContentHash> hashes = withCommonPrefix(type, 3000, 0, 5);
      List<ContentHash> listed = List.copyOf(hashes.subList(0, 1500));
      Collections.shuffle(hashes, new Random(1));
      byte[] bytes = new byte[hashes.size() * type.bytes()];
      for (int i = 0; i < hashes.size(); i++) {
        hashes.get(i).copyTo(bytes, i * type.bytes());
      }
      for (HashIndex opened : opened(profile, listed)) {
        try (HashIndex index = opened) {
          IndexSearcher searcher = index.searcher();
          int[] ids = new int[hashes.size()];
          List<Integer> batch = new ArrayList<>();

          assertThat(searcher.lookup(type, bytes, ids)).isEqualTo(1500);
          searcher.search(hashes, 0, () -> false, (query, hit) -> batch.add(query));

          assertThat(batch).hasSize(1500).isSorted();
          for (int i = 0; i < ids.length; i++) {
            int single = searcher.lookup(hashes.get(i)).map(IndexHit::valueId).orElse(-1);
            assertThat(ids[i]).isEqualTo(single);
            assertThat(searcher.contains(type, bytes, i * type.bytes())).isEqualTo(single >= 0);
          }
        }
      }
    }
  }

  @Test
  void aDigestThatDiffersInItsLastByteIsNotFound() throws IOException {
    for (HashType type : TYPES) {
      List<ContentHash> hashes = withCommonPrefix(type, 300, 0, 5);
      int[] ids = new int[300];
      byte[] near = new byte[ids.length * type.bytes()];
      for (int i = 0; i < ids.length; i++) {
        hashes.get(i).copyTo(near, i * type.bytes());
        near[(i + 1) * type.bytes() - 1] ^= 1;
      }
      for (HashIndex opened : opened(IndexProfile.FULL, hashes)) {
        try (HashIndex index = opened) {
          IndexSearcher searcher = index.searcher();
          for (int i = 0; i < ids.length; i++) {
            assertThat(searcher.contains(hashes.get(i))).isTrue();
            assertThat(searcher.contains(type, near, i * type.bytes())).isFalse();
          }
          assertThat(searcher.lookup(type, near, ids)).isZero();
        }
      }
    }
  }

  @Property(tries = 60)
  void aListOfAnyFewValuesIsFoundWithoutAnyOther(
      @ForAll IndexProfile profile,
      @ForAll @IntRange(min = 1, max = 400) int size,
      @ForAll @IntRange(min = 1, max = 255) int spread,
      @ForAll @IntRange(max = 7) int place,
      @ForAll long seed)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<ContentHash> inside = new ArrayList<>();
    List<ContentHash> outside = new ArrayList<>();
    for (int i = 0; i < 2 * size; i++) {
      byte[] value = new byte[HashType.MD5.bytes()];
      value[place] = (byte) random.nextInt(spread);
      value[place + 8] = (byte) random.nextInt(spread);
      value[15 - place] = (byte) random.nextInt(4);
      (i < size ? inside : outside).add(ContentHash.of(HashType.MD5, value));
    }
    outside.removeIf(new TreeSet<>(inside)::contains);
    Path made = Files.createTempDirectory("digests");
    for (CostModel costs : List.of(CostModel.MEASURED, Indexes.SLOTS_ALWAYS)) {
      IndexCompiler.Builder builder = IndexCompiler.builder().profile(profile).costs(costs);
      Path file = Indexes.compile(made, builder, inside);
      for (Indexes.Opening opening : Indexes.Opening.values()) {
        try (HashIndex index = opening.open(file)) {
          assertThat(inside).allMatch(index.searcher()::contains);
          assertThat(outside).noneMatch(index.searcher()::contains);
        }
      }
      Files.delete(file);
    }
    Files.delete(made);
  }

  /** Digests whose keys by the first function are all the same, made by inverting it. */
  @ParameterizedTest
  @EnumSource(IndexProfile.class)
  void aListAimedAtOneGroupIsSpreadByAnotherKey(IndexProfile profile) throws IOException {
    List<ContentHash> aimed = aimed(1, 60_000);
    Path file = compile(profile, aimed);

    try (HashIndex index = HashIndex.map(file)) {
      assertThat(index.size(HashType.MD5)).isEqualTo(aimed.size());
      assertThat(aimed).allMatch(index.searcher()::contains);
      assertThat(withCommonPrefix(HashType.MD5, 1000, 0, 3)).noneMatch(index.searcher()::contains);
    }
  }

  @ParameterizedTest
  @EnumSource(IndexProfile.class)
  void aListAimedAtAllKeysIsStillSearched(IndexProfile profile) throws IOException {
    List<ContentHash> aimed = aimed(DigestKey.ATTEMPTS, 3000);

    for (HashIndex opened : opened(profile, aimed)) {
      try (HashIndex index = opened) {
        assertThat(aimed).allMatch(index.searcher()::contains);
        assertThat(withCommonPrefix(HashType.MD5, 300, 0, 3)).noneMatch(index.searcher()::contains);
      }
    }
  }

  /** Digests that want the same slot of a table, and queries that nearly equal them. */
  @Test
  void crowdedBucketsGiveEachDigestAndNoOther() throws IOException {
    List<ContentHash> listed = new ArrayList<>();
    List<ContentHash> others = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(9);
    for (int bucket = 0; bucket < 200; bucket++) {
      long key = random.nextLong();
      for (int i = 0; i < 2 * (bucket % 12); i++) {
        List<ContentHash> some = i % 2 == 0 ? listed : others;
        some.add(sha256(key + i, 1, 1));
        some.add(sha256(key, i, 1));
        some.add(sha256(key, 1, i));
        some.add(sha256(key + (i << 16), 0, 0));
      }
      // The slot of one and all else of the other.
      long next = random.nextLong() & -2;
      listed.add(sha256(next, 1, 1));
      listed.add(sha256(next + 1, 9, 1));
      others.add(sha256(next + 1, 1, 1));
    }
    others.removeAll(new TreeSet<>(listed));

    for (HashIndex opened : opened(IndexProfile.FULL, listed)) {
      try (HashIndex index = opened) {
        for (ContentHash hash : new TreeSet<>(listed)) {
          IndexHit hit = index.lookup(hash).orElseThrow();
          assertThat(index.entries(hit)).hasSize(1);
          assertThat(index.entries(hit).get(0).category()).isEqualTo(category(hash));
        }
        IndexSearcher searcher = index.searcher();
        assertThat(others).noneMatch(searcher::contains);
        // What was found last must not matter.
        for (ContentHash other : others) {
          assertThat(searcher.contains(listed.get(0))).isTrue();
          assertThat(searcher.contains(other)).isFalse();
        }
      }
    }
  }

  /** Of a digest in a slot, the lowest bits are not stored, as the slot tells them. */
  @Test
  void digestsThatDifferInWhatTheirSlotTellsAreNotFound() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    List<ContentHash> listed = new ArrayList<>();
    List<ContentHash> others = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      long key = random.nextLong() & -DigestPilots.SLOTS;
      int one = random.nextInt(DigestPilots.SLOTS);
      for (int low = 0; low < DigestPilots.SLOTS; low += 1 + random.nextInt(7)) {
        (low / 8 == one / 8 ? listed : others).add(sha256(key + low, 1, 1));
      }
    }
    for (HashIndex opened : opened(IndexProfile.FULL, listed)) {
      try (HashIndex index = opened) {
        IndexSearcher searcher = index.searcher();
        assertThat(ids(searcher, others)).containsOnly(-1);
        assertThat(others).noneMatch(searcher::contains);
        assertThat(ids(searcher, listed)).doesNotHaveDuplicates().doesNotContain(-1);
        assertThat(listed).allMatch(searcher::contains);
      }
    }
  }

  /** Six thousand digests in one of the two regions that they are given, which has 4,096 slots. */
  @Test
  void aRegionWithMoreDigestsThanSlotsGivesThemAll() throws IOException {
    List<ContentHash> listed = new ArrayList<>();
    List<ContentHash> others = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(10);
    for (int i = 0; i < 6000; i++) {
      long key = random.nextLong() >>> 1;
      listed.add(sha256(key, random.nextLong(), 1));
      others.add(sha256(key, random.nextLong(), 1));
    }
    Path file = compile(IndexProfile.FULL, Indexes.SLOTS_ALWAYS, listed);

    try (HashIndex index = HashIndex.load(file);
        HashIndex expected = HashIndex.map(file)) {
      IndexSearcher searcher = index.searcher();
      assertThat(ids(searcher, listed)).isEqualTo(ids(expected.searcher(), listed));
      assertThat(listed).allMatch(hash -> index.lookup(hash).equals(expected.lookup(hash)));
      assertThat(ids(searcher, others)).containsOnly(-1);
      assertThat(others).noneMatch(searcher::contains);
    }
  }

  private static int[] ids(IndexSearcher searcher, List<ContentHash> hashes) {
    byte[] queries = new byte[32 * hashes.size()];
    for (int i = 0; i < hashes.size(); i++) {
      hashes.get(i).copyTo(queries, 32 * i);
    }
    int[] ids = new int[hashes.size()];
    searcher.lookup(HashType.SHA256, queries, ids);
    return ids;
  }

  /** A slot without a digest is not taken for one whose words are all zeros or all ones. */
  @Test
  void emptySlotsHoldNothing() throws IOException {
    Path file = compile(IndexProfile.FULL, Indexes.SLOTS_ALWAYS, List.of(md5(1, 1)));
    DigestKey key = DigestKey.of(Digests.seed(""), 0);
    try (HashIndex index = HashIndex.load(file)) {
      IndexSearcher searcher = index.searcher();
      for (long start : new long[] {0, 1L << 62, 1L << 63, 3L << 62}) {
        for (long asked = start - 5000; asked < start + 5000; asked++) {
          assertThat(searcher.contains(md5(1, 1))).isTrue();
          assertThat(searcher.contains(md5(key.wordBefore(asked, 0), 0))).isFalse();
        }
      }
    }
  }

  @Test
  void aListThatIsNotTinyIsReadIntoATable() throws IOException {
    List<ContentHash> hashes = withCommonPrefix(HashType.MD5, 30_000, 0, 5);
    Path file = compile(IndexProfile.FULL, hashes);
    try (HashIndex index = HashIndex.load(file);
        HashIndex mapped = HashIndex.map(file)) {
      IndexSearcher searcher = index.searcher();
      IndexSearcher other = mapped.searcher();
      assertThat(index.find(HashType.MD5).orElseThrow().digests())
          .containsInstanceOf(TableDigests.class);
      assertThat(hashes).allMatch(hash -> searcher.lookup(hash).equals(other.lookup(hash)));
      assertThat(hashes).allMatch(searcher::contains);
      assertThat(withCommonPrefix(HashType.MD5, 5000, 0, 6)).noneMatch(searcher::contains);
    }
  }

  /** What an importer accepts from somebody who wants one bucket to hold everything. */
  @ParameterizedTest(name = "{0} bytes in common, {1}")
  @CsvSource({"8, FULL", "8, DEVICE", "12, FULL", "12, DEVICE"})
  void aMillionValuesWithOnePrefixAreFoundWithoutAnyOther(int common, IndexProfile profile)
      throws IOException {
    int size = 1_000_000;
    byte[] listed = crafted(common, 0, size);
    IndexCompiler compiler = IndexCompiler.builder().profile(profile).build();
    Consumer<ListRecord> list = compiler.list(HashList.of("synthetic"));
    for (int at = 0; at < listed.length; at += 16) {
      byte[] value = Arrays.copyOfRange(listed, at, at + 16);
      list.accept(ListEntry.of(ContentHash.of(HashType.MD5, value), "", "", ""));
    }
    try (HashIndex index = HashIndex.load(Indexes.write(folder, compiler))) {
      IndexSearcher searcher = index.searcher();
      int[] ids = new int[size];

      assertThat(searcher.lookup(HashType.MD5, listed, ids)).isEqualTo(size);
      assertThat(Arrays.stream(ids).distinct().count()).isEqualTo(size);
      assertThat(searcher.lookup(HashType.MD5, crafted(common, size, size), ids)).isZero();
    }
  }

  /** Digests that agree in their first bytes and count up in their last. */
  private static byte[] crafted(int common, int from, int size) {
    ByteBuffer digests = ByteBuffer.allocate(16 * size);
    for (int i = 0; i < size; i++) {
      digests.position(16 * i + common).putInt(from + i);
    }
    return digests.array();
  }

  static List<ContentHash> aimed(int attempts, int each) throws IOException {
    long seed = Digests.seed("");
    List<ContentHash> aimed = new ArrayList<>();
    for (int attempt = 0; attempt < attempts; attempt++) {
      DigestKey key = DigestKey.of(seed, attempt);
      for (long word1 = 1; word1 <= each; word1++) {
        // The key is one to one in the first word; where the second is known, it can be undone.
        long word0 = key.wordBefore(42, word1);
        assertThat(key.of(word0, word1)).isEqualTo(42);
        aimed.add(md5(word0, word1));
      }
    }
    return aimed;
  }

  @Test
  void theDeviceProfileComparesHalfOfALongDigestAndSaysSo() throws IOException {
    ContentHash listed = ContentHash.parse(HashType.SHA256, "0123456789abcdef".repeat(4));
    ContentHash near =
        ContentHash.parse(HashType.SHA256, listed.hex().substring(0, 32) + "ff".repeat(16));
    ContentHash far = ContentHash.parse(HashType.SHA256, "ff" + listed.hex().substring(2));
    try (HashIndex full = HashIndex.load(compile(IndexProfile.FULL, List.of(listed)));
        HashIndex device = HashIndex.load(compile(IndexProfile.DEVICE, List.of(listed, near)))) {
      assertThat(full.isTruncated(HashType.SHA256)).isFalse();
      assertThat(full.lookup(near)).isEmpty();
      assertThat(device.isTruncated(HashType.SHA256)).isTrue();
      assertThat(device.isTruncated(HashType.MD5)).isFalse();
      assertThat(device.size(HashType.SHA256)).isOne();
      assertThat(device.lookup(near)).isEqualTo(device.lookup(listed)).isPresent();
      assertThat(device.lookup(far)).isEmpty();
    }
  }

  @Test
  void theDeviceProfileTakesFewBytesForEachEntry() throws IOException {
    List<ContentHash> hashes = withCommonPrefix(HashType.SHA256, 70_000, 0, 5);
    try (HashIndex index = HashIndex.load(compile(IndexProfile.DEVICE, hashes))) {
      Map<String, Long> bytes = new TreeMap<>();
      index.sections().forEach(section -> bytes.put(section.kind(), section.bytes()));
      long all = bytes.getOrDefault("values", 0L) + bytes.getOrDefault("digest-heads", 0L);
      assertThat((double) all / hashes.size()).isBetween(16.0, 17.5);
    }
  }

  @Test
  void aBatchOfAnotherLengthIsRefused() throws IOException {
    try (HashIndex index = HashIndex.load(compile(IndexProfile.FULL, aimed(1, 3)))) {
      IndexSearcher searcher = index.searcher();
      assertThatThrownBy(() -> searcher.lookup(HashType.MD5, new byte[33], new int[2]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("33");
      assertThatThrownBy(() -> searcher.contains(HashType.PDQ, new byte[32], 0))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> searcher.contains(HashType.MD5, new byte[20], 5))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  /** {@return an index of these digests with and without a table, opened in every way} */
  private List<HashIndex> opened(IndexProfile profile, List<ContentHash> hashes)
      throws IOException {
    List<HashIndex> opened = new ArrayList<>();
    for (CostModel costs : List.of(Indexes.SLOTS_ALWAYS, Indexes.SCAN_ALWAYS)) {
      Path file = compile(profile, costs, hashes);
      for (Indexes.Opening opening : Indexes.Opening.values()) {
        opened.add(opening.open(file));
      }
    }
    return opened;
  }

  /** Each value with a category of its own kind, so that a hit with a wrong number shows. */
  private Path compile(IndexProfile profile, List<ContentHash> hashes) {
    return compile(profile, CostModel.MEASURED, hashes);
  }

  private Path compile(IndexProfile profile, CostModel costs, List<ContentHash> hashes) {
    IndexCompiler compiler = IndexCompiler.builder().profile(profile).costs(costs).build();
    Consumer<ListRecord> list = compiler.list(HashList.of("synthetic"));
    hashes.forEach(hash -> list.accept(ListEntry.of(hash, category(hash), "", "")));
    return Indexes.write(folder, compiler);
  }

  private static String category(ContentHash hash) {
    return "c" + (hash.byteAt(15) & 0x1f);
  }

  /** A digest with this key by the first function. */
  private static ContentHash sha256(long key, long word1, long rest) {
    long word0 = DigestKey.of(Digests.seed(""), 0).wordBefore(key, word1);
    return ContentHash.of(
        HashType.SHA256,
        ByteBuffer.allocate(32).putLong(word0).putLong(word1).putLong(5).putLong(rest).array());
  }

  private static ContentHash md5(long word0, long word1) {
    return ContentHash.of(
        HashType.MD5, ByteBuffer.allocate(16).putLong(word0).putLong(word1).array());
  }

  static List<ContentHash> withCommonPrefix(HashType type, int size, int common, long seed) {
    List<ContentHash> hashes = new ArrayList<>();
    for (ContentHash hash : Distribution.UNIFORM.hashes(type, size, seed)) {
      byte[] value = hash.toBytes();
      Arrays.fill(value, 0, common, (byte) 0xa5);
      hashes.add(ContentHash.of(type, value));
    }
    return hashes;
  }
}
