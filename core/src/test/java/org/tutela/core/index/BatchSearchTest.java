package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;

/** A batch gives the answers of one search after another, however it is divided. */
class BatchSearchTest {
  private static final int SIZE = 20_000;

  @TempDir Path folder;

  static Stream<Arguments> lists() {
    return Stream.of(Distribution.values())
        .flatMap(
            list ->
                Stream.of(HashType.PDQ, HashType.bits("w", 64), HashType.bits("w", 320))
                    .map(type -> Arguments.of(list, type)));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void searchesManyAsItSearchesEach(Distribution distribution, HashType type) throws IOException {
    List<ContentHash> hashes = distribution.hashes(type, SIZE, type.bits());
    List<ContentHash> queries = queries(hashes, type, 300);
    Path file =
        Indexes.compile(folder, IndexCompiler.builder().costs(Indexes.BANDS_ALWAYS), hashes);
    for (Indexes.Opening opening : List.of(Indexes.Opening.LOAD, Indexes.Opening.MAP_SEGMENTED)) {
      try (HashIndex index = opening.open(file)) {
        IndexSearcher searcher = index.searcher();
        for (int radius : new int[] {0, type.bits() / 16, Math.min(31, type.bits() / 10)}) {
          assertThat(found(searcher, queries, radius)).isEqualTo(each(searcher, queries, radius));
        }
      }
    }
  }

  @Test
  void aSelectionHoldsInABatch() throws IOException {
    List<ContentHash> hashes = Distribution.CLUSTERED.hashes(HashType.PDQ, SIZE, 3);
    try (HashIndex index = HashIndex.load(twoLists(hashes))) {
      IndexSearcher searcher = index.searcher(index.select().lists("second").build());
      List<ContentHash> queries = queries(hashes, HashType.PDQ, 300);

      assertThat(found(searcher, queries, 31))
          .isNotEmpty()
          .isEqualTo(each(searcher, queries, 31))
          .isNotEqualTo(each(index.searcher(), queries, 31));
    }
  }

  @Test
  void moreMatchesThanAreHeldTogetherAreFoundOneByOne() throws IOException {
    List<ContentHash> hashes = new ArrayList<>();
    byte[] value = new byte[HashType.PDQ.bytes()];
    for (int i = 0; i < SIZE; i++) {
      value[0] = (byte) i;
      value[9] = (byte) (i >> 8);
      hashes.add(ContentHash.of(HashType.PDQ, value));
    }
    hashes.addAll(Distribution.UNIFORM.hashes(HashType.PDQ, SIZE, 4));
    Path file =
        Indexes.compile(folder, IndexCompiler.builder().costs(Indexes.BANDS_ALWAYS), hashes);
    try (HashIndex index = HashIndex.load(file)) {
      List<ContentHash> queries = queries(hashes, HashType.PDQ, 200);

      assertThat(found(index.searcher(), queries, 5)).isEqualTo(each(index.searcher(), queries, 5));
    }
  }

  @Test
  void endsSoonOnceItIsCancelled() throws IOException {
    List<ContentHash> hashes = Distribution.UNIFORM.hashes(HashType.PDQ, SIZE, 5);
    Path file =
        Indexes.compile(folder, IndexCompiler.builder().costs(Indexes.BANDS_ALWAYS), hashes);
    try (HashIndex index = HashIndex.load(file)) {
      AtomicInteger asked = new AtomicInteger();
      AtomicInteger given = new AtomicInteger();

      int answered =
          index
              .searcher()
              .search(hashes, 31, () -> asked.incrementAndGet() > 40, (q, hit) -> given.set(q + 1));

      assertThat(asked).hasValueLessThan(50);
      assertThat(answered).isEqualTo(given.get()).isLessThan(SIZE);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void anExceptionOfTheOneWhoAsksIsNoFaultOfTheIndex(int questions) throws IOException {
    List<ContentHash> hashes = Distribution.UNIFORM.hashes(HashType.PDQ, SIZE, 5);
    Path file =
        Indexes.compile(folder, IndexCompiler.builder().costs(Indexes.BANDS_ALWAYS), hashes);
    try (HashIndex index = HashIndex.map(file)) {
      IndexSearcher searcher = index.searcher();
      IndexOutOfBoundsException thrown = new IndexOutOfBoundsException("mine");
      AtomicInteger asked = new AtomicInteger();
      BooleanSupplier cancelled =
          () -> {
            if (asked.incrementAndGet() >= questions) {
              throw thrown;
            }
            return false;
          };

      assertThatThrownBy(() -> searcher.search(hashes, 31, cancelled, (query, hit) -> {}))
          .isSameAs(thrown);
      assertThat(searcher.search(hashes.get(0), 31)).isNotEmpty();
    }
  }

  private Path twoLists(List<ContentHash> hashes) {
    IndexCompiler compiler = IndexCompiler.builder().costs(Indexes.BANDS_ALWAYS).build();
    var first = compiler.list(HashList.of("first"));
    var second = compiler.list(HashList.of("second"));
    for (int i = 0; i < hashes.size(); i++) {
      (i % 2 == 0 ? first : second).accept(ListEntry.of(hashes.get(i), "", "", ""));
    }
    return Indexes.write(folder, compiler);
  }

  private static long[] found(IndexSearcher searcher, List<ContentHash> queries, int radius) {
    LongStream.Builder found = LongStream.builder();
    int answered =
        searcher.search(queries, radius, () -> false, (query, hit) -> found.add(line(query, hit)));
    assertThat(answered).isEqualTo(queries.size());
    return found.build().toArray();
  }

  private static long[] each(IndexSearcher searcher, List<ContentHash> queries, int radius) {
    LongStream.Builder found = LongStream.builder();
    for (int query = 0; query < queries.size(); query++) {
      for (IndexHit hit : searcher.search(queries.get(query), radius)) {
        found.add(line(query, hit));
      }
    }
    return found.build().toArray();
  }

  private static long line(long query, IndexHit hit) {
    return query << 48 | (long) hit.distance() << 32 | hit.valueId();
  }

  /** Neighbours of values at all distances, and others. */
  private static List<ContentHash> queries(List<ContentHash> hashes, HashType type, int count) {
    SplittableRandom random = new SplittableRandom(count);
    List<ContentHash> queries = new ArrayList<>(Distribution.UNIFORM.hashes(type, count / 4, 6));
    while (queries.size() < count) {
      byte[] value = hashes.get(random.nextInt(hashes.size())).toBytes();
      queries.add(ContentHash.of(type, Distribution.near(value, queries.size() % 40, random)));
    }
    return queries;
  }
}
