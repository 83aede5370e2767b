package org.tutela.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import org.tutela.core.match.LiveMatcher;
import org.tutela.core.match.MatchRules;
import org.tutela.core.match.Matcher;

/** What rules and hot swap add to a lookup of one ready hash. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx6g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class MatchRulesBenchmark {
  private static final int COUNT = 1_000_000;
  private static final int QUERIES = 1 << 14;
  private static final int RADIUS = 31;

  private static final MatchRules RULES =
      MatchRules.parse(
          "rules",
          """
          tutela_rules: 1
          defaults: {sources: 1, disputed: out}
          rules:
            - {id: other, categories: [A], radius: 10, sources: 2}
            - {id: synthetic, lists: [synthetic], radius: 31, alone: {exact_weak: review}}
          """);

  /** Which hashes are listed. */
  @Param({"md5", "pdq"})
  public String type = "";

  /** Whether queries are listed or near ({@code hit}), or not ({@code miss}). */
  @Param({"miss", "hit"})
  public String query = "";

  private final ContentHash[] queries = new ContentHash[QUERIES];
  private Path file = Path.of("");
  private Optional<HashIndex> index = Optional.empty();
  private Optional<Matcher> defaults = Optional.empty();
  private Optional<Matcher> rules = Optional.empty();
  private Optional<LiveMatcher> live = Optional.empty();
  private int radius;
  private int next;

  /** Builds the index, then checks that all find the same. */
  @Setup(Level.Trial)
  public void build() throws IOException {
    boolean hit = Parameter.oneOf(query, "hit", "miss").equals("hit");
    Stream<ContentHash> listed;
    boolean digests = Parameter.oneOf(type, "md5", "pdq").equals("md5");
    radius = digests ? 0 : RADIUS;
    if (digests) {
      SplittableRandom random = new SplittableRandom(7);
      for (int i = 0; i < QUERIES; i++) {
        int number = random.nextInt(COUNT);
        queries[i] = digest(hit ? number : -1 - number);
      }
      listed = IntStream.range(0, COUNT).mapToObj(MatchRulesBenchmark::digest);
    } else {
      long[] hashes = PdqCorpus.hashes(COUNT);
      long[] both = PdqCorpus.queries(hashes, 2 * QUERIES);
      for (int i = 0; i < QUERIES; i++) {
        queries[i] = Indexes.pdq(both, 2 * i + (hit ? 0 : 1));
      }
      listed = Indexes.pdq(hashes);
    }
    file = Indexes.compile(listed, IndexProfile.FULL);
    HashIndex opened = HashIndex.load(file);
    index = Optional.of(opened);
    defaults = Optional.of(Matcher.of(opened));
    rules = Optional.of(Matcher.of(opened, RULES));
    live = Optional.of(LiveMatcher.of(HashIndex.load(file), matcher -> matcher.rules(RULES)));
    for (ContentHash hash : queries) {
      int expected = opened.search(hash, radius).size();
      for (int found :
          List.of(
              defaults.get().match(hash).matches().size(),
              rules.get().match(hash).matches().size(),
              live.get().match(hash).matches().size())) {
        Answers.expect("matches", expected, found);
      }
    }
  }

  private static ContentHash digest(int number) {
    SplittableRandom random = new SplittableRandom(number);
    return Indexes.md5(random.nextLong(), random.nextLong());
  }

  /** Closes and deletes the index. */
  @TearDown(Level.Trial)
  public void close() throws IOException {
    live.orElseThrow().close();
    index.orElseThrow().close();
    Files.delete(file);
  }

  private ContentHash step() {
    next = (next + 1) & (QUERIES - 1);
    return queries[next];
  }

  /** Baseline: the index alone, nothing explained. */
  @Benchmark
  public int index() {
    return index.orElseThrow().search(step(), radius).size();
  }

  /** A matcher with the default rules. */
  @Benchmark
  public int matcher() {
    return defaults.orElseThrow().match(step()).matches().size();
  }

  /** A matcher with rules for lists and categories. */
  @Benchmark
  public int matcherWithRules() {
    return rules.orElseThrow().match(step()).matches().size();
  }

  /** The same, its index replaceable at any moment. */
  @Benchmark
  public int liveMatcher() {
    return live.orElseThrow().match(step()).matches().size();
  }
}
