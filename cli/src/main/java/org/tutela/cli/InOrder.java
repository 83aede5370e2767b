package org.tutela.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does independent work on all cores and hands the results over in the order of the inputs. */
final class InOrder {
  /** Work on one input; what fails is part of its result. */
  interface Work<I, O> {
    O on(I input) throws IOException;
  }

  /** Takes one result. */
  interface Taker<I, O> {
    void take(I input, O result) throws IOException;
  }

  private record Pending<I, O>(I input, Future<O> result) {}

  private InOrder() {}

  /**
   * Runs the work on every input. Only a few results per core wait at a time, so memory does not
   * grow with the number of inputs.
   *
   * @throws IOException if the work or the taker throws; work under way is then cancelled
   */
  static <I, O> void forEach(Iterable<I> inputs, Work<I, O> work, Taker<I, O> taker)
      throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    ExecutorService executor = Executors.newFixedThreadPool(cores);
    try {
      Deque<Pending<I, O>> waiting = new ArrayDeque<>();
      for (I input : inputs) {
        waiting.add(new Pending<>(input, executor.submit(() -> work.on(input))));
        if (waiting.size() >= 4 * cores) {
          take(waiting.remove(), taker);
        }
      }
      while (!waiting.isEmpty()) {
        take(waiting.remove(), taker);
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private static <I, O> void take(Pending<I, O> pending, Taker<I, O> taker) throws IOException {
    try {
      taker.take(pending.input(), pending.result().get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
