package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;

/** What was put into slots comes back whole, each digest with the number that a search gives. */
class StoredSlotsTest {
  @TempDir Path folder;

  static Stream<List<ContentHash>> lists() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    List<ContentHash> inOneRegion = new ArrayList<>();
    List<ContentHash> inOneBucket = new ArrayList<>();
    for (int i = 0; i < 9000; i++) {
      inOneRegion.add(withKey(random.nextLong() >>> 1, random.nextLong()));
      inOneBucket.add(withKey(random.nextLong() >>> 30, random.nextLong()));
    }
    return Stream.of(
        DigestSearchTest.withCommonPrefix(HashType.MD5, 1, 0, 1),
        DigestSearchTest.withCommonPrefix(HashType.SHA1, 10_000, 0, 1),
        DigestSearchTest.withCommonPrefix(HashType.SHA512, 3000, 0, 1),
        DigestSearchTest.aimed(DigestKey.ATTEMPTS, 500),
        inOneRegion,
        inOneBucket);
  }

  @ParameterizedTest
  @MethodSource("lists")
  void eachDigestComesBackWithItsNumber(List<ContentHash> hashes) throws IOException {
    Path file = compile(hashes);
    List<ContentHash> read = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    try (IndexContent content = IndexContent.open(file)) {
      content.forEach(
          (hash, entries) -> {
            read.add(hash);
            ids.add(entries.get(0).sourceId());
          });
    }
    assertThat(read).containsExactlyInAnyOrderElementsOf(new TreeSet<>(hashes));
    assertThat(ids).isEqualTo(read.stream().map(ContentHash::hex).toList());
    try (HashIndex index = HashIndex.load(file)) {
      for (int i = 0; i < read.size(); i++) {
        assertThat(index.lookup(read.get(i)).orElseThrow().valueId()).isEqualTo(i);
      }
    }
  }

  @Test
  void aNumberThatNoDigestHasIsAContradiction() {
    int regions = 2;
    ByteBuffer numbers = ByteBuffer.allocate((int) SlotNumbers.bytes(regions, 0));
    DigestLayout layout = DigestLayout.inSlots(HashType.MD5, regions, DigestKey.of(1, 0));
    ByteBuffer pilots = ByteBuffer.allocate(regions * DigestPilots.BUCKETS);
    ByteBuffer values = ByteBuffer.allocate((int) DigestPilots.slots(regions) * 16);
    for (int at = 0; at < values.capacity(); at += Long.BYTES) {
      int region = DigestPilots.regionOfSlot(at / 16);
      values.putLong(at, SlotNumbers.empty(region, regions));
    }
    StoredSlots stored =
        new StoredSlots(HashType.MD5, layout, 1, 0, bytes(values), bytes(pilots), bytes(numbers));

    assertThatThrownBy(stored::next)
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("number");
  }

  private static SectionBytes bytes(ByteBuffer buffer) {
    buffer.order(ByteOrder.LITTLE_ENDIAN);
    return new MappedBytes(new ByteBuffer[] {buffer}, 30, 0, buffer.capacity());
  }

  private Path compile(List<ContentHash> hashes) {
    IndexCompiler compiler = IndexCompiler.builder().costs(Indexes.SLOTS_ALWAYS).build();
    var list = compiler.list(HashList.of("synthetic"));
    hashes.forEach(hash -> list.accept(ListEntry.of(hash, "", hash.hex(), "")));
    return Indexes.write(folder, compiler);
  }

  /** A digest with this key by the first function. */
  private static ContentHash withKey(long key, long word1) {
    long word0 = DigestKey.of(Digests.seed(""), 0).wordBefore(key, word1);
    return ContentHash.of(
        HashType.MD5, ByteBuffer.allocate(16).putLong(word0).putLong(word1).array());
  }
}
