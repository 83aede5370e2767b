package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DigestFilterTest {
  @Property
  void letsEachListedKeyPass(@ForAll @Size(min = 1, max = 200) long[] keys) {
    long[] filter = filter(keys);

    assertThat(LongStream.of(keys)).allMatch(key -> DigestFilter.mayHave(filter, key));
  }

  @Test
  void rulesOutAllButOneInTwoHundredOthers() {
    SplittableRandom random = new SplittableRandom(1);
    long[] filter = filter(random.longs(200_000).toArray());

    long passed = random.longs(1_000_000).filter(key -> DigestFilter.mayHave(filter, key)).count();

    assertThat(passed).isBetween(4_000L, 7_000L);
  }

  private static long[] filter(long... keys) {
    long[] bits = new long[DigestFilter.words(keys.length)];
    for (long key : keys) {
      bits[DigestFilter.word(key, bits.length)] |= DigestFilter.bits(key);
    }
    return LongStream.of(bits).map(DigestFilter::whole).toArray();
  }

  @Property
  void noByteOfAWordIsZero(@ForAll long bits) {
    long word = DigestFilter.whole(bits);

    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      long stored = word >>> shift & 0xff;
      long asked = bits >>> shift & 0xff;
      assertThat(stored).isEqualTo(asked == 0 ? 0x80 : asked);
    }
  }
}
