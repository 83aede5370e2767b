package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutela.core.hash.HashType;

/**
 * Sections that contradict each other make no table. Two digests have slots here, and one has none.
 */
class DigestSlotsTest {
  private static final int REGIONS = 2;
  private static final long FIRST = (1L << 40) + 1234;
  private static final long SECOND = 1L << 63;
  private static final long SPILLED = (1L << 62) + 77;
  private static final int PILOT = 1;
  private static final int VALUES = 16 * (REGIONS * DigestPilots.SLOTS + 1);

  @TempDir Path folder;

  private final byte[] pilots = new byte[REGIONS * DigestPilots.BUCKETS];
  private final long[] regions = {SlotNumbers.region(0), SlotNumbers.region(2)};
  private final long[] filter = {-1};
  private int number = SlotNumbers.storedNumber(1);

  private final long[] slots = new long[REGIONS * DigestPilots.SLOTS];

  @BeforeEach
  void fill() {
    Arrays.fill(pilots, (byte) PILOT);
    pilots[DigestPilots.bucket(SPILLED, pilots.length)] = (byte) DigestPilots.NO_SLOTS;
    Arrays.fill(slots, 0, DigestPilots.SLOTS, SlotNumbers.empty(0, REGIONS));
    Arrays.fill(slots, DigestPilots.SLOTS, slots.length, SlotNumbers.empty(1, REGIONS));
    slots[slot(FIRST)] = SlotNumbers.numbered(FIRST, 0);
    slots[slot(SECOND)] = SlotNumbers.numbered(SECOND, 0);
  }

  private int slot(long key) {
    return DigestPilots.slot(pilots, key);
  }

  @Test
  void sectionsThatFitMakeATable() {
    // Only the checksums differ, which this test does not make.
    assertCorrupt("the checksum differs");
  }

  @Test
  void theWordOfARegionThatWasClearedIsCorrupt() {
    regions[1] = 0;
    assertCorrupt("bytes that none has");
  }

  @Test
  void moreDigestsInSlotsThanItSaysAreCorrupt() {
    slots[slot(FIRST) + 1] = SlotNumbers.numbered(FIRST, 1);
    assertCorrupt("not as many digests");
  }

  @Test
  void fewerDigestsInSlotsThanItSaysAreCorrupt() {
    slots[slot(SECOND)] = SlotNumbers.empty(1, REGIONS);
    assertCorrupt("not as many digests");
  }

  @Test
  void aSlotThatWasClearedIsCorrupt() {
    slots[DigestPilots.SLOTS + 5] = 0;
    assertCorrupt("a digest is in a slot of others");
  }

  @Test
  void aDigestOfAnotherRegionIsCorrupt() {
    slots[slot(SECOND)] = SlotNumbers.numbered(FIRST, 0);
    assertCorrupt("a digest is in a slot of others");
  }

  @Test
  void aNumberBeyondTheLastIsCorrupt() {
    slots[slot(SECOND)] = SlotNumbers.numbered(SECOND, 1);
    assertCorrupt("a digest is in a slot of others");
  }

  @Test
  void aNumberThatIsTooLargeToBeOneIsCorrupt() {
    slots[slot(SECOND)] = SlotNumbers.numbered(SECOND, 1);
    regions[1] = SlotNumbers.region(Integer.MAX_VALUE);
    assertCorrupt("a digest is in a slot of others");
  }

  @Test
  void aNumberBeyondTheLastOfADigestWithoutASlotIsCorrupt() {
    number = SlotNumbers.storedNumber(3);
    assertCorrupt("out of order");
  }

  @Test
  void aNumberThatWasClearedIsCorrupt() {
    number = 0;
    assertCorrupt("out of order");
  }

  @Test
  void aDigestThatTheFilterRulesOutIsCorrupt() {
    filter[0] = DigestFilter.bits(SECOND) | DigestFilter.bits(SPILLED);
    assertThat(DigestFilter.has(filter[0], FIRST)).isFalse();
    assertCorrupt("the filter rules a digest out");
  }

  @Test
  void aDigestWithoutASlotThatTheFilterRulesOutIsCorrupt() {
    filter[0] = DigestFilter.bits(FIRST) | DigestFilter.bits(SECOND);
    assertThat(DigestFilter.has(filter[0], SPILLED)).isFalse();
    assertCorrupt("the filter rules a digest out");
  }

  private void assertCorrupt(String problem) {
    DigestLayout layout = DigestLayout.inSlots(HashType.MD5, REGIONS, DigestKey.of(1, 0));
    assertThatThrownBy(
            () -> {
              Path file = write();
              try (FileChannel channel = FileChannel.open(file)) {
                int length = (int) SlotNumbers.bytes(REGIONS, 1);
                SectionInput numbers = input(channel, SectionKind.DIGEST_NUMBERS, 0, length);
                SectionInput values =
                    input(channel, SectionKind.VALUES, IndexLayout.align(length), VALUES);
                TableDigests.read(layout, 3, filter, pilots, numbers, values, 1);
              }
            })
        .isInstanceOf(IndexCorruptException.class)
        .hasMessageContaining(problem);
  }

  private Path write() throws IOException {
    int length = (int) IndexLayout.align(SlotNumbers.bytes(REGIONS, 1));
    ByteBuffer bytes = ByteBuffer.allocate(length + (int) IndexLayout.align(VALUES));
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    for (long word : regions) {
      bytes.putLong(word);
    }
    bytes.putInt(number).position(length).order(ByteOrder.BIG_ENDIAN);
    for (long key : slots) {
      bytes.putLong(7).putLong(key);
    }
    bytes.putLong(7).putLong(SPILLED);
    return Files.write(folder.resolve("sections"), bytes.array());
  }

  private static SectionInput input(
      FileChannel channel, SectionKind kind, long offset, int length) {
    Optional<HashType> type = Optional.of(HashType.MD5);
    byte[] sha256 = new byte[32];
    return new SectionInput(
        channel,
        "file",
        new SectionRecord(kind, type, offset, length, 3, new long[0], 0, sha256),
        false);
  }
}
