package org.tutela.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The finished jar runs every benchmark once, on small data; each checks its answers. */
class BenchmarkJarIT {
  private static final Path JAR = Path.of("target", "benchmarks.jar");

  @TempDir Path folder;

  @Test
  void everyBenchmarkRuns() throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");

    int status = java(output);

    assertThat(status).as(Files.readString(output)).isZero();
    assertThat(output)
        .content(StandardCharsets.UTF_8)
        .contains("HammingSearchBenchmark.tutelaLoaded", "DigestLookupBenchmark.tutelaBatch");
  }

  @Test
  void aMisspelledParameterIsNotMeasured() throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");

    int status = java(output, "HammingSearchBenchmark.linearScan", "-p", "query=bth");

    assertThat(status).isNotZero();
    assertThat(output).content(StandardCharsets.UTF_8).contains("bth is none of hit, miss, both");
  }

  private static int java(Path output, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Nothing is measured, so it may run beside a benchmark that holds JMH's lock.
    command.addAll(List.of("-Xmx3g", "-Djmh.ignoreLock=true", "-jar", JAR.toString()));
    command.addAll(List.of("-f", "0", "-wi", "0", "-i", "1", "-r", "10ms", "-foe", "true"));
    command.addAll(List.of("-p", "count=5000"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("ends in time").isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }
}
