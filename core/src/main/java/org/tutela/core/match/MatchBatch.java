package org.tutela.core.match;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;

/**
 * Looks many inputs up on the caller's executor and hands the results over in the order of the
 * inputs. Immutable and safe for any number of threads.
 *
 * <p>Inputs are asked for one by one, and only a window of them waits at a time: a slow reader of
 * results slows the reading of inputs, and memory does not grow with their number. The calling
 * thread helps instead of waiting idly, so that an executor without a free thread cannot block it.
 */
public final class MatchBatch {
  /** Looks one input up: a matcher does, and a scanner of containers. */
  @FunctionalInterface
  public interface Looker {
    /**
     * {@return what an input matches, as far as there was time}
     *
     * @param input any kind
     * @param stop when to give up
     * @throws IOException if it cannot be read
     */
    MatchResult match(MatchInput input, StopCondition stop) throws IOException;
  }

  private record Pending(MatchInput input, FutureTask<MatchResult> result) {}

  private final Executor executor;
  private final int window;

  private MatchBatch(Executor executor, int window) {
    this.executor = executor;
    this.window = window;
  }

  /**
   * {@return batches on an executor}
   *
   * @param executor the caller's; one that rejects work makes the calling thread do it
   * @param window how many inputs may be under way or waiting for their turn, 1 or more; some four
   *     for each thread keep them busy
   * @throws IllegalArgumentException if the window is less than 1
   */
  public static MatchBatch of(Executor executor, int window) {
    if (window < 1) {
      throw new IllegalArgumentException("a window holds at least 1 input, not " + window);
    }
    return new MatchBatch(executor, window);
  }

  /**
   * Looks inputs up. One that cannot be read is {@link MatchResult.Scan#UNSCANNED}, as are those
   * that a stop finds under way; those behind them are not asked for.
   *
   * @param inputs asked for one by one, by the calling thread
   * @param looker for instance {@code matcher::match}
   * @param stop when to give up
   * @param sink takes the results in the order of the inputs, in the calling thread
   * @return how many results were handed over
   */
  public long run(
      Iterator<MatchInput> inputs,
      Looker looker,
      StopCondition stop,
      BiConsumer<MatchInput, MatchResult> sink) {
    Deque<Pending> waiting = new ArrayDeque<>();
    long done = 0;
    try {
      while (inputs.hasNext() && stop.reason().isEmpty()) {
        MatchInput input = inputs.next();
        FutureTask<MatchResult> task = new FutureTask<>(() -> look(input, looker, stop));
        waiting.add(new Pending(input, task));
        start(task);
        if (waiting.size() >= window) {
          hand(waiting, sink);
          done++;
        }
      }
      while (!waiting.isEmpty()) {
        hand(waiting, sink);
        done++;
      }
      return done;
    } finally {
      waiting.forEach(pending -> pending.result().cancel(true));
    }
  }

  private static MatchResult look(MatchInput input, Looker looker, StopCondition stop) {
    try {
      return looker.match(input, stop);
    } catch (IOException e) {
      return MatchResult.unscanned("UNREADABLE: " + e);
    }
  }

  private void start(FutureTask<MatchResult> task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      task.run();
    }
  }

  /** Hands over the first result; while another thread is at it, this one does what follows. */
  private static void hand(Deque<Pending> waiting, BiConsumer<MatchInput, MatchResult> sink) {
    Pending first = waiting.remove();
    FutureTask<MatchResult> result = first.result();
    // Does nothing if another thread has begun.
    result.run();
    for (Iterator<Pending> later = waiting.iterator(); later.hasNext() && !result.isDone(); ) {
      later.next().result().run();
    }
    try {
      sink.accept(first.input(), result.get());
    } catch (ExecutionException e) {
      throw new IllegalStateException(first.input().name() + ": " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for results", e);
    }
  }
}
