package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;
import org.tutela.core.hash.ContentHash;

/**
 * A mapped file is cut while compiled lookups run in another process. {@code -Dtutela.cuts=1000}
 * makes more of it.
 */
class CutFileTest {
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
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            location(HashIndex.class)
                + File.pathSeparator
                + location(CutVictim.class)
                + File.pathSeparator
                + location(RoaringBitmap.class),
            CutVictim.class.getName(),
            file.toString(),
            Integer.toString(VALUES),
            Integer.toString(cuts),
            "1");

    assertThat(output.strip()).isEqualTo("faulted " + cuts);
  }

  private static Path location(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
