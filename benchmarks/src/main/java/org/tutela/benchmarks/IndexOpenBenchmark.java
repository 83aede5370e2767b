package org.tutela.benchmarks;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnel;
import com.google.common.hash.Funnels;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexProfile;

/**
 * Opening an index of MD5 values, asking it once and closing it, beside reading a Bloom filter of
 * as many. The file is in the page cache.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
@SuppressWarnings("UnstableApiUsage")
public class IndexOpenBenchmark {
  private static final Funnel<byte[]> FUNNEL = Funnels.byteArrayFunnel();

  /** How many digests the list holds. */
  @Param("1000000")
  public int count;

  /** What the index keeps. */
  @Param({"FULL", "DEVICE"})
  public IndexProfile profile = IndexProfile.FULL;

  /** Where compiled files stay; nowhere if empty. */
  @Param("")
  public String folder = "";

  private final ContentHash listed = digest(1);
  private final ContentHash other = digest(-1);
  private Path file = Path.of("");
  private Path bloom = Path.of("");

  /** Compiles the index and writes the filter. */
  @Setup(Level.Trial)
  public void compile() throws IOException {
    file =
        Indexes.compiled(
            folder,
            "digests-" + count + "-" + profile,
            IntStream.range(0, count).mapToObj(IndexOpenBenchmark::digest),
            profile);
    BloomFilter<byte[]> filter = BloomFilter.create(FUNNEL, count, 1e-6);
    for (int i = 0; i < count; i++) {
      filter.put(digest(i).toBytes());
    }
    bloom = Files.createTempFile("tutela-benchmark-", ".bloom");
    try (OutputStream out = Files.newOutputStream(bloom)) {
      filter.writeTo(out);
    }
  }

  /** Deletes the files. */
  @TearDown(Level.Trial)
  public void delete() throws IOException {
    Files.delete(bloom);
    if (folder.isEmpty()) {
      Files.delete(file);
    }
  }

  /** The digests of {@link DigestLookupBenchmark}. */
  private static ContentHash digest(int number) {
    SplittableRandom random = new SplittableRandom(number);
    return Indexes.md5(random.nextLong(), random.nextLong());
  }

  private boolean ask(HashIndex opened) throws IOException {
    try (HashIndex index = opened) {
      Answers.expect("listed", 1, index.lookup(listed).isPresent() ? 1 : 0);
      return index.lookup(other).isPresent();
    }
  }

  /** Peer: reads a Bloom filter of 1e-6. */
  @Benchmark
  public boolean guavaBloomFilter() throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(bloom))) {
      return BloomFilter.readFrom(in, FUNNEL).mightContain(listed.toBytes());
    }
  }

  /** Maps the file and reads next to nothing. */
  @Benchmark
  public boolean mapUnverified() throws IOException {
    return ask(HashIndex.mapUnverified(file));
  }

  /** Compares all checksums, then maps. */
  @Benchmark
  public boolean map() throws IOException {
    return ask(HashIndex.map(file));
  }

  /** Copies to the heap and compares all checksums on the way. */
  @Benchmark
  public boolean load() throws IOException {
    return ask(HashIndex.load(file));
  }
}
