package org.tutela.core.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatchBatchTest {
  private static final MatchBatch.Looker ECHO =
      (input, stop) -> MatchResult.unscanned(input.name());

  private static Iterator<MatchInput> inputs(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> MatchInput.of("" + i, () -> new ByteArrayInputStream(new byte[0])))
        .iterator();
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(i -> "" + i).toList();
  }

  @Test
  void resultsComeInTheOrderOfTheInputs() {
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try {
      List<String> reasons = new ArrayList<>();
      long done =
          MatchBatch.of(executor, 7)
              .run(inputs(500), ECHO, StopCondition.NEVER, (input, r) -> reasons.add(r.reason()));

      assertThat(done).isEqualTo(500);
      assertThat(reasons).isEqualTo(numbers(500));
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void noMoreInputsAreAskedForThanTheWindowHolds() {
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger handed = new AtomicInteger();
    Iterator<MatchInput> counted =
        IntStream.range(0, 50)
            .mapToObj(i -> MatchInput.of("" + i, List.of()))
            .peek(input -> most.accumulateAndGet(asked.incrementAndGet() - handed.get(), Math::max))
            .iterator();

    MatchBatch.of(Runnable::run, 3)
        .run(counted, ECHO, StopCondition.NEVER, (input, result) -> handed.incrementAndGet());

    assertThat(handed).hasValue(50);
    // Java's stream iterators look one element ahead.
    assertThat(most.get()).isBetween(3, 4);
  }

  @Test
  void executorWithoutAFreeThreadBlocksNobody() {
    List<String> reasons = new ArrayList<>();

    MatchBatch.of(task -> {}, 4)
        .run(inputs(10), ECHO, StopCondition.NEVER, (input, r) -> reasons.add(r.reason()));

    assertThat(reasons).isEqualTo(numbers(10));
  }

  @Test
  void rejectedWorkIsDoneByTheCaller() {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    executor.shutdown();
    List<String> reasons = new ArrayList<>();

    MatchBatch.of(executor, 4)
        .run(inputs(10), ECHO, StopCondition.NEVER, (input, r) -> reasons.add(r.reason()));

    assertThat(reasons).isEqualTo(numbers(10));
  }

  @Test
  void whatCannotBeReadIsUnscannedAndTheRestGoesOn() {
    List<String> reasons = new ArrayList<>();
    MatchBatch.Looker failing =
        (input, stop) -> {
          if (input.name().equals("1")) {
            throw new IOException("gone");
          }
          return MatchResult.NOTHING;
        };

    MatchBatch.of(Runnable::run, 4)
        .run(inputs(3), failing, StopCondition.NEVER, (input, r) -> reasons.add(r.reason()));

    assertThat(reasons).containsExactly("", "UNREADABLE: java.io.IOException: gone", "");
  }

  @Test
  void cancelledBatchAsksForNoMore() {
    AtomicInteger handed = new AtomicInteger();

    long done =
        MatchBatch.of(Runnable::run, 1)
            .run(
                inputs(100),
                ECHO,
                StopCondition.when(() -> handed.get() >= 5),
                (input, result) -> handed.incrementAndGet());

    assertThat(done).isEqualTo(5);
  }

  @Test
  void callingThreadWorksOnWhileAnotherIsAtTheFirstInput() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    MatchBatch.Looker waiting =
        (input, stop) -> {
          if (input.name().equals("1")) {
            second.countDown();
            return MatchResult.unscanned("done");
          }
          begun.countDown();
          return MatchResult.unscanned(came(second) ? "done" : "nobody did the second");
        };
    Iterator<MatchInput> two =
        IntStream.range(0, 2)
            .mapToObj(i -> MatchInput.of("" + i, List.of()))
            .filter(input -> input.name().equals("0") || came(begun))
            .iterator();
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      List<String> reasons = new ArrayList<>();

      MatchBatch.of(executor, 2)
          .run(two, waiting, StopCondition.NEVER, (input, r) -> reasons.add(r.reason()));

      assertThat(reasons).containsExactly("done", "done");
    } finally {
      executor.shutdown();
    }
  }

  private static boolean came(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
