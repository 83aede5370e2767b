package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;

class HashIndexTest {
  private static final List<ContentHash> PDQ = Distribution.CLUSTERED.hashes(HashType.PDQ, 1300, 9);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Indexes.Opening.class)
  void nearestGivesTheFirstOfAllHits(Indexes.Opening opening) throws IOException {
    try (HashIndex index = opening.open(pdq())) {
      IndexSearcher searcher = index.searcher();
      List<IndexHit> all = searcher.search(PDQ.get(0), 31);
      assertThat(all).hasSizeGreaterThan(3);

      assertThat(searcher.nearest(PDQ.get(0), 3, 31)).isEqualTo(all.subList(0, 3));
      assertThat(searcher.nearest(PDQ.get(0), 100_000, 31)).isEqualTo(all);
      assertThat(searcher.any(PDQ.get(0), 31))
          .hasValueSatisfying(hit -> assertThat(all).contains(hit));
    }
  }

  @ParameterizedTest
  @EnumSource(Indexes.Opening.class)
  void aBatchGivesWhatOneSearchAfterAnotherGives(Indexes.Opening opening) throws IOException {
    try (HashIndex index = opening.open(pdq())) {
      IndexSearcher searcher = index.searcher();
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < PDQ.size(); i++) {
        for (IndexHit hit : searcher.search(PDQ.get(i), 20)) {
          expected.add(i + " " + hit);
        }
      }
      List<String> found = new ArrayList<>();

      int answered =
          searcher.search(PDQ, 20, () -> false, (query, hit) -> found.add(query + " " + hit));

      assertThat(answered).isEqualTo(PDQ.size());
      assertThat(found).isEqualTo(expected);
    }
  }

  @Test
  void aCancelledBatchHasAnsweredTheFirstQueriesInFull() throws IOException {
    try (HashIndex index = HashIndex.load(pdq())) {
      List<Integer> found = new ArrayList<>();
      List<ContentHash> queries =
          Collections.nCopies(8, PDQ).stream().flatMap(List::stream).toList();

      int answered =
          index.searcher().search(queries, 0, () -> !found.isEmpty(), (q, hit) -> found.add(q));

      assertThat(answered).isPositive().isLessThan(queries.size());
      assertThat(found.stream().distinct()).hasSize(answered);
    }
  }

  @ParameterizedTest
  @EnumSource(Indexes.Opening.class)
  void aLongScanIsGivenUpOnTheWay(Indexes.Opening opening) throws IOException {
    HashType type = HashType.bits("w", 64);
    List<ContentHash> values = Distribution.UNIFORM.hashes(type, 150_000, 4);
    IndexCompiler.Builder scan = IndexCompiler.builder().costs(Indexes.SCAN_ALWAYS);
    try (HashIndex index = opening.open(Indexes.compile(folder, scan, values))) {
      IndexSearcher searcher = index.searcher();
      AtomicInteger asked = new AtomicInteger();
      List<Integer> found = new ArrayList<>();

      int answered =
          searcher.search(
              values.subList(0, 1),
              31,
              () -> asked.incrementAndGet() > 2,
              (query, hit) -> found.add(query));

      assertThat(asked).hasValue(3);
      assertThat(answered).isZero();
      assertThat(found).isEmpty();
      assertThat(searcher.search(values.get(0), 0)).hasSize(1);
    }
  }

  @Test
  void aRadiusOutOfRangeIsRefused() throws IOException {
    try (HashIndex index = HashIndex.load(pdq())) {
      assertThat(index.radius(HashType.PDQ)).isEqualTo(31);
      assertThatThrownBy(() -> index.search(PDQ.get(0), 32))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("0 to 31");
      assertThatThrownBy(() -> index.search(PDQ.get(0), -1))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Indexes.Opening.class)
  void aClosedIndexRefusesToSearch(Indexes.Opening opening) throws IOException {
    HashIndex index = opening.open(pdq());
    IndexSearcher searcher = index.searcher();
    index.close();
    index.close();

    assertThatThrownBy(() -> searcher.contains(PDQ.get(0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void closingWaitsForThoseWhoAreSearching() throws Exception {
    HashIndex index = HashIndex.map(pdq());

    assertThat(searchWhileClosing(index, () -> {})).isEqualTo(500);
    assertThatThrownBy(() -> index.lookup(PDQ.get(0))).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whoIsWaitedForStillLearnsThatTheFileWasCut() throws Exception {
    Path file = pdq();
    HashIndex index = HashIndex.map(file);

    assertThatThrownBy(() -> searchWhileClosing(index, () -> cut(file)))
        .hasCauseInstanceOf(IndexFaultedException.class);
  }

  @Test
  void whoIsWaitedForMayBeginAnotherSearch() throws Exception {
    HashIndex index = HashIndex.map(pdq());

    assertThatThrownBy(() -> searchWhileClosing(index, () -> index.searcher().any(PDQ.get(0), 0)))
        .hasMessageContaining("closed");
  }

  private interface Action {
    void run() throws IOException;
  }

  /** {@return how many were answered by one for whom closing waits, and who does something then} */
  private static int searchWhileClosing(HashIndex index, Action then) throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    FutureTask<Integer> reader =
        new FutureTask<>(
            () ->
                index
                    .searcher()
                    .search(
                        PDQ.subList(0, 500),
                        31,
                        () -> {
                          boolean first = inside.getCount() > 0;
                          inside.countDown();
                          await(go);
                          if (first) {
                            run(then);
                          }
                          return false;
                        },
                        (query, hit) -> {}));
    FutureTask<Boolean> closer =
        new FutureTask<>(
            () -> {
              index.close();
              return true;
            });
    Thread closing = daemon(closer);
    daemon(reader).start();
    await(inside);
    closing.start();
    closing.join(50);
    assertThat(closing.isAlive()).isTrue();
    go.countDown();
    try {
      return reader.get(10, TimeUnit.SECONDS);
    } finally {
      assertThat(closer.get(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    return thread;
  }

  private static void run(Action action) {
    try {
      action.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void cut(Path file) throws IOException {
    try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
      cut.setLength(4096);
    }
  }

  @Test
  void aMappedIndexWhoseFileIsCutAnswersNothingMore() throws IOException {
    Path file = pdq();
    try (HashIndex index = HashIndex.map(file)) {
      IndexSearcher searcher = index.searcher();
      assertThat(searcher.contains(PDQ.get(0))).isTrue();

      cut(file);

      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> searcher.contains(PDQ.get(0)))
            .isInstanceOf(IndexFaultedException.class)
            .hasCauseInstanceOf(IndexCorruptException.class);
      }
    }
  }

  @Test
  void aLoadedIndexDoesNotNeedItsFile() throws IOException {
    Path file = pdq();
    try (HashIndex index = HashIndex.load(file)) {
      Files.delete(file);

      assertThat(index.lookup(PDQ.get(0))).isPresent();
    }
  }

  @Test
  void sectionsSayWhatTheyCost() throws IOException {
    try (HashIndex index = HashIndex.load(pdq())) {
      assertThat(index.sections())
          .extracting(IndexSection::kind)
          .containsExactly(
              "info",
              "lists",
              "facets",
              "values",
              "band-directory",
              "band-overflow",
              "band-lines",
              "band-ids",
              "attributes",
              "entry-blocks",
              "entries");
      IndexSection values = index.sections().get(3);
      assertThat(values.count()).isEqualTo(index.size(HashType.PDQ));
      assertThat(values.bytesPerEntry()).isEqualTo(32);
      assertThat(index.plan(HashType.PDQ)).contains(IndexPlan.BANDS);
      assertThat(index.types()).containsExactly(HashType.PDQ);
    }
  }

  private Path pdq() {
    return Indexes.compile(folder, IndexCompiler.builder().costs(Indexes.BANDS_ALWAYS), PDQ);
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody came");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
