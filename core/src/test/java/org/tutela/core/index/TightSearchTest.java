package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;

/**
 * Values are found that are as far away as the radius allows, and that one band alone can find, and
 * it only just: random queries hardly ever are that unlucky. The bands and thresholds are those of
 * {@link RingThresholds}.
 */
class TightSearchTest {
  private static final int BANDS = 16;
  private static final int BITS = 256;

  @TempDir Path folder;

  static Stream<Arguments> sizesAndThresholds() {
    return Stream.of(5_000, 100_000)
        .flatMap(size -> Stream.of(1, 2, 3).map(threshold -> Arguments.of(size, threshold)));
  }

  @ParameterizedTest
  @MethodSource("sizesAndThresholds")
  void findsWhatOnlyOneBandFinds(int size, int threshold) throws IOException {
    int radius = threshold * BANDS - 1;
    List<ContentHash> values = Distribution.UNIFORM.hashes(HashType.PDQ, size, size);
    IndexCompiler.Builder builder =
        IndexCompiler.builder().costs(Indexes.BANDS_ALWAYS).radius(radius);
    Path file = Indexes.compile(folder, builder, values);
    for (Indexes.Opening opening : List.of(Indexes.Opening.LOAD, Indexes.Opening.MAP)) {
      try (HashIndex index = opening.open(file)) {
        List<ContentHash> queries = queries(values, threshold, index.seed());
        IndexSearcher searcher = index.searcher();
        List<Integer> alone = new ArrayList<>();
        List<Integer> together = new ArrayList<>();
        for (int q = 0; q < queries.size(); q++) {
          if (searcher.matches(queries.get(q), radius)) {
            alone.add(q);
          }
        }
        searcher.search(queries, radius, () -> false, (query, hit) -> together.add(query));

        assertThat(alone).hasSameSizeAs(queries);
        assertThat(together).containsAll(alone);
      }
    }
  }

  /** For each band, and each distance at which it is probed, a query near one of the values. */
  private static List<ContentHash> queries(List<ContentHash> values, int threshold, long seed) {
    int[] bits = new int[BITS];
    int[] places = PermutedBits.places(seed);
    for (int bit = 0; bit < BITS; bit++) {
      bits[places[bit]] = bit;
    }
    List<ContentHash> queries = new ArrayList<>();
    for (int repeat = 0; repeat < 4; repeat++) {
      for (int band = 0; band < BANDS; band++) {
        for (int differing = 0; differing < threshold; differing++) {
          byte[] query = values.get(queries.size() % values.size()).toBytes();
          for (int other = 0; other < BANDS; other++) {
            flip(query, other, differing(other, band, differing, threshold), bits);
          }
          queries.add(ContentHash.of(HashType.PDQ, query));
        }
      }
    }
    return queries;
  }

  /** No other band is within its threshold, and the two that are tested are only just. */
  private static int differing(int other, int band, int differing, int threshold) {
    if (other == band) {
      return differing;
    }
    return other == (band + 1) % BANDS ? 2 * threshold - 1 - differing : threshold;
  }

  /** The first bits of a band: those that every address and every sketch has. */
  private static void flip(byte[] hash, int band, int count, int[] bits) {
    for (int i = 0; i < count; i++) {
      int bit = bits[band * BITS / BANDS + i];
      hash[bit / 8] ^= (byte) (0x80 >>> bit % 8);
    }
  }
}
