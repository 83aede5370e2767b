package org.tutela.benchmarks;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnel;
import com.google.common.hash.Funnels;
import com.google.common.hash.HashCode;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.fastfilter.Filter;
import org.fastfilter.xor.Xor8;
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
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexProfile;
import org.tutela.core.index.IndexSearcher;

/**
 * Whether a list holds an MD5: the time of one lookup, in random order. Every peer gets its queries
 * in the form that it asks for, made beforehand.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms6g", "-Xmx10g", "-XX:+UseG1GC"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("UnstableApiUsage")
public class DigestLookupBenchmark {
  private static final int QUERIES = 1 << 20;
  private static final int BATCH = 1024;
  private static final int BYTES = 16;
  private static final Funnel<byte[]> FUNNEL = Funnels.byteArrayFunnel();

  /** What is asked. */
  @State(Scope.Benchmark)
  public static class Queries {
    /** How many digests the list holds. */
    @Param("1000000")
    public int count;

    /** Whether queries are listed ({@code hit}) or not ({@code miss}). */
    @Param({"hit", "miss"})
    public String query = "";

    final byte[][] bytes = new byte[QUERIES][];
    private int next;

    /** Makes the queries. */
    @Setup(Level.Trial)
    public void make() {
      SplittableRandom random = new SplittableRandom(7);
      for (int i = 0; i < QUERIES; i++) {
        int number = random.nextInt(count);
        bytes[i] = digest(query.equals("hit") ? number : -1 - number).toBytes();
      }
    }

    int step() {
      next = (next + 1) & (QUERIES - 1);
      return next;
    }

    ContentHash hash(int i) {
      return ContentHash.of(HashType.MD5, bytes[i]);
    }

    long word(int i) {
      return ByteBuffer.wrap(bytes[i]).getLong();
    }

    void expect(String what, long found, double wrong) {
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
        queries[i] = HashCode.fromBytes(asked.bytes[i]);
      }
      asked.expect("HashSet", IntStream.range(0, QUERIES).filter(this::has).count(), 0);
    }

    boolean has(int i) {
      return set.contains(queries[i]);
    }
  }

  /** Guava's Bloom filter. */
  @State(Scope.Benchmark)
  public static class Blooms {
    private BloomFilter<byte[]> filter = BloomFilter.create(FUNNEL, 1);

    /** Builds and checks it. */
    @Setup(Level.Trial)
    public void build(Queries asked) {
      filter = BloomFilter.create(FUNNEL, asked.count, 1e-6);
      for (int i = 0; i < asked.count; i++) {
        filter.put(digest(i).toBytes());
      }
      long found = IntStream.range(0, QUERIES).filter(i -> has(asked.bytes[i])).count();
      asked.expect("BloomFilter", found, 1e-4);
    }

    boolean has(byte[] bytes) {
      return filter.mightContain(bytes);
    }
  }

  /** Sets and filters of the first 64 bits. */
  @State(Scope.Benchmark)
  public static class Words {
    final long[] queries = new long[QUERIES];
    LongOpenHashSet set = new LongOpenHashSet();
    Filter filter = Xor8.construct(new long[] {1});

    /** Builds them. */
    @Setup(Level.Trial)
    public void build(Queries asked) {
      long[] words =
          IntStream.range(0, asked.count).mapToLong(i -> digest(i).word(0)).distinct().toArray();
      set = new LongOpenHashSet(words);
      filter = Xor8.construct(words);
      for (int i = 0; i < QUERIES; i++) {
        queries[i] = asked.word(i);
      }
      long found = IntStream.range(0, QUERIES).filter(i -> set.contains(queries[i])).count();
      asked.expect("LongOpenHashSet", found, 0);
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

    final ContentHash[] queries = new ContentHash[QUERIES];
    final byte[][] batches = new byte[QUERIES / BATCH][BATCH * BYTES];
    final int[] ids = new int[BATCH];
    private Path file = Path.of("");
    private HashIndex index;
    IndexSearcher searcher;

    /** Compiles, opens and checks it. */
    @Setup(Level.Trial)
    public void build(Queries asked) throws IOException {
      file =
          Indexes.compile(
              IntStream.range(0, asked.count).mapToObj(DigestLookupBenchmark::digest), profile);
      index = open.equals("load") ? HashIndex.load(file) : HashIndex.map(file);
      searcher = index.searcher();
      long found = 0;
      for (int i = 0; i < QUERIES; i++) {
        queries[i] = asked.hash(i);
        queries[i].copyTo(batches[i / BATCH], i % BATCH * BYTES);
        found += searcher.contains(queries[i]) ? 1 : 0;
      }
      asked.expect("index", found, 0);
    }

    /** Closes and deletes the index. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
      index.close();
      Files.delete(file);
    }
  }

  private static ContentHash digest(int number) {
    SplittableRandom random = new SplittableRandom(number);
    return Indexes.md5(random.nextLong(), random.nextLong());
  }

  /** Peer: a set of objects. */
  @Benchmark
  public boolean hashSet(Queries asked, HashSets peer) {
    return peer.has(asked.step());
  }

  /** Peer: a Bloom filter, which is wrong once in a million misses. */
  @Benchmark
  public boolean guavaBloomFilter(Queries asked, Blooms peer) {
    return peer.has(asked.bytes[asked.step()]);
  }

  /** Peer: an open hash table of the first 64 bits only. */
  @Benchmark
  public boolean fastutilLongs(Queries asked, Words peer) {
    return peer.set.contains(peer.queries[asked.step()]);
  }

  /** Peer: a filter of the first 64 bits, which is wrong once in 256 misses. */
  @Benchmark
  public boolean fastfilterXor8(Queries asked, Words peer) {
    return peer.filter.mayContain(peer.queries[asked.step()]);
  }

  /** The index, asked for a hash: no false positive. */
  @Benchmark
  public boolean tutela(Queries asked, Compiled compiled) {
    return compiled.searcher.contains(compiled.queries[asked.step()]);
  }

  /** The index, asked for bytes: no false positive. */
  @Benchmark
  public boolean tutelaBytes(Queries asked, Compiled compiled) {
    return compiled.searcher.contains(HashType.MD5, asked.bytes[asked.step()], 0);
  }

  /** The index, asked for many digests at once: no false positive. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int tutelaBatch(Queries asked, Compiled compiled) {
    byte[] batch = compiled.batches[asked.step() % (QUERIES / BATCH)];
    return compiled.searcher.lookup(HashType.MD5, batch, compiled.ids);
  }
}
