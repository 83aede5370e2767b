package org.tutela.core.index;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Things that one thread at a time uses, kept for those who ask once. Taking and giving back are
 * one atomic step each; a thread that finds none makes one.
 */
final class IdleSlots<T> {
  /** A power of two; each thing keeps a few kilobytes at most. */
  private static final int SLOTS = 32;

  private final AtomicReferenceArray<@Nullable T> slots = new AtomicReferenceArray<>(SLOTS);
  private final Supplier<T> maker;

  IdleSlots(Supplier<T> maker) {
    this.maker = maker;
  }

  T take() {
    @Nullable T idle = slots.getAndSet(slot(), null);
    return idle == null ? maker.get() : idle;
  }

  void giveBack(T used) {
    slots.set(slot(), used);
  }

  /** Threads with neighbouring numbers do not meet; those who meet make one more. */
  private static int slot() {
    return (int) Thread.currentThread().getId() & (SLOTS - 1);
  }
}
