package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListRecord;

/**
 * So many values that a bucket has several lines and some overflow, and a radius for which the
 * buckets of a band do not fit in one frame.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeBucketTest {
  private static final HashType TYPE = HashType.bits("large", 64);
  private static final int SIZE = 1_600_000;
  private static final int RADIUS = 11;

  @TempDir static Path folder;
  private final long[] values = new SplittableRandom(1).longs().distinct().limit(SIZE).toArray();
  private final List<ContentHash> queries = new ArrayList<>();
  private final List<List<IndexHit>> expected = new ArrayList<>();
  private Path file = Path.of("");

  @BeforeAll
  void compile() {
    long clustered = values[0];
    // A cluster, for which some buckets have no room.
    for (int i = 1; i < 64; i++) {
      for (int j = 0; j < i; j += 3) {
        values[64 * i + j] = values[0] ^ 1L << i ^ 1L << j;
      }
    }
    // In unsigned order, which is that of their bytes and of their numbers.
    Arrays.setAll(values, i -> values[i] ^ Long.MIN_VALUE);
    Arrays.sort(values);
    Arrays.setAll(values, i -> values[i] ^ Long.MIN_VALUE);
    IndexCompiler compiler = IndexCompiler.builder().radius(RADIUS).build();
    Consumer<ListRecord> list = compiler.list(HashList.of("large"));
    for (long value : values) {
      list.accept(ListEntry.of(hash(value), "", "", ""));
    }
    file = Indexes.write(folder, compiler);
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 80; i++) {
      long query = i % 4 == 0 ? clustered : values[random.nextInt(SIZE)];
      for (int bits = i % (RADIUS + 2); bits > 0; bits--) {
        query ^= 1L << random.nextInt(64);
      }
      queries.add(hash(query));
      expected.add(within(query));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Indexes.Opening.class,
      names = {"LOAD", "MAP", "MAP_SEGMENTED"})
  void findsWhatAComparisonWithEveryValueFinds(Indexes.Opening opening) throws IOException {
    try (HashIndex index = opening.open(file)) {
      assertThat(index.plan(TYPE)).contains(IndexPlan.BANDS);
      for (int radius : new int[] {7, RADIUS}) {
        List<List<IndexHit>> within =
            expected.stream()
                .map(hits -> hits.stream().filter(hit -> hit.distance() <= radius).toList())
                .toList();
        IndexSearcher searcher = index.searcher();
        assertThat(queries.stream().map(q -> searcher.search(q, radius)).toList())
            .isEqualTo(within);
        List<List<IndexHit>> together = new ArrayList<>();
        queries.forEach(q -> together.add(new ArrayList<>()));
        searcher.search(queries, radius, () -> false, (q, hit) -> together.get(q).add(hit));
        assertThat(together).isEqualTo(within);
      }
    }
  }

  private List<IndexHit> within(long query) {
    List<IndexHit> hits = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      int distance = Long.bitCount(values[i] ^ query);
      if (distance <= RADIUS) {
        hits.add(new IndexHit(TYPE, i, distance));
      }
    }
    hits.sort(Comparator.comparingInt(IndexHit::distance));
    return hits;
  }

  private static ContentHash hash(long value) {
    byte[] bytes = new byte[Long.BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (value >>> (56 - 8 * i));
    }
    return ContentHash.of(TYPE, bytes);
  }
}
