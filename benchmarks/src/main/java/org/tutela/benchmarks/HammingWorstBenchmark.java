package org.tutela.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.tutela.benchmarks.baseline.LinearScan;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexProfile;
import org.tutela.core.index.IndexSearcher;

/**
 * The slowest query there is beside a linear scan, in lists that crowd into few buckets. Of many
 * queries the slowest is looked for first, by the clock, and then measured. A mapped index stands
 * beside a mapped list without an index as well, which is what it falls back to.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class HammingWorstBenchmark {
  private static final int RADIUS = 31;
  private static final int CANDIDATES = 100;
  private static final int ROUNDS = 12;

  /** Places in the list of what is open. */
  private static final int LOADED = 0;

  private static final int MAPPED = 1;
  private static final int MAPPED_SCAN = 2;

  /** How the hashes of the list are alike. */
  public enum Kind {
    /** Thousands of neighbours around each of some centres. */
    CLUSTERED(176),
    /** A quarter of the bits is the same in all. */
    CONSTANT_BANDS(192),
    /**
     * Five eighths are; more would make most of the list match, and listing that is another cost.
     */
    MOSTLY_CONSTANT(96);

    private final int free;

    Kind(int free) {
      this.free = free;
    }

    long[] hashes(int count) {
      SplittableRandom random = new SplittableRandom(free);
      long[] words = new long[PdqCorpus.WORDS * count];
      for (int i = 0; i < count; i++) {
        long cluster = this == CLUSTERED ? random.nextInt(64) : 0;
        SplittableRandom centre = new SplittableRandom(cluster);
        for (int w = 0; w < PdqCorpus.WORDS; w++) {
          words[PdqCorpus.WORDS * i + w] = centre.nextLong();
        }
        turn(words, PdqCorpus.WORDS * i, random);
      }
      return words;
    }

    /** A cluster is some turned bits wide; otherwise each free bit is turned by a fair coin. */
    private void turn(long[] words, int at, SplittableRandom random) {
      if (this == CLUSTERED) {
        for (int bit = 0; bit < 24; bit++) {
          int place = random.nextInt(256);
          words[at + (place >> 6)] ^= 1L << place;
        }
        return;
      }
      for (int bit = 0; bit < free; bit++) {
        int place = bit * 256 / free;
        words[at + (place >> 6)] ^= (random.nextInt() & 1L) << place;
      }
    }
  }

  /** How the list is made. */
  @Param public Kind kind = Kind.CLUSTERED;

  /** How many hashes are searched. */
  @Param("1000000")
  public int count;

  /** What the index keeps. */
  @Param("FULL")
  public IndexProfile profile = IndexProfile.FULL;

  private LinearScan linearScan = new LinearScan(new long[0]);
  private final List<Path> files = new ArrayList<>();
  private final List<HashIndex> open = new ArrayList<>();
  private final List<IndexSearcher> searchers = new ArrayList<>();
  private ContentHash worstLoaded = ContentHash.of(HashType.PDQ, new byte[HashType.PDQ.bytes()]);
  private ContentHash worstMapped = worstLoaded;
  private long[] scanned = {};

  /** Builds the index, checks its answers, and looks for the slowest query. */
  @Setup(Level.Trial)
  public void build() throws IOException {
    long[] hashes = kind.hashes(count);
    linearScan = new LinearScan(hashes);
    files.add(Indexes.compile(Indexes.pdq(hashes), profile));
    files.add(Indexes.compile(Indexes.pdq(hashes), IndexProfile.SCAN));
    open.add(HashIndex.load(files.get(0)));
    open.add(HashIndex.map(files.get(0)));
    open.add(HashIndex.map(files.get(1)));
    long[] words = PdqCorpus.queries(hashes, CANDIDATES);
    scanned = words;
    for (HashIndex index : open) {
      searchers.add(index.searcher());
      check(searchers.get(searchers.size() - 1), words);
    }
    worstLoaded = slowest(searchers.get(LOADED), words);
    worstMapped = slowest(searchers.get(MAPPED), words);
  }

  private void check(IndexSearcher searcher, long[] words) {
    for (int i = 0; i < CANDIDATES; i++) {
      boolean expected = linearScan.count(words, PdqCorpus.WORDS * i, RADIUS) > 0;
      boolean found = searcher.matches(Indexes.pdq(words, i), RADIUS);
      Answers.expect("a match", expected ? 1 : 0, found ? 1 : 0);
    }
  }

  private static ContentHash slowest(IndexSearcher searcher, long[] words) {
    for (int i = 0; i < CANDIDATES; i++) {
      time(searcher, Indexes.pdq(words, i));
    }
    long most = -1;
    ContentHash slowest = Indexes.pdq(words, 0);
    for (int i = 0; i < CANDIDATES; i++) {
      ContentHash query = Indexes.pdq(words, i);
      long time = time(searcher, query);
      if (time > most) {
        most = time;
        slowest = query;
      }
    }
    return slowest;
  }

  /** {@return the fastest of some rounds, which noise has least to do with} */
  private static long time(IndexSearcher searcher, ContentHash query) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      searcher.search(query, RADIUS);
      least = Math.min(least, System.nanoTime() - start);
    }
    return least;
  }

  /** Closes and deletes the indexes. */
  @TearDown(Level.Trial)
  public void close() throws IOException {
    for (HashIndex index : open) {
      index.close();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }

  /** Baseline: compare with every hash. */
  @Benchmark
  public int linearScan() {
    return linearScan.count(scanned, 0, RADIUS);
  }

  /** Baseline for a mapped index: its slowest query in a mapped list that is only scanned. */
  @Benchmark
  public int linearScanMapped() {
    return searchers.get(MAPPED_SCAN).search(worstMapped, RADIUS).size();
  }

  /** The slowest query on the heap; with many matches it also lists them. */
  @Benchmark
  public int worstLoaded() {
    return searchers.get(LOADED).search(worstLoaded, RADIUS).size();
  }

  /** The slowest query in the mapped file. */
  @Benchmark
  public int worstMapped() {
    return searchers.get(MAPPED).search(worstMapped, RADIUS).size();
  }
}
