package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;

/**
 * No query costs more than 1.2 scans, whatever the list, even one made by someone who knows the
 * permutation. Counted is the work, weighted as the cost model does; time is not asserted.
 */
class HammingWorkTest {
  private static final int SIZE = 66_000;
  private static final int RADIUS = 31;

  @TempDir Path folder;

  /** Lists that put as many values as they can into few buckets. */
  enum Crafted {
    /** Random values. */
    UNIFORM {
      @Override
      boolean isConstant(int value, int band) {
        return false;
      }
    },
    /** All values share one band. */
    ONE_BAND {
      @Override
      boolean isConstant(int value, int band) {
        return band == 3;
      }
    },
    /** All values share two thirds of the bands. */
    MOST_BANDS {
      @Override
      boolean isConstant(int value, int band) {
        return band % 3 != 0;
      }
    },
    /** Every fourth value shares every second band. */
    SOME_VALUES {
      @Override
      boolean isConstant(int value, int band) {
        return value % 4 == 0 && band % 2 == 0;
      }
    },
    /** Each value shares one band with a sixteenth of the others. */
    ONE_BAND_EACH {
      @Override
      boolean isConstant(int value, int band) {
        return value % 16 == band;
      }
    },
    /** Each value shares six bands in a row with others. */
    SIX_BANDS_EACH {
      @Override
      boolean isConstant(int value, int band) {
        return (band - value % 16 & 15) < 6;
      }
    };

    abstract boolean isConstant(int value, int band);
  }

  static Stream<Arguments> listsAndProfiles() {
    return Stream.of(Crafted.values())
        .flatMap(
            list ->
                Stream.of(IndexProfile.FULL, IndexProfile.DEVICE)
                    .map(profile -> Arguments.of(list, profile)));
  }

  @ParameterizedTest
  @MethodSource("listsAndProfiles")
  void noQueryCostsMuchMoreThanAScan(Crafted list, IndexProfile profile) throws IOException {
    IndexCompiler.Builder builder =
        IndexCompiler.builder().profile(profile).costs(Indexes.BANDS_ALWAYS);
    List<ContentHash> values = values(list, seed());
    try (HashIndex index = HashIndex.load(Indexes.compile(folder, builder, values))) {
      HammingEngine engine = index.find(HashType.PDQ).orElseThrow().bits().orElseThrow();
      BandScratch scratch = new BandScratch();
      HitBuffer hits = new HitBuffer();
      for (ContentHash query : queries(values)) {
        hits.begin(0, false);
        engine.search(query, RADIUS, scratch, hits);

        assertThat(scratch.spent()).isPositive().isLessThanOrEqualTo(SIZE * 6L / 5);
      }
    }
  }

  /** The key of the structures, which whoever has the file knows. */
  private long seed() throws IOException {
    List<ContentHash> one = Distribution.UNIFORM.hashes(HashType.PDQ, 1, 1);
    try (HashIndex index = HashIndex.load(Indexes.compile(folder, IndexCompiler.builder(), one))) {
      return index.seed();
    }
  }

  private static List<ContentHash> values(Crafted list, long seed) {
    SplittableRandom random = new SplittableRandom(list.name().hashCode());
    int[] places = PermutedBits.places(seed);
    List<ContentHash> values = new ArrayList<>(SIZE);
    for (int value = 0; value < SIZE; value++) {
      byte[] bytes = new byte[HashType.PDQ.bytes()];
      for (int bit = 0; bit < 256; bit++) {
        boolean one =
            list.isConstant(value, places[bit] / 16) ? bit % 2 == 0 : random.nextBoolean();
        if (one) {
          bytes[bit / 8] |= (byte) (0x80 >>> bit % 8);
        }
      }
      values.add(ContentHash.of(HashType.PDQ, bytes));
    }
    return values;
  }

  /** Values, neighbours of them, which aim at the crowded buckets, and others. */
  private static List<ContentHash> queries(List<ContentHash> values) {
    SplittableRandom random = new SplittableRandom(values.size());
    List<ContentHash> queries = Distribution.UNIFORM.hashes(HashType.PDQ, 5, 99);
    for (int bits : new int[] {0, 0, 0, 1, 2, 5, 10, 20, 31, 40, 60}) {
      byte[] value = values.get(random.nextInt(values.size())).toBytes();
      queries.add(ContentHash.of(HashType.PDQ, Distribution.near(value, bits, random)));
    }
    return queries;
  }
}
