package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;
import org.tutela.core.hash.ContentHash;

/**
 * Mapped indexes in processes of their own: cut while compiled lookups run ({@code
 * -Dtutela.cuts=1000} makes more of it), closed under them ({@code -Dtutela.closes=10000}), and
 * measured.
 */
class MappedProcessTest {
  private static final int VALUES = 20_000;

  @TempDir Path folder;

  @Test
  void cutFilesGiveTypedExceptionsAndNeverAFalseMiss() throws Exception {
    List<ContentHash> values = IntStream.range(0, VALUES).mapToObj(CutVictim::digest).toList();
    Path file =
        Indexes.compile(folder, IndexCompiler.builder().profile(IndexProfile.DEVICE), values);
    int cuts = Integer.getInteger("tutela.cuts", 20);

    String output =
        run(
            java(),
            "-cp",
            classPath(),
            CutVictim.class.getName(),
            file.toString(),
            Integer.toString(VALUES),
            Integer.toString(cuts),
            "1");

    assertThat(output.strip()).isEqualTo("faulted " + cuts);
  }

  @Test
  void readersOfAFileThatIsClosedAreAnsweredOrRefused() throws Exception {
    List<ContentHash> values = IntStream.range(0, VALUES).mapToObj(CutVictim::digest).toList();
    Path file =
        Indexes.compile(folder, IndexCompiler.builder().profile(IndexProfile.DEVICE), values);
    int closes = Integer.getInteger("tutela.closes", 200);

    String output =
        run(
            java(),
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + folder.resolve("crash.log"),
            "-cp",
            classPath(),
            CloseVictim.class.getName(),
            file.toString(),
            Integer.toString(VALUES),
            Integer.toString(closes));

    assertThat(output.strip()).isEqualTo("refused " + CloseVictim.READERS * closes);
  }

  private static Path location(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  @Test
  void aMappedIndexTakesHardlyAnyHeap() throws Exception {
    int values = 200_000;
    Path file =
        Indexes.compile(
            folder,
            IndexCompiler.builder().profile(IndexProfile.DEVICE),
            IntStream.range(0, values).mapToObj(CutVictim::digest).toList());
    assertThat(Files.size(file)).isGreaterThan(3L << 20);

    String grown =
        run(
            java(),
            "-XX:+UseSerialGC",
            "-XX:-UseTLAB", // The room that a thread takes beforehand would count as used.
            "-cp",
            classPath(),
            MappedHeap.class.getName(),
            file.toString());

    assertThat(Long.parseLong(grown.strip())).isLessThan(1 << 20);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String classPath() throws URISyntaxException {
    return location(HashIndex.class)
        + File.pathSeparator
        + location(CutVictim.class)
        + File.pathSeparator
        + location(RoaringBitmap.class);
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
