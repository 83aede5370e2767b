package org.tutela.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexCompiler;
import org.tutela.core.index.UrlIndex;
import org.tutela.core.list.Address;
import org.tutela.core.list.AddressEntry;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.Opinions;
import org.tutela.core.match.Matcher;
import org.tutela.core.url.CanonicalUrl;

/** Whether a list of domains covers a URL, spelt as browsers spell it, in random order. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx4g", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class UrlLookupBenchmark {
  private static final int QUERIES = 1 << 17;
  private static final String[] ENDS = {"com", "net", "org", "co.uk", "com.br", "de"};

  /** What is asked. */
  @State(Scope.Benchmark)
  public static class Queries {
    /** How many domains the list holds. */
    @Param("1000000")
    public int count;

    /** Whether the domains of the queries are listed ({@code hit}) or not ({@code miss}). */
    @Param({"hit", "miss"})
    public String query = "";

    final String[] urls = new String[QUERIES];
    private int next;

    /** Makes the queries. */
    @Setup(Level.Trial)
    public void make() {
      boolean hit = Parameter.oneOf(query, "hit", "miss").equals("hit");
      SplittableRandom random = new SplittableRandom(7);
      for (int i = 0; i < QUERIES; i++) {
        int number = random.nextInt(count);
        String domain = domain(hit ? number : -1 - number);
        urls[i] = "https://www." + domain + "/news/2026/" + number + "/story.html?from=start";
      }
    }

    String step() {
      next = (next + 1) & (QUERIES - 1);
      return urls[next];
    }

    void expect(String what, long found) {
      Answers.expect(what, query.equals("hit") ? QUERIES : 0, found);
    }
  }

  /** A set of names, asked for the host and each name above it. */
  @State(Scope.Benchmark)
  public static class HashSets {
    private final Set<String> names = new HashSet<>();

    /** Builds and checks it. */
    @Setup(Level.Trial)
    public void build(Queries asked) {
      IntStream.range(0, asked.count).forEach(i -> names.add(domain(i)));
      asked.expect("HashSet", IntStream.range(0, QUERIES).filter(i -> has(asked.urls[i])).count());
    }

    boolean has(String url) {
      String host = URI.create(url).getHost().toLowerCase(Locale.ROOT);
      for (int dot = -1; ; ) {
        if (names.contains(host.substring(dot + 1))) {
          return true;
        }
        dot = host.indexOf('.', dot + 1);
        if (dot < 0) {
          return false;
        }
      }
    }
  }

  /** A compiled index. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls build first.
  public static class Compiled {
    /** Whether it is loaded or mapped. */
    @Param("load")
    public String open = "";

    private Path file = Path.of("");
    private HashIndex index;
    private UrlIndex urls;
    Matcher matcher;

    /** Compiles, opens and checks it. */
    @Setup(Level.Trial)
    public void build(Queries asked) throws IOException {
      file = Files.createTempFile("tutela-benchmark-", ".tidx");
      try (IndexCompiler compiler = IndexCompiler.builder().name("benchmark").build()) {
        Consumer<ListRecord> list = compiler.list(HashList.of("synthetic"));
        IntStream.range(0, asked.count).forEach(i -> list.accept(entry(domain(i))));
        compiler.writeTo(file);
      }
      index = Indexes.open(open, file);
      urls = UrlIndex.of(index);
      matcher = Matcher.of(index);
      asked.expect("index", IntStream.range(0, QUERIES).filter(i -> has(asked.urls[i])).count());
    }

    boolean has(String url) {
      return urls.mayCover(url) && !urls.search(CanonicalUrl.parse(url).orElseThrow()).isEmpty();
    }

    /** Closes and deletes the index. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
      index.close();
      Files.delete(file);
    }
  }

  private static AddressEntry entry(String domain) {
    return new AddressEntry(
        new Address(Address.Kind.DOMAIN_SUFFIX, domain),
        "",
        "",
        EntryRole.BLOCK,
        java.util.Optional.empty(),
        Opinions.NONE,
        "",
        "");
  }

  private static String domain(int number) {
    SplittableRandom random = new SplittableRandom(number);
    String name = Long.toString(random.nextLong() >>> 14, 36);
    return name + "." + ENDS[random.nextInt(ENDS.length)];
  }

  /** Peer: the platform's parser and a set of names, without any canonical form. */
  @Benchmark
  public boolean uriAndHashSet(Queries asked, HashSets peer) {
    return peer.has(asked.step());
  }

  /** The part of the peer that parses. */
  @Benchmark
  public URI uriAlone(Queries asked) {
    return URI.create(asked.step());
  }

  /** The index, whatever the spelling of the URL. */
  @Benchmark
  public boolean tutela(Queries asked, Compiled compiled) {
    return compiled.has(asked.step());
  }

  /** The matcher, with its default rules. */
  @Benchmark
  public boolean tutelaMatcher(Queries asked, Compiled compiled) {
    return compiled.matcher.matchUrl(asked.step()).isMatch();
  }
}
