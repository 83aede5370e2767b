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
  private static final long FIRST = 1L << 40;
  private static final long SECOND = 1L << 63;
  private static final long SPILLED = (1L << 62) + 77;
  private static final int PILOT = 1;

  @TempDir Path folder;

  private final byte[] pilots = new byte[REGIONS * DigestPilots.BUCKETS];
  private final long[] ranks = new long[SlotRanks.words(REGIONS)];
  private final long[] filter = {-1};
  private final long[] keys = {
    SlotRanks.numbered(FIRST, 0), SlotRanks.numbered(SECOND, 0), SPILLED
  };
  private int number = SlotRanks.storedNumber(1);

  @BeforeEach
  void fill() {
    Arrays.fill(pilots, (byte) PILOT);
    pilots[DigestPilots.bucket(SPILLED, pilots.length)] = (byte) DigestPilots.NO_SLOTS;
    for (int at = 0; at < ranks.length; at += 2) {
      boolean inFirst = at < ranks.length / 2;
      int position = at == 0 ? 0 : at <= ranks.length / 2 ? 1 : 2;
      ranks[at + 1] = SlotRanks.place(position, inFirst ? 0 : 2);
    }
    ranks[0] = 1L << DigestPilots.slot(FIRST, PILOT);
    ranks[ranks.length / 2] = 1L << DigestPilots.slot(SECOND, PILOT);
  }

  @Test
  void sectionsThatFitMakeATable() {
    // Only the checksums differ, which this test does not make.
    assertCorrupt("the checksum differs");
  }

  @Test
  void aPositionThatDoesNotCountWhatIsBeforeIsCorrupt() {
    ranks[3] = SlotRanks.place(2, 0);
    assertCorrupt("it does not count the digests");
  }

  @Test
  void moreSlotsThanDigestsAreCorrupt() {
    ranks[0] |= 1L << 60 | 1L << 61;
    assertCorrupt("it counts more digests than there are");
  }

  @Test
  void fewerSlotsThanDigestsAreCorrupt() {
    ranks[ranks.length / 2] = 0;
    for (int at = ranks.length / 2 + 2; at < ranks.length; at += 2) {
      ranks[at + 1] = SlotRanks.place(1, 2);
    }
    assertCorrupt("it counts fewer digests than there are");
  }

  @Test
  void aDigestOfAnotherRegionIsCorrupt() {
    keys[1] = keys[0];
    assertCorrupt("a digest is in a slot of others");
  }

  @Test
  void aNumberBeyondTheLastIsCorrupt() {
    keys[1] = SlotRanks.numbered(SECOND, 1);
    assertCorrupt("a digest is in a slot of others");
  }

  @Test
  void aNumberThatIsTooLargeToBeOneIsCorrupt() {
    keys[1] = SlotRanks.numbered(SECOND, 1);
    for (int at = ranks.length / 2; at < ranks.length; at += 2) {
      ranks[at + 1] = SlotRanks.place((int) ranks[at + 1], Integer.MAX_VALUE);
    }
    assertCorrupt("a digest is in a slot of others");
  }

  @Test
  void aNumberBeyondTheLastOfADigestWithoutASlotIsCorrupt() {
    number = SlotRanks.storedNumber(3);
    assertCorrupt("out of order");
  }

  @Test
  void aNumberThatWasClearedIsCorrupt() {
    number = 0;
    assertCorrupt("out of order");
  }

  @Test
  void aDigestThatTheFilterRulesOutIsCorrupt() {
    filter[0] = ~DigestFilter.bits(FIRST);
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
                int length = (int) SlotRanks.bytes(REGIONS, 1);
                SectionInput ranksIn = input(channel, SectionKind.DIGEST_RANKS, 0, length);
                SectionInput valuesIn =
                    input(channel, SectionKind.VALUES, IndexLayout.align(length), 16 * keys.length);
                TableDigests.read(layout, keys.length, filter, pilots, ranksIn, valuesIn, 1);
              }
            })
        .isInstanceOf(IndexCorruptException.class)
        .hasMessageContaining(problem);
  }

  private Path write() throws IOException {
    int length = (int) IndexLayout.align(SlotRanks.bytes(REGIONS, 1));
    ByteBuffer bytes = ByteBuffer.allocate(length + (int) IndexLayout.align(16L * keys.length));
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    for (long word : ranks) {
      bytes.putLong(word);
    }
    bytes.putInt(number).position(length).order(ByteOrder.BIG_ENDIAN);
    for (long key : keys) {
      bytes.putLong(7).putLong(key);
    }
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
