package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PilotSearchTest {
  private static final int REGIONS = 3;
  private static final int BUCKETS = REGIONS * DigestPilots.BUCKETS;

  private final PilotSearch search = new PilotSearch();
  private final byte[] pilots = new byte[DigestPilots.BUCKETS];

  @Property(tries = 200)
  void noTwoDigestsGetTheSameSlot(
      @ForAll @IntRange(max = REGIONS - 1) int region,
      @ForAll @IntRange(max = DigestPilots.SLOTS) int size,
      @ForAll long seed) {
    long[] keys = keys(region, size, seed);

    assertThat(slots(region, keys).cardinality()).isEqualTo(withSlot(keys));
  }

  @Test
  void allButThreeInAThousandGetASlotWhereFiveInSixSlotsAreTaken() {
    int found = 0;
    for (int seed = 0; seed < 100; seed++) {
      long[] keys = keys(1, 3480, seed);
      slots(1, keys);
      found += withSlot(keys);
    }
    assertThat(found).isBetween(346_956, 347_999);
  }

  @Test
  void digestsThatAgreeInAllThatCountsGetNoSlot() {
    long first = 1L << 62;
    long[] keys = {first, first + DigestPilots.SLOTS, first + (1L << 59)};

    assertThat(slots(0, keys).cardinality()).isOne();
    assertThat(withSlot(keys)).isOne();
  }

  private BitSet slots(int region, long... keys) {
    search.choose(keys, keys.length, region, BUCKETS, pilots);
    BitSet slots = new BitSet();
    for (long key : keys) {
      if (pilot(key) != DigestPilots.NO_SLOTS) {
        slots.set(DigestPilots.slot(key, pilot(key)));
      }
    }
    return slots;
  }

  private int withSlot(long... keys) {
    return (int) LongStream.of(keys).filter(key -> pilot(key) != DigestPilots.NO_SLOTS).count();
  }

  private int pilot(long key) {
    int bucket = DigestPilots.bucket(key, BUCKETS) % DigestPilots.BUCKETS;
    int pilot = Byte.toUnsignedInt(pilots[bucket]);
    assertThat(pilot).isPositive();
    return pilot;
  }

  private static int region(long key) {
    return DigestPilots.region(DigestPilots.bucket(key, BUCKETS));
  }

  private static long[] keys(int region, int size, long seed) {
    long[] keys =
        new SplittableRandom(seed)
            .longs()
            .filter(key -> region(key) == region)
            .limit(size)
            .map(key -> key ^ Long.MIN_VALUE)
            .toArray();
    Arrays.sort(keys);
    return LongStream.of(keys).map(key -> key ^ Long.MIN_VALUE).toArray();
  }
}
