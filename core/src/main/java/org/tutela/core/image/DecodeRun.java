package org.tutela.core.image;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tutela.core.image.DecodedImage.State;
import org.tutela.core.image.ImageRejectedException.Code;

/** One decoding of one file: its limits, its clock, and what was noticed. For one thread. */
final class DecodeRun {
  /** A decoder may warn about every block of a damaged picture. */
  private static final int MAX_NOTES = 16;

  private final ImageLimits limits;
  private final int frames;
  private final long end;
  private final Set<String> notes = new LinkedHashSet<>();
  private boolean damaged;
  private long visited;
  private long held;

  /**
   * Starts the clock.
   *
   * @param frames how many frames are wanted at most
   */
  DecodeRun(ImageLimits limits, ImageHeader header, int frames) {
    this.limits = limits;
    this.frames = frames;
    this.end = System.nanoTime() + limits.time().toNanos();
    this.damaged = header.damaged();
    notes.addAll(header.notes());
  }

  /** Checks that the clock has not run out. */
  void checkTime() throws ImageRejectedException {
    if (System.nanoTime() - end > 0) {
      throw new ImageRejectedException(
          Code.LIMIT_TIME, "more than the allowed " + limits.time().toMillis() + " ms");
    }
  }

  /** Checks that buffers of so many bytes, soon given back, stay within the budget. */
  void reserve(long bytes) throws ImageRejectedException {
    if (bytes > memory()) {
      throw new ImageRejectedException(
          Code.LIMIT_MEMORY,
          "decoding takes "
              + (held + bytes)
              + " bytes of memory, more than the allowed "
              + limits.memory());
    }
  }

  /** Takes so many bytes of the budget until they are given back. */
  void hold(long bytes) throws ImageRejectedException {
    reserve(bytes);
    held += bytes;
  }

  /** {@return what is taken of the budget, for {@link #giveBack}} */
  long held() {
    return held;
  }

  /** Gives back what was taken since. */
  void giveBack(long heldBefore) {
    held = heldBefore;
  }

  /** {@return the largest buffer that is left in the budget} */
  long memory() {
    return limits.memory() - held;
  }

  /** {@return whether one more frame may be decoded; animations together have the pixels of one} */
  boolean mayVisit(long pixels) {
    visited += pixels;
    if (visited <= limits.pixels()) {
      return true;
    }
    damage("animation: frames after the first " + limits.pixels() + " pixels are not looked at");
    return false;
  }

  /** {@return how many frames are looked at, at most} */
  int frames() {
    return frames;
  }

  /** {@return whether a frame is looked at: the first, and others spread evenly over all} */
  boolean wants(int number, int total) {
    if (total <= frames) {
      return true;
    }
    // The i-th chosen one is number floor(i * total / frames).
    long next = ((long) (number - 1) * frames + total - 1) / total;
    return next < frames && next * total / frames == number - 1;
  }

  /** {@return whether no frame after this one is wanted} */
  boolean isLast(int number, int total) {
    return number >= (total <= frames ? total : (long) (frames - 1) * total / frames + 1);
  }

  void note(String text) {
    if (notes.size() < MAX_NOTES) {
      notes.add(text);
    }
  }

  /** Some pixels are not the file's own. */
  void damage(String text) {
    damaged = true;
    note(text);
  }

  State state() {
    return damaged ? State.PARTIAL : State.COMPLETE;
  }

  List<String> notes() {
    return new ArrayList<>(notes);
  }
}
