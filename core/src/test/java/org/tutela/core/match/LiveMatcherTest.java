package org.tutela.core.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tutela.core.match.ListedHashes.hash;
import static org.tutela.core.match.ListedHashes.near;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.index.HashIndex;
import org.tutela.core.list.HashList;

class LiveMatcherTest {
  private static final int THREADS = 16;

  /** The common pool may have one thread only. */
  private static final Executor OWN_THREAD = task -> new Thread(task).start();

  private static final long QUERIES = Long.getLong("tutela.swap.queries", 20_000);
  private static final int SWAPS = Integer.getInteger("tutela.swap.swaps", 20);
  private static final HashList LIST = HashList.of("hotline");
  private static final ContentHash BOTH = hash(HashType.PDQ, 1);
  private static final ContentHash ONLY_A = hash(HashType.SHA256, 2);
  private static final ContentHash ONLY_B = hash(HashType.SHA256, 3);
  private static final List<ContentHash> QUERY = List.of(near(BOTH, 4), ONLY_A, ONLY_B);

  enum Opening implements IndexWatch.Opener {
    LOAD {
      @Override
      public HashIndex open(Path file) throws IOException {
        return HashIndex.load(file);
      }
    },
    MAP {
      @Override
      public HashIndex open(Path file) throws IOException {
        return HashIndex.map(file);
      }
    }
  }

  @TempDir private Path folder;

  private Path release(String name) throws IOException {
    return release(name, name + ".tidx");
  }

  private Path release(String name, String file) throws IOException {
    return new ListedHashes(name)
        .block(LIST, BOTH, "", "both-" + name)
        .block(LIST, name.equals("a") ? ONLY_A : ONLY_B, "", "only-" + name)
        .writeTo(folder.resolve(file));
  }

  private static List<String> ids(MatchResult result) {
    return result.matches().stream().map(Match::sourceId).toList();
  }

  private static UnaryOperator<Matcher.Builder> listening(MatchListener listener) {
    return matcher -> matcher.listener(listener);
  }

