package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SlotNumbersTest {
  @Property
  void theWordOfARegionTellsItsFirstNumber(@ForAll @IntRange int first) {
    assertThat(SlotNumbers.first(SlotNumbers.region(first))).isEqualTo(first);
  }

  @Property
  void theWordOfARegionShowsThatAnyByteWasCutOff(
      @ForAll @IntRange int first, @ForAll @IntRange(max = 7) int cut) {
    long word = SlotNumbers.region(first);

    assertThat(SlotNumbers.isWhole(word)).isTrue();
    assertThat(SlotNumbers.isWhole(word & ~(0xffL << (Byte.SIZE * cut)))).isFalse();
  }

  @Property
  void anEmptySlotHasAKeyOfAnotherRegionAndNoZero(
      @ForAll @IntRange(min = 2, max = 524_287) int regions, @ForAll @LongRange(min = 0) long any) {
    for (int region : new int[] {0, (int) (any % regions), regions - 1}) {
      long empty = SlotNumbers.empty(region, regions);
      int bucket = DigestPilots.bucket(empty, regions * DigestPilots.BUCKETS);

      assertThat(DigestPilots.region(bucket)).isNotEqualTo(region);
      assertThat(DigestLayout.hasZero(empty)).isFalse();
    }
  }

  @Property
  void aStoredKeyTellsItsNumberAndAllOtherBits(
      @ForAll long key, @ForAll @IntRange(max = 4095) int number) {
    long stored = SlotNumbers.numbered(key, number);

    assertThat(SlotNumbers.number(stored)).isEqualTo(number);
    assertThat(SlotNumbers.isKey(stored, key)).isTrue();
    assertThat(SlotNumbers.isKey(stored, key ^ (SlotNumbers.NUMBER + 1))).isFalse();
  }
}
