package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The test of whole lines finds the lanes that comparing one after the other finds. */
class LineTestTest {
  private static final long FIRST = 1000;

  @Property(tries = 5000)
  void findsWhatComparingFinds(
      @ForAll @IntRange(max = 8) int limit,
      @ForAll @IntRange(max = BandLines.LANES) int filled,
      @ForAll @IntRange(max = 0xffff) int sketch,
      @ForAll @IntRange(min = 1, max = 4) int lines,
      @ForAll Random random) {
    int[] lanes = new int[lines * (BandLines.LANES + 1)];
    for (int i = 0; i < lanes.length; i++) {
      boolean tag = i % (BandLines.LANES + 1) == BandLines.LANES;
      lanes[i] = tag ? LineTag.of(filled, random.nextBoolean()) : near(sketch, random);
    }
    assertThat(found(lanes, sketch, limit)).isEqualTo(expected(lanes, filled, sketch, limit));
  }

  /** A number that is near enough borrows from the one above it. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 7})
  void marksEveryNumberAboveOneThatIsNear(int limit) {
    long[] words = new long[1 << 16];
    long[] marks = new long[words.length];
    List<Integer> missed = new ArrayList<>();
    for (int below : new int[] {0, 1, 2, 0x8000, 3, 0x8001, 0xc000, 7, 0xe000, 0xf000, 0x7f}) {
      for (int above = 0; above < words.length; above++) {
        words[above] = (long) above << 48 | (long) above << 32 | (long) below << 16 | below;
      }
      LineTest.mark(words, marks, 0, words.length, limit);
      for (int above = 0; above < words.length; above++) {
        if (Integer.bitCount(above) <= limit && marks[above] >>> 47 != 0b1_0000_0000_0000_0001) {
          missed.add(above);
        }
      }
    }
    assertThat(missed).isEmpty();
  }

  private static int near(int sketch, Random random) {
    int near = random.nextInt(4) == 0 ? random.nextInt(1 << 16) : sketch;
    for (int bits = random.nextInt(10); bits > 0; bits--) {
      near ^= 1 << random.nextInt(16);
    }
    return near;
  }

  private static List<Long> found(int[] lanes, int sketch, int limit) {
    long[] words = new long[lanes.length / 4];
    for (int i = 0; i < lanes.length; i++) {
      words[i / 4] |= (long) (lanes[i] ^ sketch) << (16 * (i % 4));
    }
    long[] marks = new long[words.length];
    LineTest.mark(words, marks, 0, words.length, limit);
    int[] marked = new int[lanes.length / 32 + 1];
    int lines = LineTest.marked(marks, 0, words.length, marked);
    long[] near = new long[lanes.length + 1];
    int found = 0;
    for (int i = 0; i < lines; i++) {
      int at = marked[i];
      int filled = LineTag.filled(words[at + BandLines.WORDS - 1] ^ LineTest.all(sketch));
      found = LineTest.near(words, marks, at, filled, limit, FIRST + 4L * at, near, found);
    }
    List<Long> sorted = new ArrayList<>();
    for (int i = 0; i < found; i++) {
      sorted.add(near[i] - FIRST);
    }
    sorted.sort(null);
    return sorted;
  }

  private static List<Long> expected(int[] lanes, int filled, int sketch, int limit) {
    List<Long> expected = new ArrayList<>();
    for (int i = 0; i < lanes.length; i++) {
      if (i % 32 < filled && Integer.bitCount(lanes[i] ^ sketch) <= limit) {
        expected.add((long) i);
      }
    }
    return expected;
  }
}
