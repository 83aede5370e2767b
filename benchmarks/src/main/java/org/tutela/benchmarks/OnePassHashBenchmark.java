package org.tutela.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.ContentHasher;
import org.tutela.core.hash.HashType;

/** MD5, SHA-1 and SHA-256 of 64 MiB: the time for each pass. Needs two cores to show its point. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class OnePassHashBenchmark {
  private static final HashType[] ALL = {HashType.MD5, HashType.SHA1, HashType.SHA256};

  private final byte[] content = new byte[64 << 20];

  /** Makes the content, and compares the two ways. */
  @Setup
  public void make() throws IOException {
    new SplittableRandom(1).nextBytes(content);
    Answers.expect("pipeline", onePass().hashCode(), pipelined().hashCode());
  }

  private ByteArrayInputStream stream() {
    return new ByteArrayInputStream(content);
  }

  /** Baseline: the slowest digest alone. */
  @Benchmark
  public Map<HashType, ContentHash> slowestAlone() throws IOException {
    return ContentHasher.of(HashType.MD5).hash(stream());
  }

  /** Baseline: three passes. */
  @Benchmark
  public int threePasses() throws IOException {
    int sum = 0;
    for (HashType type : ALL) {
      sum += ContentHasher.of(type).hash(stream()).hashCode();
    }
    return sum;
  }

  /** One pass on the calling thread. */
  @Benchmark
  public Map<HashType, ContentHash> onePass() throws IOException {
    return ContentHasher.of(ALL).hash(stream());
  }

  /** One pass, with the digests side by side on an executor. */
  @Benchmark
  public Map<HashType, ContentHash> pipelined() throws IOException {
    return ContentHasher.of(ALL).hash(stream(), ForkJoinPool.commonPool());
  }
}
