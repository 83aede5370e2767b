package org.tutela.core.hash;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One stream through several digests at once: the calling thread reads into a ring of buffers, and
 * tasks on an executor take the digests along it. No task waits for anything, so an executor of any
 * size will do; where the ring is full, the caller takes a digest along itself.
 */
final class DigestPipeline {
  private static final int BUFFER = 1 << 17;
  private static final int BUFFERS = 8;
  private static final long PAUSE_NANOS = 20_000;

  private final byte[][] ring = new byte[BUFFERS][0];
  private final int[] lengths = new int[BUFFERS];
  private final List<Lane> lanes = new ArrayList<>();
  private volatile long read;

  /** Takes digests in any state; the slowest come first. */
  DigestPipeline(List<MessageDigest> digests) {
    digests.forEach(digest -> lanes.add(new Lane(digest)));
  }

  /** One digest and how far along the ring it is. */
  private final class Lane implements Runnable {
    private final MessageDigest digest;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicBoolean submitted = new AtomicBoolean();
    private volatile long done;

    Lane(MessageDigest digest) {
      this.digest = digest;
    }

    void submit(Executor executor) {
      if (!lock.isLocked() && submitted.compareAndSet(false, true)) {
        try {
          executor.execute(this);
        } catch (RejectedExecutionException e) {
          submitted.set(false);
        }
      }
    }

    /** Goes along as far as the ring is filled. */
    @Override
    public void run() {
      submitted.set(false);
      boolean more = true;
      while (more) {
        more = advance();
      }
    }

    /** Takes one buffer, unless there is none or somebody else is at it. */
    boolean advance() {
      if (!lock.tryLock()) {
        return false;
      }
      try {
        long next = done;
        if (next == read) {
          return false;
        }
        int place = (int) (next % BUFFERS);
        digest.update(ring[place], 0, lengths[place]);
        done = next + 1;
        return true;
      } finally {
        lock.unlock();
      }
    }
  }

  /** Adds everything up to the end of the stream to all digests. */
  void run(InputStream content, Executor executor) throws IOException {
    try {
      int length;
      do {
        await(read - BUFFERS + 1);
        int place = (int) (read % BUFFERS);
        if (ring[place].length == 0) {
          ring[place] = new byte[BUFFER]; // Short content needs one only.
        }
        length = content.readNBytes(ring[place], 0, BUFFER);
        lengths[place] = length;
        long next = read + 1; // Only this thread counts on.
        read = next;
        // What fits into one buffer is not worth another thread.
        if (next > 1 || length == BUFFER) {
          lanes.forEach(lane -> lane.submit(executor));
        }
      } while (length == BUFFER);
    } finally {
      await(read);
    }
  }

  /**
   * Waits until all digests have taken so many buffers, and helps. Each is asked for itself: which
   * one is the slowest may no longer hold when it is known.
   */
  private void await(long buffers) {
    for (Lane lane : lanes) {
      while (lane.done < buffers) {
        if (!help(buffers)) {
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
    }
  }

  private boolean help(long buffers) {
    for (Lane lane : lanes) {
      if (lane.done < buffers && lane.advance()) {
        return true;
      }
    }
    return false;
  }
}
