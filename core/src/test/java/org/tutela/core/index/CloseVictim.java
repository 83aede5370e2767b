package org.tutela.core.index;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.tutela.core.hash.HashType;

/**
 * Looks up in a mapped file that is closed underneath, in a process of its own, which a read of
 * what is no longer mapped ends: {@code CloseVictim FILE VALUES ROUNDS}. Prints how the readers
 * ended.
 */
final class CloseVictim {
  static final int READERS = 4;
  private static final int WIDTH = 16;

  private final HashIndex index;
  private final byte[] keys;
  private final CountDownLatch reading = new CountDownLatch(READERS);
  private final List<String> outcomes = new ArrayList<>();
  private volatile boolean isClosed;

  private CloseVictim(HashIndex index, byte[] keys) {
    this.index = index;
    this.keys = keys;
  }

  public static void main(String[] args) throws Exception {
    int values = Integer.parseInt(args[1]);
    byte[] keys = new byte[2 * values * WIDTH];
    for (int i = 0; i < 2 * values; i++) {
      CutVictim.digest(i).copyTo(keys, i * WIDTH);
    }
    SplittableRandom random = new SplittableRandom(values);
    List<String> outcomes = new ArrayList<>();
    for (int round = Integer.parseInt(args[2]); round > 0; round--) {
      CloseVictim victim = new CloseVictim(HashIndex.mapUnverified(Path.of(args[0])), keys);
      outcomes.addAll(victim.round(random.nextInt(5_000)));
    }
    outcomes.stream()
        .distinct()
        .sorted()
        .forEach(o -> System.out.println(o + " " + outcomes.stream().filter(o::equals).count()));
  }

  private List<String> round(int spins) throws Exception {
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      int first = i * keys.length / READERS;
      readers.add(new Thread(() -> end(ask(index.searcher(), first))));
    }
    readers.forEach(Thread::start);
    reading.await();
    for (int i = 0; i < spins; i++) {
      Thread.onSpinWait();
    }
    index.close();
    isClosed = true;
    for (Thread reader : readers) {
      reader.join();
    }
    return outcomes;
  }

  private synchronized void end(String outcome) {
    outcomes.add(outcome);
  }

  /** Asks for keys of which the first half are present, until the index refuses. */
  private String ask(IndexSearcher searcher, int first) {
    try {
      for (int asked = 0; ; asked++) {
        int at = (first + asked % (keys.length / WIDTH) * WIDTH) % keys.length;
        boolean wasClosed = isClosed;
        boolean found = searcher.contains(HashType.MD5, keys, at);
        if (wasClosed) {
          return "ANSWERED WHEN CLOSED";
        }
        if (found != (at < keys.length / 2)) {
          return "WRONG";
        }
        if (asked == 0) {
          reading.countDown();
        }
      }
    } catch (IllegalStateException e) {
      // The platform refuses, too, but says something else.
      return e.toString().endsWith("the index is closed") ? "refused" : e.toString();
    } finally {
      // Had it failed at once, nobody would close.
      reading.countDown();
    }
  }
}
