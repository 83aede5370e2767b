package org.tutela.core.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.index.IndexCompiler;
import org.tutela.core.index.IndexProfile;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;

/** A runtime image of core and RoaringBitmap alone, as docs/devices.md describes it. */
class LeanImageTest {
  private static final long LARGEST = 80L << 20;

  @TempDir private Path folder;

  @Test
  void anImageOfCoreAndRoaringBitmapMatchesAHash() throws Exception {
    Path image = link();
    Path content = Files.writeString(folder.resolve("app.apk"), "synthetic");
    ContentHash digest = ContentHash.parse(HashType.SHA256, "0123456789abcdef".repeat(4));
    IndexCompiler compiler = IndexCompiler.builder().profile(IndexProfile.DEVICE).build();
    compiler.list(HashList.of("synthetic")).accept(ListEntry.of(digest, "", "", ""));
    compiler.list(HashList.of("names")).accept(LeanDevice.listed());
    Path index = folder.resolve("device.tidx");
    compiler.writeTo(index);

    String output =
        run(
            image.resolve("bin/java").toString(),
            "-Xlog:class+load:file=" + folder.resolve("classes.log"),
            "--patch-module",
            "org.tutela.core=" + location(LeanDevice.class),
            "--module",
            "org.tutela.core/" + LeanDevice.class.getName(),
            index.toString(),
            "sha256",
            digest.hex(),
            content.toString());

    assertThat(output.lines()).containsExactly("hash true", "file false", "url true", "modules 3");
    assertThat(Files.readString(folder.resolve("classes.log")))
        .contains("org.tutela.core.match.Matcher")
        .doesNotContain("com.google.common", "org.bouncycastle", "java.awt", "java.sql");
    assertThat(run(image.resolve("bin/java").toString(), "--list-modules").lines())
        .extracting(module -> module.replaceAll("@.*", ""))
        .containsExactlyInAnyOrder("java.base", "org.tutela.core", "roaringbitmap");
    assertThat(size(image)).isLessThan(LARGEST);
  }

  private Path link() throws Exception {
    Path image = folder.resolve("image");
    StringWriter log = new StringWriter();
    int status =
        ToolProvider.findFirst("jlink")
            .orElseThrow()
            .run(
                new PrintWriter(log),
                new PrintWriter(log),
                "--module-path",
                location(Matcher.class) + File.pathSeparator + location(RoaringBitmap.class),
                "--add-modules",
                "org.tutela.core",
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--compress=2",
                "--output",
                image.toString());
    assertThat(status).as(log.toString()).isZero();
    return image;
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static Path location(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
