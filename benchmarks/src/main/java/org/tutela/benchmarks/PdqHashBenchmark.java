package org.tutela.benchmarks;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tutela.core.hash.HashType;
import org.tutela.core.image.PdqDialect;
import org.tutela.core.image.PdqHasher;
import org.tutela.core.image.PdqReference;
import org.tutela.core.image.PixelImage;
import org.tutela.core.image.QueryVariants;

/** The PDQ hash of decoded BGR pixels: the time of one picture. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class PdqHashBenchmark {
  private static final Set<PdqDialect> CORE = EnumSet.of(PdqDialect.CORE);

  /** Width and height of the picture. */
  @Param({"512x512", "1024x768"})
  public String size = "";

  private final PdqHasher hasher = new PdqHasher();
  private final byte[] into = new byte[HashType.PDQ.bytes()];
  private PixelImage framed = PixelImage.ofGray(new byte[1], 1, 1, 1);
  private PixelImage pillarboxed = framed;
  private PixelImage image = PixelImage.ofGray(new byte[1], 1, 1, 1);

  /** Makes a picture of smooth shapes and noise, and checks that both hashes are equal. */
  @Setup(Level.Trial)
  public void paint() {
    String[] sides = size.split("x", 2);
    int width = Integer.parseInt(sides[0]);
    int height = Integer.parseInt(sides[1]);
    SplittableRandom random = new SplittableRandom(3);
    byte[] pixels = new byte[3 * width * height];
    for (int y = 0, at = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double wave = Math.sin(9.0 * x / width) * Math.cos(7.0 * y / height);
        for (int channel = 0; channel < 3; channel++) {
          pixels[at++] = (byte) (128 + 90 * wave + random.nextInt(20) + 10 * channel);
        }
      }
    }
    image = PixelImage.ofBgr(pixels, width, height, 3 * width);
    byte[] bordered = pixels.clone();
    for (int y = 0; y < height; y++) {
      boolean isBar = y < height / 20 || y >= height - height / 20;
      int from = 3 * width * y;
      Arrays.fill(bordered, from, from + (isBar ? 3 * width : 3 * (width / 20)), (byte) 0);
    }
    framed = PixelImage.ofBgr(bordered, width, height, 3 * width);
    byte[] barred = pixels.clone();
    for (int y = 0; y < height; y++) {
      int from = 3 * width * y;
      Arrays.fill(barred, from, from + 3 * (width / 20), (byte) 0);
    }
    pillarboxed = PixelImage.ofBgr(barred, width, height, 3 * width);
    if (!PdqReference.hash(image).hex().equals(hasher.hash(image).hash().hex())) {
      throw new IllegalStateException("the hashes differ");
    }
  }

  /** Baseline: the published steps on whole buffers. */
  @Benchmark
  public Object publishedSteps() {
    return PdqReference.hash(image);
  }

  /** The streaming hasher, bit for bit the same; into an array, so that nothing is allocated. */
  @Benchmark
  public int tutela() {
    return hasher.hash(image, into);
  }

  /** All eight orientations of the same picture. */
  @Benchmark
  public Object orientations() {
    return QueryVariants.ORIENTATIONS.hashes(image, CORE);
  }

  /**
   * All variants of the picture with a bar at one side, the dearest of its size: inside the bar it
   * is looked through for bars above and below once more.
   */
  @Benchmark
  public Object pillarboxedInAllVariants() {
    return QueryVariants.ALL.hashes(pillarboxed, CORE);
  }

  /** All variants of the picture in a frame: twice eight orientations, and their negatives. */
  @Benchmark
  public Object framedInAllVariants() {
    return QueryVariants.ALL.hashes(framed, CORE);
  }
}