  @ParameterizedTest
  @EnumSource
  void eachAnswerIsExactlyOneReleasesWhileIndexesAreSwapped(Opening opening) throws Exception {
    List<Path> releases = List.of(release("a"), release("b"));
    MatchCounters counters = new MatchCounters();
    AtomicLong asked = new AtomicLong();
    AtomicBoolean swapping = new AtomicBoolean(true);
    ExecutorService executor = Executors.newFixedThreadPool(THREADS);
    try (LiveMatcher live = LiveMatcher.of(opening.open(releases.get(0)), listening(counters))) {
      List<Future<List<String>>> readers = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        readers.add(
            executor.submit(
                () -> {
                  List<String> wrong = new ArrayList<>();
                  while (wrong.isEmpty() && (asked.incrementAndGet() < QUERIES || swapping.get())) {
                    List<String> found = ids(live.match(QUERY));
                    if (!found.equals(List.of("only-a", "both-a"))
                        && !found.equals(List.of("only-b", "both-b"))) {
                      wrong.add(found.toString());
                    }
                  }
                  return wrong;
                }));
      }
      for (int i = 1; i <= SWAPS; i++) {
        live.swap(opening.open(releases.get(i % 2)));
        while (asked.get() < i * QUERIES / SWAPS && readers.stream().noneMatch(Future::isDone)) {
          LockSupport.parkNanos(20_000);
        }
      }
      swapping.set(false);
      for (Future<List<String>> reader : readers) {
        assertThat(reader.get()).isEmpty();
      }
      assertThat(counters.snapshot().swapped()).isEqualTo(SWAPS);
      assertThat(counters.snapshot().released()).isEqualTo(SWAPS);
    } finally {
      executor.shutdown();
    }
    assertThat(counters.snapshot().released()).isEqualTo(SWAPS + 1);
    assertThat(asked.get()).isGreaterThanOrEqualTo(QUERIES);
  }

  @Test
  void oldIndexIsOpenForItsReaderAndClosedOnceItLeft() throws Exception {
    HashIndex old = HashIndex.map(release("a"));
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    CompletableFuture<String> released = new CompletableFuture<>();
    MatchListener listener =
        new MatchListener() {
          @Override
          public void released(String name) {
            released.complete(name);
          }
        };
    try (LiveMatcher live = LiveMatcher.of(old, listening(listener))) {
      CompletableFuture<List<String>> reader =
          CompletableFuture.supplyAsync(
              () ->
                  live.use(
                      matcher -> {
                        inside.countDown();
                        await(leave);
                        return ids(matcher.match(QUERY));
                      }),
              OWN_THREAD);
      inside.await();
      live.swap(HashIndex.load(release("b")));

      assertThat(ids(live.match(QUERY))).containsExactly("only-b", "both-b");
      assertThat(released).isNotDone();
      leave.countDown();
      assertThat(reader.get()).containsExactly("only-a", "both-a");
      assertThat(released.get(1, TimeUnit.SECONDS)).isEqualTo("a");
      assertThatThrownBy(() -> old.lookup(ONLY_A)).isInstanceOf(IllegalStateException.class);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void closingWaitsForReadersInside() throws Exception {
    LiveMatcher live = LiveMatcher.of(HashIndex.map(release("a")), matcher -> matcher);
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    CompletableFuture<List<String>> reader =
        CompletableFuture.supplyAsync(
            () ->
                live.use(
                    matcher -> {
                      inside.countDown();
                      await(leave);
                      return ids(matcher.match(QUERY));
                    }),
            OWN_THREAD);
    inside.await();
    CompletableFuture<Void> closing = CompletableFuture.runAsync(live::close, OWN_THREAD);
    while (!refusesReaders(live)) {
      Thread.onSpinWait();
    }

    assertThat(closing).isNotDone();
    leave.countDown();
    assertThat(reader.get()).containsExactly("only-a", "both-a");
    closing.get();
    assertThatThrownBy(() -> live.match(ONLY_A)).isInstanceOf(IllegalStateException.class);
    HashIndex late = HashIndex.load(release("b"));
    assertThatThrownBy(() -> live.swap(late)).isInstanceOf(IllegalStateException.class);
    assertThat(late.lookup(ONLY_B)).isPresent();
  }

  private static boolean refusesReaders(LiveMatcher live) {
    try {
      live.match(ONLY_A);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  @Test
  void indexThatDoesNotFitTheRulesStaysTheCallers() throws Exception {
    MatchRules rules =
        MatchRules.builder().rule(MatchRule.builder("r").lists("hotline").build()).build();
    try (LiveMatcher live =
            LiveMatcher.of(HashIndex.load(release("a")), matcher -> matcher.rules(rules));
        HashIndex other =
            new ListedHashes("other").block(HashList.of("else"), ONLY_B, "", "").open()) {
      assertThatThrownBy(() -> live.swap(other)).isInstanceOf(IllegalArgumentException.class);
      assertThat(ids(live.match(ONLY_A))).containsExactly("only-a");
      assertThat(other.lookup(ONLY_B)).isPresent();
    }
  }

  @Test
  void floodGoesOnAfterASwap() throws Exception {
    MatchRules rules =
        MatchRules.builder().flood(new FloodLimit(3, Duration.ofHours(1), 10)).build();
    MatchCounters counters = new MatchCounters();
    try (LiveMatcher live =
        LiveMatcher.of(
            HashIndex.load(release("a")), matcher -> matcher.rules(rules).listener(counters))) {
      for (int bits = 0; bits < 3; bits++) {
        live.match(near(BOTH, bits));
      }
      live.swap(HashIndex.map(release("b")));
      assertThat(counters.snapshot().flooded()).isZero();

      assertThat(live.match(near(BOTH, 3)).notes()).hasSize(1);
      assertThat(counters.snapshot().flooded()).isEqualTo(1);
    }
  }

  @Test
  void watchTakesTheNewestIntactFileAndNoOlderOne() throws Exception {
    HashIndex first = HashIndex.load(release("a", "1.tidx"));
    stamp("1.tidx", 1);
    MatchCounters counters = new MatchCounters();
    try (LiveMatcher live = LiveMatcher.of(first, listening(counters))) {
      IndexWatch watch = live.watch(folder, HashIndex::load);

      assertThat(watch.poll()).contains(folder.resolve("1.tidx"));
      assertThat(watch.poll()).isEmpty();
      release("b", "2.tidx");
      stamp("2.tidx", 2);
      assertThat(watch.poll()).contains(folder.resolve("2.tidx"));
      assertThat(ids(live.match(ONLY_B))).containsExactly("only-b");

      release("a", "0.tidx");
      stamp("0.tidx", 1);
      assertThat(watch.poll()).isEmpty();
      assertThat(counters.snapshot().refused()).isZero();
    }
  }

  @Test
  void damagedFileNeverReplacesTheOldOneAndIsTriedAgainOnceItChanged() throws Exception {
    Path file = release("b", "2.tidx");
    byte[] intact = Files.readAllBytes(file);
    HashIndex first = HashIndex.load(release("a", "1.tidx"));
    List<String> refused = new ArrayList<>();
    MatchListener listener =
        new MatchListener() {
          @Override
          public void refused(Path path, Exception cause) {
            refused.add(path.getFileName() + " " + cause.getClass().getSimpleName());
          }
        };
    try (LiveMatcher live = LiveMatcher.of(first, listening(listener))) {
      IndexWatch watch = live.watch(folder, HashIndex::load);
      stamp("1.tidx", 1);
      intact[intact.length / 2] ^= 1;
      Files.write(file, intact);
      stamp("2.tidx", 2);

      assertThat(watch.poll()).contains(folder.resolve("1.tidx"));
      watch.run();
      assertThat(refused).containsExactly("2.tidx IndexCorruptException");
      assertThat(ids(live.match(ONLY_A))).containsExactly("only-a");

      intact[intact.length / 2] ^= 1;
      Files.write(file, intact);
      stamp("2.tidx", 3);
      assertThat(watch.poll()).contains(file);
      assertThat(ids(live.match(ONLY_B))).containsExactly("only-b");
    }
  }

  @Test
  void folderThatIsGoneIsReportedAndTheOldIndexAnswers() throws Exception {
    MatchCounters counters = new MatchCounters();
    try (LiveMatcher live = LiveMatcher.of(HashIndex.load(release("a")), listening(counters))) {
      assertThat(live.watch(folder.resolve("gone"), HashIndex::load).poll()).isEmpty();

      assertThat(counters.snapshot().refused()).isEqualTo(1);
      assertThat(live.match(ONLY_A).isMatch()).isTrue();
    }
  }

  private void stamp(String file, int second) throws IOException {
    Files.setLastModifiedTime(folder.resolve(file), FileTime.fromMillis(1000L * second));
  }
}
