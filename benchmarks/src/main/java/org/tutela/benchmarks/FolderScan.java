package org.tutela.benchmarks;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexProfile;
import org.tutela.core.match.MatchBatch;
import org.tutela.core.match.MatchInput;
import org.tutela.core.match.Matcher;
import org.tutela.core.match.StopCondition;

/**
 * Pictures a second of a folder of small JPEGs, with one thread and with two.
 *
 * <p>{@code java -cp benchmarks.jar org.tutela.benchmarks.FolderScan FOLDER COUNT}: fills the
 * folder if it is empty.
 */
public final class FolderScan {
  private static final int SIDE = 256;
  private static final int ROUNDS = 3;

  private FolderScan() {}

  /**
   * Measures.
   *
   * @param args the folder, and how many pictures it shall hold
   * @throws IOException if the folder cannot be filled or read
   */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    int count = Integer.parseInt(args[1]);
    fill(folder, count);
    Path file = Indexes.compile(Indexes.pdq(PdqCorpus.hashes(100_000)), IndexProfile.FULL);
    try (HashIndex index = HashIndex.load(file)) {
      Matcher matcher = Matcher.of(index);
      for (int round = 0; round < ROUNDS; round++) {
        double one = scan(matcher, folder, 1);
        double two = scan(matcher, folder, 2);
        System.out.printf(
            "1 thread %.0f pictures/s, 2 threads %.0f pictures/s, ratio %.2f%n",
            one, two, two / one);
      }
    } finally {
      Files.delete(file);
    }
  }

  /** The calling thread is one of the threads. */
  private static double scan(Matcher matcher, Path folder, int threads) throws IOException {
    ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, threads - 1));
    try (Stream<Path> files = Files.list(folder)) {
      List<MatchInput> inputs = files.sorted().map(MatchInput::of).toList();
      AtomicInteger looked = new AtomicInteger();
      long start = System.nanoTime();
      MatchBatch.of(threads == 1 ? Runnable::run : executor, 4 * threads)
          .run(
              inputs.iterator(),
              matcher::match,
              StopCondition.NEVER,
              (input, result) -> looked.incrementAndGet());
      double seconds = (System.nanoTime() - start) / 1e9;
      Answers.expect("pictures", inputs.size(), looked.get());
      return inputs.size() / seconds;
    } finally {
      executor.shutdown();
    }
  }

  private static void fill(Path folder, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Path file = folder.resolve(String.format("%05d.jpg", i));
      if (!Files.exists(file)) {
        ImageIO.write(paint(i), "jpg", file.toFile());
      }
    }
  }

  private static BufferedImage paint(int number) {
    SplittableRandom random = new SplittableRandom(number);
    BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    int[] waves = random.ints(6, 1, 20).toArray();
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int red = (int) (127 + 120 * Math.sin((x * waves[0] + y * waves[1]) / 150.0));
        int green = (int) (127 + 120 * Math.cos((x * waves[2] - y * waves[3]) / 150.0));
        int blue = (x * waves[4] ^ y * waves[5]) & 0xff;
        picture.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    return picture;
  }
}
