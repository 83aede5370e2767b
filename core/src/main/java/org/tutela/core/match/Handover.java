package org.tutela.core.match;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * One value that many read and that is replaced under them. Readers take no lock and never wait; a
 * replaced value is released once, when its last reader has left, by whoever notices.
 *
 * <p>Each value has counters of readers, each on cache lines of its own, chosen by the number of
 * the thread. A reader first counts itself in, then asks whether the value is retired; a retiring
 * thread first retires the value, then looks at the counters. Whatever the order, either the reader
 * sees the mark and leaves, or the retiring thread sees the reader. So a counter that is once seen
 * at zero after the mark belongs to nobody who reads on, and the counters need not be seen at one
 * moment.
 *
 * @param <T> what is read
 */
final class Handover<T> {
  /** A power of two. */
  private static final int STRIPES = 32;

  /** Longs between two counters: two cache lines, as processors fetch them in pairs. */
  private static final int STRIDE = 16;

  private static final long PAUSE_NANOS = 50_000;

  /** A value, and who is reading it. */
  static final class Tenure<T> {
    private final T value;
    private final Consumer<? super T> release;
    private final AtomicLongArray readers = new AtomicLongArray(STRIPES * STRIDE);
    private final AtomicBoolean released = new AtomicBoolean();
    private volatile boolean retired;
    private volatile boolean done;

    private Tenure(T value, Consumer<? super T> release) {
      this.value = value;
      this.release = release;
    }

    T value() {
      return value;
    }

    /** The reader that entered leaves, in the same thread. */
    void leave() {
      readers.decrementAndGet(slot());
      if (retired) {
        releaseIfLeft();
      }
    }

    private void retire() {
      retired = true;
      releaseIfLeft();
    }

    private void releaseIfLeft() {
      for (int i = 0; i < STRIPES; i++) {
        if (readers.get(i * STRIDE) != 0) {
          return;
        }
      }
      if (released.compareAndSet(false, true)) {
        try {
          release.accept(value);
        } finally {
          done = true;
        }
      }
    }
  }

  private final Consumer<? super T> release;
  private volatile Tenure<T> current;
  private volatile boolean closed;

  Handover(T first, Consumer<? super T> release) {
    this.release = release;
    this.current = new Tenure<>(first, release);
  }

  private static int slot() {
    return ((int) Thread.currentThread().getId() & (STRIPES - 1)) * STRIDE;
  }

  /**
   * Begins to read; {@link Tenure#leave} must follow.
   *
   * @throws IllegalStateException if it is closed
   */
  Tenure<T> enter() {
    while (true) {
      Tenure<T> tenure = current;
      tenure.readers.incrementAndGet(slot());
      if (!tenure.retired) {
        return tenure;
      }
      tenure.leave();
      if (closed) {
        throw new IllegalStateException("the matcher is closed");
      }
    }
  }

  /**
   * Lets readers that enter from now on have another value.
   *
   * @throws IllegalStateException if it is closed; the value is then the caller's
   */
  synchronized void replace(T value) {
    if (closed) {
      throw new IllegalStateException("the matcher is closed");
    }
    Tenure<T> old = current;
    current = new Tenure<>(value, release);
    old.retire();
  }

  /** Lets no reader in any more and waits until the last has left and the value is released. */
  void close() {
    Tenure<T> last;
    synchronized (this) {
      closed = true;
      last = current;
    }
    last.retire();
    while (!last.done) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
