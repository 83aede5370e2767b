package org.tutela.benchmarks;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnel;
import com.google.common.hash.Funnels;
import com.google.common.hash.HashCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
import org.tutela.core.index.IndexSearcher;

/** Whether a list holds an MD5: the time of one lookup, in random order. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms6g", "-Xmx10g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
@SuppressWarnings("UnstableApiUsage")
public class DigestLookupBenchmark {
  private static final int QUERIES = 1 << 20;
  private static final Funnel<byte[]> BYTES = Funnels.byteArrayFunnel();

  /** How many digests the list holds. */
  @Param("1000000")
  public int count;

  /** Whether queries are listed ({@code hit}) or not ({@code miss}). */
  @Param({"hit", "miss"})
  public String query = "";

  private final ContentHash[] queries = new ContentHash[QUERIES];
  private final byte[][] queryBytes = new byte[QUERIES][];
  private final HashCode[] queryCodes = new HashCode[QUERIES];
  private Set<HashCode> hashSet = Set.of();
  private BloomFilter<byte[]> bloomFilter = BloomFilter.create(BYTES, 1);
  private Path file = Path.of("");
  private List<HashIndex> open = List.of();
  private List<IndexSearcher> searchers = List.of();
  private int next;

  /** Builds everything, then checks the answers. */
  @Setup(Level.Trial)
  public void build() throws IOException {
    hashSet = new HashSet<>(2 * count);
    bloomFilter = BloomFilter.create(BYTES, count, 1e-6);
    for (int i = 0; i < count; i++) {
      byte[] bytes = digest(i).toBytes();
      hashSet.add(HashCode.fromBytes(bytes));
      bloomFilter.put(bytes);
    }
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < QUERIES; i++) {
      int number = random.nextInt(count);
      queries[i] = digest(query.equals("hit") ? number : -1 - number);
      queryBytes[i] = queries[i].toBytes();
      queryCodes[i] = HashCode.fromBytes(queryBytes[i]);
    }
    file =
        Indexes.compile(
            IntStream.range(0, count).mapToObj(DigestLookupBenchmark::digest), IndexProfile.FULL);
    open = List.of(HashIndex.load(file), HashIndex.map(file));
    searchers = open.stream().map(HashIndex::searcher).toList();
    check();
  }

  private static ContentHash digest(int number) {
    SplittableRandom random = new SplittableRandom(number);
    return Indexes.md5(random.nextLong(), random.nextLong());
  }

  private void check() {
    long expected = query.equals("hit") ? QUERIES : 0;
    for (IndexSearcher searcher : searchers) {
      long found = 0;
      for (ContentHash hash : queries) {
        found += searcher.contains(hash) ? 1 : 0;
      }
      Answers.expect("index", expected, found);
    }
    long found = 0;
    for (HashCode code : queryCodes) {
      found += hashSet.contains(code) ? 1 : 0;
    }
    Answers.expect("HashSet", expected, found);
  }

  /** Closes and deletes the index. */
  @TearDown(Level.Trial)
  public void close() throws IOException {
    for (HashIndex index : open) {
      index.close();
    }
    Files.delete(file);
  }

  private int step() {
    next = (next + 1) & (QUERIES - 1);
    return next;
  }

  /** Baseline: a set of objects. */
  @Benchmark
  public boolean hashSet() {
    return hashSet.contains(queryCodes[step()]);
  }

  /** Baseline: a Bloom filter, which is wrong once in a million misses. */
  @Benchmark
  public boolean guavaBloomFilter() {
    return bloomFilter.mightContain(queryBytes[step()]);
  }

  /** The index on the heap: no false positive. */
  @Benchmark
  public boolean tutelaLoaded() {
    return searchers.get(0).contains(queries[step()]);
  }

  /** The index mapped from its file: no false positive. */
  @Benchmark
  public boolean tutelaMapped() {
    return searchers.get(1).contains(queries[step()]);
  }
}
