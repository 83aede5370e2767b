package org.tutela.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.tutela.core.hash.HashType;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexProfile;

/** From PDQ hashes in memory to a finished file on the disk: the time of one compilation. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@State(Scope.Benchmark)
public class IndexBuildBenchmark {
  /** How many hashes are compiled. */
  @Param({"1000000", "10000000"})
  public int count;

  /** What the index keeps. */
  @Param("FULL")
  public IndexProfile profile = IndexProfile.FULL;

  private long[] hashes = {};
  private Path file = Path.of("");

  /** Makes the hashes. */
  @Setup(Level.Trial)
  public void make() {
    hashes = PdqCorpus.hashes(count);
  }

  /** Checks that the file holds all of them, and deletes it. */
  @TearDown(Level.Invocation)
  public void delete() throws IOException {
    try (HashIndex index = HashIndex.mapUnverified(file)) {
      Answers.expect("hashes", count, index.size(HashType.PDQ));
    }
    Files.delete(file);
  }

  /** Compiles. */
  @Benchmark
  public Path compile() {
    file = Indexes.compile(Indexes.pdq(hashes), profile);
    return file;
  }
}
