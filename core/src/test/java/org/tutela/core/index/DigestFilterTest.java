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
  void letsEachAddedKeyPass(@ForAll @Size(min = 1, max = 200) long[] keys) {
    long[] filter = DigestFilter.of(keys.length);
    for (long key : keys) {
      DigestFilter.add(filter, key);
    }

    assertThat(LongStream.of(keys)).allMatch(key -> DigestFilter.mayHave(filter, key));
  }

  @Test
  void rulesOutAllButOneInTwoHundredOthers() {
    int size = 200_000;
    SplittableRandom random = new SplittableRandom(1);
    long[] filter = DigestFilter.of(size);
    random.longs(size).forEach(key -> DigestFilter.add(filter, key));

    long passed = random.longs(1_000_000).filter(key -> DigestFilter.mayHave(filter, key)).count();

    assertThat(passed).isBetween(3_000L, 6_000L);
  }

  @Test
  void inAFileItRulesOutAllButOneInThirtyOthers() {
    int size = 200_000;
    SplittableRandom random = new SplittableRandom(1);
    long[] words = new long[DigestFilter.wordsInFile(size)];
    random.longs(size).forEach(key -> words[word(key, words)] |= DigestFilter.bits(key));

    long passed =
        random
            .longs(1_000_000)
            .filter(key -> DigestFilter.has(DigestFilter.inFile(words[word(key, words)]), key))
            .count();

    assertThat(passed).isBetween(30_000L, 40_000L);
  }

  private static int word(long key, long... words) {
    return DigestFilter.word(key, words.length);
  }

  @Property
  void noByteOfAWordInAFileIsZero(@ForAll long bits) {
    long word = DigestFilter.inFile(bits);

    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      long stored = word >>> shift & 0xff;
      long asked = bits >>> shift & 0xff;
      assertThat(stored).isEqualTo(asked == 0 ? 0x80 : asked);
    }
  }
}
