package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.roaringbitmap.RoaringBitmap;
import org.tutela.core.hash.ContentHash;

/**
 * Mapped indexes in processes of their own: cut while compiled lookups run ({@code
 * -Dtutela.cuts=1000} makes more of it), closed under them ({@code -Dtutela.closes=10000}), and
 * measured.
 */
class MappedProcessTest {
  private static final int VALUES = 20_000;

  /** More than the longest run that is asked for takes. */
  private static final long MOST_MINUTES = 20;

  @TempDir Path folder;

  /** Where everything is compiled at once, exceptions are thrown and caught by compiled code. */
  @ParameterizedTest
  @CsvSource({
    "FULL, -Xmixed",
    "DEVICE, -Xmixed",
    "FULL, -Xcomp -XX:TieredStopAtLevel=1",
    "DEVICE, -Xcomp -XX:TieredStopAtLevel=1"
  })
  void cutFilesGiveTypedExceptionsAndNeverAFalseMiss(IndexProfile profile, String options)
      throws Exception {
    int cuts = Integer.getInteger("tutela.cuts", 20);

    assertThat(
            harm(
                List.of(options.split(" ")), CutVictim.class, profile, Integer.toString(cuts), "1"))
        .isEqualTo("faulted " + cuts);
  }

  @Test
  void readersOfAFileThatIsClosedAreAnsweredOrRefused() throws Exception {
    int closes = Integer.getInteger("tutela.closes", 200);

    assertThat(harm(List.of(), CloseVictim.class, IndexProfile.DEVICE, Integer.toString(closes)))
        .isEqualTo("refused " + CloseVictim.READERS * closes);
  }

  /** {@return what a class prints that is given a file, the number of its values, and the rest} */
  private String harm(List<String> options, Class<?> victim, IndexProfile profile, String... rest)
      throws Exception {
    List<ContentHash> values = new ArrayList<>();
    for (int i = 0; i < VALUES; i++) {
      values.add(CutVictim.digest(i));
      values.add(CutVictim.picture(i));
    }
    Path file = Indexes.compile(folder, IndexCompiler.builder().profile(profile), values);
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(options);
    command.addAll(
        List.of(
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + folder.resolve("crash.log"),
            "-cp",
            classPath(),
            victim.getName(),
            file.toString(),
            Integer.toString(VALUES)));
    command.addAll(List.of(rest));
    return run(command.toArray(String[]::new)).strip();
  }

  private static Path location(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  @ParameterizedTest
  @EnumSource(names = {"FULL", "DEVICE"})
  void aMappedIndexTakesHardlyAnyHeap(IndexProfile profile) throws Exception {
    int values = 200_000;
    Path file =
        Indexes.compile(
            folder,
            IndexCompiler.builder().profile(profile),
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

  /**
   * Reading a file needs a quarter of a megabyte of it already, the filter more than half a one.
   */
  @Test
  void whatFindsNoRoomOutsideTheHeapIsLeftInTheFile() throws Exception {
    int values = 300_000;
    Path file =
        Indexes.compile(
            folder,
            IndexCompiler.builder(),
            IntStream.range(0, values).mapToObj(CutVictim::digest).toList());

    String found =
        run(
            java(),
            "-XX:MaxDirectMemorySize=512k",
            "-cp",
            classPath(),
            MappedSearch.class.getName(),
            file.toString(),
            Integer.toString(values));

    assertThat(found.strip()).isEqualTo(values + " of " + 2 * values);
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

  private String run(String... command) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)).as("it ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    return Files.readString(output);
  }
}
