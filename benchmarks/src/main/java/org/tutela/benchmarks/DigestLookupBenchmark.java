package org.tutela.benchmarks;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnel;
import com.google.common.hash.Funnels;
import com.google.common.hash.HashCode;
import com.google.common.hash.PrimitiveSink;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.fastfilter.Filter;
import org.fastfilter.xor.Xor8;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
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
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexProfile;
import org.tutela.core.index.IndexSearcher;

/**
 * Whether a list holds an MD5: the time of one lookup of a million, in random order.
 *
 * <p>What is asked lies in flat arrays of bytes or words that are read from beginning to end, so
 * that fetching a query costs every contestant the same and next to nothing. Each is asked in its
 * cheapest form; {@code ..Objects} are asked with objects made beforehand. The heap is touched
 * beforehand, as Guava's Bloom filter makes objects for each question: without that it waits for
 * new pages in its first ten seconds and longer, up to ten times as long as it takes. Compiling
 * takes longer than measuring: {@code -p folder=/tmp} keeps compiled files there for the next fork.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms3g", "-Xmx10g", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("UnstableApiUsage")
public class DigestLookupBenchmark {
  private static final int QUERIES = 1 << 20;
  private static final int BLOCK = 1024;
  private static final int BYTES = 16;
  private static final Funnel<byte[]> BYTE_FUNNEL = Funnels.byteArrayFunnel();
  private static final Funnel<Cursor> WORD_FUNNEL =
      (cursor, sink) -> Objects.requireNonNull(cursor).into(sink);

  /** Two words of an array: what a filter is asked without an object for each query. */
  static final class Cursor {
    final long[] words;
    int at;

    Cursor(long[] words) {
      this.words = words;
    }

    void into(PrimitiveSink sink) {
      sink.putLong(words[at]).putLong(words[at + 1]);
    }
  }

  /** What is asked. */
  @State(Scope.Benchmark)
  public static class Queries {
    /** How many digests the list holds. */
    @Param("1000000")
    public int count;

    /** Whether queries are listed ({@code hit}) or not ({@code miss}). */
    @Param({"hit", "miss"})
    public String query = "";

    final byte[] bytes = new byte[QUERIES * BYTES];
    final long[] words = new long[2 * QUERIES];
    private int next;

    /** Makes the queries. */
    @Setup(Level.Trial)
    public void make() {
      boolean hit = Parameter.oneOf(query, "hit", "miss").equals("hit");
      SplittableRandom random = new SplittableRandom(7);
      for (int i = 0; i < QUERIES; i++) {
        int number = random.nextInt(count);
        digest(hit ? number : -1 - number).copyTo(bytes, i * BYTES);
      }
      ByteBuffer.wrap(bytes).asLongBuffer().get(words);
    }

    /** {@return the number of the first query of a block that was not asked for long} */
    int block() {
      next = (next + BLOCK) & (QUERIES - 1);
      return next;
    }

    /**
     * {@return how many of the next block are found, asked one after another} Compiled by itself:
     * otherwise what JMH needs between two blocks is kept in memory in each round of the loop, to
     * have registers for the lookup.
     */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    int found(IntPredicate asked) {
      int found = 0;
      int from = block();
      for (int i = from; i < from + BLOCK; i++) {
        found += asked.test(i) ? 1 : 0;
      }
      return found;
    }

    byte[] digestAt(int i) {
      return Arrays.copyOfRange(bytes, i * BYTES, (i + 1) * BYTES);
    }

    void expect(String what, IntPredicate asked, double wrong) {
      long found = IntStream.range(0, QUERIES).filter(asked).count();
      long expected = query.equals("hit") ? QUERIES : 0;
      if (Math.abs(found - expected) > wrong * QUERIES) {
        Answers.expect(what, expected, found);
      }
    }
  }

  /** A set of objects. */
  @State(Scope.Benchmark)
  public static class HashSets {
    final HashCode[] queries = new HashCode[QUERIES];
    private Set<HashCode> set = Set.of();

    /** Builds and checks it. */
    @Setup(Level.Trial)
    public void build(Queries asked) {
      set = new HashSet<>(2 * asked.count);
      for (int i = 0; i < asked.count; i++) {
        set.add(HashCode.fromBytes(digest(i).toBytes()));
      }
      for (int i = 0; i < QUERIES; i++) {
        queries[i] = HashCode.fromBytes(asked.digestAt(i));
      }
      asked.expect("HashSet", this::has, 0);
    }

    boolean has(int i) {
      return set.contains(queries[i]);
    }
  }

  /** Guava's Bloom filter, fed with words. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls build first.
  public static class Blooms {
    private BloomFilter<Cursor> filter;
    private Cursor cursor;

    /** Builds and checks it. */
    @Setup(Level.Trial)
    public void build(Queries asked) {
      filter = BloomFilter.create(WORD_FUNNEL, asked.count, 1e-6);
      for (int i = 0; i < asked.count; i++) {
        ContentHash digest = digest(i);
        filter.put(new Cursor(new long[] {digest.word(0), digest.word(1)}));
      }
      cursor = new Cursor(asked.words);
      asked.expect("BloomFilter", this::has, 1e-4);
    }

    boolean has(int i) {
      cursor.at = 2 * i;
      return filter.mightContain(cursor);
    }
  }

  /** Guava's Bloom filter, fed with arrays. */
  @State(Scope.Benchmark)
  public static class BloomsOfArrays {
    private final byte[][] queries = new byte[QUERIES][];
    private BloomFilter<byte[]> filter = BloomFilter.create(BYTE_FUNNEL, 1);

    /** Builds and checks it. */
    @Setup(Level.Trial)
    public void build(Queries asked) {
      filter = BloomFilter.create(BYTE_FUNNEL, asked.count, 1e-6);
      for (int i = 0; i < asked.count; i++) {
        filter.put(digest(i).toBytes());
      }
      Arrays.setAll(queries, asked::digestAt);
      asked.expect("BloomFilter", this::has, 1e-4);
    }

    boolean has(int i) {
      return filter.mightContain(queries[i]);
    }
  }

  /** Sets and filters of the first 64 bits. */
  @State(Scope.Benchmark)
  public static class Words {
    LongOpenHashSet set = new LongOpenHashSet();
    Filter filter = Xor8.construct(new long[] {1});

    /** Builds and checks them. */
    @Setup(Level.Trial)
    public void build(Queries asked) {
      long[] words =
          IntStream.range(0, asked.count).mapToLong(i -> digest(i).word(0)).distinct().toArray();
      set = new LongOpenHashSet(words);
      filter = Xor8.construct(words);
      asked.expect("LongOpenHashSet", i -> set.contains(asked.words[2 * i]), 0);
      asked.expect("Xor8", i -> filter.mayContain(asked.words[2 * i]), 0.01);
    }
  }

  /** A compiled index. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls build first.
  public static class Compiled {
    /** What the index keeps. */
    @Param("FULL")
    public IndexProfile profile = IndexProfile.FULL;

    /** Whether it is loaded or mapped. */
    @Param({"load", "map"})
    public String open = "";

    /** Where compiled files stay; nowhere if empty. */
    @Param("")
    public String folder = "";

    final byte[][] batches = new byte[QUERIES / BLOCK][];
    final int[] ids = new int[BLOCK];
    private Path file = Path.of("");
    private HashIndex index;
    IndexSearcher searcher;

    /** Compiles, opens and checks it. */
    @Setup(Level.Trial)
    public void build(Queries asked) throws IOException {
      file =
          Indexes.compiled(
              folder,
              "digests-" + asked.count + "-" + profile,
              IntStream.range(0, asked.count).mapToObj(DigestLookupBenchmark::digest),
              profile);
      index = Indexes.open(open, file);
      searcher = index.searcher();
      for (int i = 0; i < batches.length; i++) {
        batches[i] = Arrays.copyOfRange(asked.bytes, i * BLOCK * BYTES, (i + 1) * BLOCK * BYTES);
      }
      asked.expect("index", i -> searcher.contains(HashType.MD5, asked.bytes, i * BYTES), 0);
    }

    /** Closes and deletes the index. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
      index.close();
      if (folder.isEmpty()) {
        Files.delete(file);
      }
    }
  }

  /** Queries as objects. */
  @State(Scope.Benchmark)
  public static class Hashes {
    final ContentHash[] queries = new ContentHash[QUERIES];

    /** Makes them. */
    @Setup(Level.Trial)
    public void make(Queries asked) {
      Arrays.setAll(queries, i -> ContentHash.of(HashType.MD5, asked.digestAt(i)));
    }
  }

  private static ContentHash digest(int number) {
    SplittableRandom random = new SplittableRandom(number);
    return Indexes.md5(random.nextLong(), random.nextLong());
  }

  /** Peer: a set of objects, asked for objects. */
  @Benchmark
  @OperationsPerInvocation(BLOCK)
  public int hashSet(Queries asked, HashSets peer) {
    return asked.found(peer::has);
  }

  /** Peer: a Bloom filter, which is wrong once in a million misses, asked for two words. */
  @Benchmark
  @OperationsPerInvocation(BLOCK)
  public int guavaBloomFilter(Queries asked, Blooms peer) {
    return asked.found(peer::has);
  }

  /** Peer: a Bloom filter, asked for an array of bytes. */
  @Benchmark
  @OperationsPerInvocation(BLOCK)
  public int guavaBloomFilterObjects(Queries asked, BloomsOfArrays peer) {
    return asked.found(peer::has);
  }

  /** Peer: an open hash table of the first 64 bits only. */
  @Benchmark
  @OperationsPerInvocation(BLOCK)
  public int fastutilLongs(Queries asked, Words peer) {
    LongOpenHashSet set = peer.set;
    long[] words = asked.words;
    return asked.found(i -> set.contains(words[2 * i]));
  }

  /** Peer: a filter of the first 64 bits, which is wrong once in 256 misses. */
  @Benchmark
  @OperationsPerInvocation(BLOCK)
  public int fastfilterXor8(Queries asked, Words peer) {
    Filter filter = peer.filter;
    long[] words = asked.words;
    return asked.found(i -> filter.mayContain(words[2 * i]));
  }

  /** The index, asked for bytes: no false positive. */
  @Benchmark
  @OperationsPerInvocation(BLOCK)
  public int tutela(Queries asked, Compiled compiled) {
    IndexSearcher searcher = compiled.searcher;
    byte[] bytes = asked.bytes;
    return asked.found(i -> searcher.contains(HashType.MD5, bytes, i * BYTES));
  }

  /** The index, asked for objects: no false positive. */
  @Benchmark
  @OperationsPerInvocation(BLOCK)
  public int tutelaObjects(Queries asked, Hashes hashes, Compiled compiled) {
    IndexSearcher searcher = compiled.searcher;
    ContentHash[] queries = hashes.queries;
    return asked.found(i -> searcher.contains(queries[i]));
  }

  /** The index, asked for many digests at once: no false positive. */
  @Benchmark
  @OperationsPerInvocation(BLOCK)
  public int tutelaBatch(Queries asked, Compiled compiled) {
    byte[] batch = compiled.batches[asked.block() / BLOCK];
    return compiled.searcher.lookup(HashType.MD5, batch, compiled.ids);
  }
}
