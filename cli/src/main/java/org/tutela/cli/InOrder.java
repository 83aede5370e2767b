package org.tutela.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Does independent work on all cores and hands the results over in the order of the inputs. Inputs
 * are waited for on a thread of their own, so that one that comes late holds no result back.
 */
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
    forEach(inputs, work, taker, () -> {});
  }

  /**
   * Runs the work on every input.
   *
   * @param idle run whenever all results so far were taken and the next input has not come
   * @throws IOException if the work or the taker throws; work under way is then cancelled
   */
  static <I, O> void forEach(Iterable<I> inputs, Work<I, O> work, Taker<I, O> taker, Runnable idle)
      throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    ExecutorService workers = Executors.newFixedThreadPool(cores, InOrder::daemon);
    ExecutorService reader = Executors.newSingleThreadExecutor(InOrder::daemon);
    try {
      BlockingQueue<Optional<Pending<I, O>>> waiting = new ArrayBlockingQueue<>(4 * cores);
      Future<Boolean> reading =
          reader.submit(
              () -> {
                try {
                  for (I input : inputs) {
                    Future<O> result = workers.submit(() -> work.on(input));
                    waiting.put(Optional.of(new Pending<>(input, result)));
                  }
                } finally {
                  waiting.put(Optional.empty());
                }
                return true;
              });
      for (Optional<Pending<I, O>> next = next(waiting, idle);
          next.isPresent();
          next = next(waiting, idle)) {
        taker.take(next.get().input(), result(next.get().result()));
      }
      result(reading);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      reader.shutdownNow();
      workers.shutdownNow();
    }
  }

  /** A thread that waits for an input which never comes must not keep the process. */
  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    return thread;
  }

  private static <T> T next(BlockingQueue<T> waiting, Runnable idle) throws InterruptedException {
    if (waiting.isEmpty()) {
      idle.run();
    }
    return waiting.take();
  }

  private static <T> T result(Future<T> result) throws IOException, InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      } else if (e.getCause() instanceof RuntimeException failed) {
        throw failed;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
