package org.tutela.core.index;

import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;

/**
 * Looks up present keys in mapped files that are cut underneath, in a process of its own: {@code
 * CutVictim INTACT_FILE VALUES CUTS SEED}. Prints how each round of lookups ended.
 */
final class CutVictim {
  private static final int WARM = 20_000;
  private static final int MOST = 20_000_000;

  private final HashIndex index;
  private final IndexSearcher searcher;
  private final byte[] keys;
  private final CountDownLatch warm = new CountDownLatch(1);
  private String outcome = "none";

  private CutVictim(HashIndex index, byte[] keys) {
    this.index = index;
    this.searcher = index.searcher();
    this.keys = keys;
  }

  public static void main(String[] args) throws Exception {
    int values = Integer.parseInt(args[1]);
    SplittableRandom random = new SplittableRandom(Long.parseLong(args[3]));
    byte[] keys = new byte[16 * values];
    for (int i = 0; i < values; i++) {
      digest(i).copyTo(keys, 16 * i);
    }
    Path file = Path.of(args[0] + ".cut");
    List<String> outcomes = new ArrayList<>();
    for (int cut = Integer.parseInt(args[2]); cut > 0; cut--) {
      Files.copy(Path.of(args[0]), file, StandardCopyOption.REPLACE_EXISTING);
      // Anywhere up to the heads, which come last and are asked first.
      long length = (long) (Files.size(file) * 0.9 * random.nextDouble());
      outcomes.add(round(file, keys, cut, length));
    }
    Files.delete(file);
    outcomes.stream()
        .distinct()
        .sorted()
        .forEach(o -> System.out.println(o + " " + outcomes.stream().filter(o::equals).count()));
  }

  private static String round(Path file, byte[] keys, int number, long length) throws Exception {
    try (HashIndex index = HashIndex.mapUnverified(file)) {
      CutVictim victim = new CutVictim(index, keys);
      Thread reader = new Thread(number % 4 == 0 ? victim::askInBatches : victim::askSingly);
      reader.start();
      victim.warm.await();
      try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
        cut.setLength(length);
      }
      reader.join();
      return victim.outcome;
    }
  }

  static ContentHash digest(int number) {
    SplittableRandom random = new SplittableRandom(number);
    return ContentHash.of(
        HashType.MD5,
        ByteBuffer.allocate(16).putLong(random.nextLong()).putLong(random.nextLong()).array());
  }

  private void askSingly() {
    try {
      outcome = "unharmed";
      int present = keys.length / 16;
      for (int i = 0; i < MOST; i++) {
        if (i == WARM) {
          warm.countDown();
        }
        if (!searcher.contains(HashType.MD5, keys, i % present * 16)) {
          outcome = "FALSE MISS";
          return;
        }
      }
    } catch (IndexFaultedException e) {
      outcome = again();
    } catch (InternalError e) {
      outcome = "InternalError";
    } finally {
      warm.countDown();
    }
  }

  private void askInBatches() {
    try {
      outcome = "unharmed";
      int[] ids = new int[keys.length / 16];
      for (int i = 0; i < MOST; i += ids.length) {
        if (i >= WARM) {
          warm.countDown();
        }
        if (searcher.lookup(HashType.MD5, keys, ids) != ids.length) {
          outcome = "FALSE MISS";
          return;
        }
      }
    } catch (IndexFaultedException e) {
      outcome = again();
    } catch (InternalError e) {
      outcome = "InternalError";
    } finally {
      warm.countDown();
    }
  }

  /** What was faulted once stays so. */
  private String again() {
    try {
      searcher.contains(HashType.MD5, keys, 0);
      return "ANSWERED AFTER A FAULT";
    } catch (IndexFaultedException e) {
      return index.types().isEmpty() ? "empty" : "faulted";
    }
  }
}
