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
import java.util.function.BooleanSupplier;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;

/**
 * Looks up present and absent keys in mapped files that are cut underneath, in a process of its
 * own: {@code CutVictim INTACT_FILE VALUES CUTS SEED}. Prints how each round of lookups ended.
 */
final class CutVictim {
  private static final int WARM_PASSES = 2;
  private static final int RADIUS = 31;

  /** Of the pictures in the file one in so many is searched for. */
  private static final int EVERY = 16;

  private final HashIndex index;
  private final IndexSearcher searcher;

  /** Two present ones, then an absent one, and so on: what was found last makes a difference. */
  private final byte[] keys;

  private final int[] ids;
  private final int pictures;
  private final CountDownLatch warm = new CountDownLatch(1);
  private volatile boolean isCut;
  private String outcome = "none";

  private CutVictim(HashIndex index, byte[] keys) {
    this.index = index;
    this.searcher = index.searcher();
    this.pictures = index.size(HashType.PDQ);
    this.keys = keys;
    this.ids = new int[keys.length / 16];
  }

  public static void main(String[] args) throws Exception {
    int values = Integer.parseInt(args[1]);
    SplittableRandom random = new SplittableRandom(Long.parseLong(args[3]));
    byte[] keys = new byte[16 * (values / 2 * 3)];
    for (int i = 0; i < keys.length / 16; i++) {
      digest(isPresent(i) ? i / 3 * 2 + i % 3 : values + i / 3).copyTo(keys, 16 * i);
    }
    Path file = Path.of(args[0] + ".cut");
    List<String> outcomes = new ArrayList<>();
    for (int cut = Integer.parseInt(args[2]); cut > 0; cut--) {
      Files.copy(Path.of(args[0]), file, StandardCopyOption.REPLACE_EXISTING);
      // Anywhere: among so many hits some are confirmed by the length.
      long length = random.nextLong(Files.size(file));
      outcomes.add(round(file, keys, cut, length));
    }
    Files.delete(file);
    outcomes.stream()
        .distinct()
        .sorted()
        .forEach(o -> System.out.println(o + " " + outcomes.stream().filter(o::equals).count()));
  }

  private static String round(Path file, byte[] keys, int number, long length) throws Exception {
    try (HashIndex index = number % 3 == 0 ? HashIndex.map(file) : HashIndex.mapUnverified(file)) {
      CutVictim victim = new CutVictim(index, keys);
      List<BooleanSupplier> questions =
          List.of(
              victim::askInBatches, victim::askSingly, victim::askForPictures, victim::askSingly);
      BooleanSupplier question = questions.get(number % questions.size());
      Thread reader = new Thread(() -> victim.ask(question));
      reader.start();
      victim.warm.await();
      try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
        cut.setLength(length);
      }
      victim.isCut = true;
      reader.join();
      return victim.outcome;
    }
  }

  private static boolean isPresent(int key) {
    return key % 3 < 2;
  }

  static ContentHash digest(int number) {
    SplittableRandom random = new SplittableRandom(number);
    return ContentHash.of(
        HashType.MD5,
        ByteBuffer.allocate(16).putLong(random.nextLong()).putLong(random.nextLong()).array());
  }

  static ContentHash picture(int number) {
    SplittableRandom random = new SplittableRandom(number);
    ByteBuffer words = ByteBuffer.allocate(HashType.PDQ.bytes());
    while (words.hasRemaining()) {
      words.putLong(random.nextLong());
    }
    return ContentHash.of(HashType.PDQ, words.array());
  }

  /** Asks until every key has been asked after the cut. */
  private void ask(BooleanSupplier allRight) {
    try {
      outcome = "unharmed";
      for (int passes = 0; passes < 2; passes += isCut ? 1 : 0) {
        for (int i = 0; i < WARM_PASSES; i++) {
          if (!allRight.getAsBoolean()) {
            outcome = "WRONG";
            return;
          }
        }
        warm.countDown();
      }
    } catch (IndexFaultedException e) {
      outcome = again();
    } catch (InternalError e) {
      outcome = "InternalError";
    } finally {
      warm.countDown();
    }
  }

  private boolean askSingly() {
    for (int at = 0; at < keys.length; at += 16) {
      if (searcher.contains(HashType.MD5, keys, at) != isPresent(at / 16)) {
        return false;
      }
    }
    return true;
  }

  private boolean askInBatches() {
    return searcher.lookup(HashType.MD5, keys, ids) == ids.length / 3 * 2;
  }

  private boolean askForPictures() {
    for (int i = 0; i < pictures; i += EVERY) {
      if (!searcher.matches(picture(i), RADIUS) || searcher.matches(picture(-1 - i), RADIUS)) {
        return false;
      }
    }
    return true;
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
