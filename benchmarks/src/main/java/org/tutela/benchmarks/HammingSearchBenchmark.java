package org.tutela.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.tutela.benchmarks.baseline.ClassicMih;
import org.tutela.benchmarks.baseline.LinearScan;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexProfile;
import org.tutela.core.index.IndexSearcher;
import org.tutela.core.match.Matcher;

/** All matches of a PDQ hash within 31 bits: the time of one query. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms6g", "-Xmx10g", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class HammingSearchBenchmark {
  private static final int RADIUS = 31;
  private static final int QUERIES = 16_384;
  private static final int BATCH = 4_096;
  private static final int CHECKED = 256;

  /** How many hashes are searched. */
  @Param("1000000")
  public int count;

  /** Whether queries are near a stored hash ({@code hit}), unrelated ({@code miss}), or both. */
  @Param({"hit", "miss"})
  public String query = "";

  /** What the index keeps. */
  @Param("FULL")
  public IndexProfile profile = IndexProfile.FULL;

  private long[] queryWords = {};
  private ContentHash[] queries = {};
  private List<List<ContentHash>> batches = List.of();
  private LinearScan linearScan = new LinearScan(new long[0]);
  private ClassicMih classicMih = new ClassicMih(new long[0]);
  private Path file = Path.of("");
  private List<HashIndex> open = List.of();
  private List<IndexSearcher> searchers = List.of();
  private List<IndexSearcher> selected = List.of();
  private Optional<Matcher> matcher = Optional.empty();
  private int next;

  /** Builds everything, then checks that all of them agree. */
  @Setup(Level.Trial)
  public void build() throws IOException {
    long[] hashes = PdqCorpus.hashes(count);
    queryWords = choose(PdqCorpus.queries(hashes, 2 * QUERIES));
    queries = Indexes.pdq(queryWords).toArray(ContentHash[]::new);
    batches = new ArrayList<>();
    for (int from = 0; from < QUERIES; from += BATCH) {
      batches.add(Arrays.asList(queries).subList(from, from + BATCH));
    }
    file = Indexes.compile(Indexes.pdq(hashes), profile);
    linearScan = new LinearScan(hashes);
    classicMih = new ClassicMih(hashes);
    open = List.of(HashIndex.load(file), HashIndex.map(file));
    searchers = open.stream().map(HashIndex::searcher).toList();
    selected =
        open.stream()
            .map(index -> index.searcher(index.select().categories(Indexes.SECOND).build()))
            .toList();
    matcher = Optional.of(Matcher.of(open.get(0)));
    check();
  }

  private long[] choose(long[] both) {
    String asked = Parameter.oneOf(query, "hit", "miss", "both");
    int first = asked.equals("miss") ? 1 : 0;
    long[] chosen = new long[PdqCorpus.WORDS * QUERIES];
    for (int i = 0; i < QUERIES; i++) {
      int from = asked.equals("both") ? i : 2 * i + first;
      System.arraycopy(both, PdqCorpus.WORDS * from, chosen, PdqCorpus.WORDS * i, PdqCorpus.WORDS);
    }
    return chosen;
  }

  private void check() {
    long all = 0;
    for (int i = 0; i < QUERIES; i++) {
      int expected = classicMih.count(queryWords, PdqCorpus.WORDS * i, RADIUS);
      all += expected;
      Answers.expect("loaded", expected, searchers.get(0).search(queries[i], RADIUS).size());
      Answers.expect("mapped", expected, searchers.get(1).search(queries[i], RADIUS).size());
      if (i < CHECKED) {
        int scanned = linearScan.count(queryWords, PdqCorpus.WORDS * i, RADIUS);
        Answers.expect("linear scan", scanned, expected);
      }
    }
    long batched = 0;
    long batchedMapped = 0;
    for (List<ContentHash> batch : batches) {
      batched += search(searchers.get(0), batch);
      batchedMapped += search(searchers.get(1), batch);
    }
    Answers.expect("batch", all, batched);
    Answers.expect("mapped batch", all, batchedMapped);
    int inHalf = 0;
    for (int i = 0; i < CHECKED; i++) {
      inHalf += selected.get(0).search(queries[i], RADIUS).size();
    }
    if (inHalf > all || (inHalf == 0 && all > CHECKED)) {
      throw new IllegalStateException(inHalf + " of " + all + " matches are selected");
    }
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
    next = (next + 1) % QUERIES;
    return next;
  }

  /** Baseline: compare with every hash. */
  @Benchmark
  public int linearScan() {
    return linearScan.count(queryWords, PdqCorpus.WORDS * step(), RADIUS);
  }

  /** Baseline: multi-index hashing as in the textbook. */
  @Benchmark
  public int classicMih() {
    return classicMih.count(queryWords, PdqCorpus.WORDS * step(), RADIUS);
  }

  /** The index on the heap. */
  @Benchmark
  public int tutelaLoaded() {
    return searchers.get(0).search(queries[step()], RADIUS).size();
  }

  /** The same through a matcher: the index's searchers are pooled, and a hit is explained. */
  @Benchmark
  public boolean tutelaMatcher() {
    return matcher.orElseThrow().match(queries[step()]).isMatch();
  }

  /** The index mapped from its file. */
  @Benchmark
  public int tutelaMapped() {
    return searchers.get(1).search(queries[step()], RADIUS).size();
  }

  /** The index on the heap, restricted to half of the entries. */
  @Benchmark
  public int tutelaSelected() {
    return selected.get(0).search(queries[step()], RADIUS).size();
  }

  /** The index mapped from its file, many queries at once; the time is that of one of them. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int tutelaMappedBatch() {
    return search(searchers.get(1), batches.get(step() % batches.size()));
  }

  /** The index on the heap, many queries at once; the time is that of one of them. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int tutelaBatch() {
    return search(searchers.get(0), batches.get(step() % batches.size()));
  }

  private static int search(IndexSearcher searcher, List<ContentHash> batch) {
    int[] found = new int[1];
    searcher.search(batch, RADIUS, () -> false, (number, hit) -> found[0]++);
    return found[0];
  }
}
