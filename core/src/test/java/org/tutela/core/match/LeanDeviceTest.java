package org.tutela.core.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.ContentHasher;
import org.tutela.core.hash.HashType;
import org.tutela.core.index.IndexCompiler;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;

/** A device has java.base, RoaringBitmap and core as modules, and nothing else. */
class LeanDeviceTest {
  @TempDir private Path folder;

  @Test
  void hashesAndFilesMatchWithoutAnyOptionalLibrary() throws Exception {
    Path content = Files.writeString(folder.resolve("app.apk"), "synthetic");
    ContentHasher hasher = ContentHasher.of(HashType.SHA256);
    hasher.update(Files.readAllBytes(content), 0, (int) Files.size(content));
    ContentHash digest = hasher.finish().values().iterator().next();
    ContentHash pdq = ContentHash.parse(HashType.PDQ, "0123456789abcdef".repeat(4));
    Path index = index(digest, pdq);

    String output =
        run(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--limit-modules=java.base,roaringbitmap,org.tutela.core",
                "--module-path",
                modulePath(),
                "--patch-module",
                "org.tutela.core=" + location(LeanDevice.class),
                "--module",
                "org.tutela.core/" + LeanDevice.class.getName(),
                index.toString(),
                "pdq",
                pdq.hex(),
                content.toString()));

    assertThat(output.lines()).containsExactly("hash true", "file true", "url true", "modules 3");
  }

  private Path index(ContentHash... hashes) throws IOException {
    IndexCompiler compiler = IndexCompiler.builder().name("device").build();
    for (ContentHash hash : hashes) {
      compiler.list(HashList.of(hash.type().id())).accept(ListEntry.of(hash, "", "", ""));
    }
    compiler.list(HashList.of("names")).accept(LeanDevice.listed());
    Path file = folder.resolve("device.tidx");
    compiler.writeTo(file);
    return file;
  }

  private static String modulePath() throws Exception {
    return location(Matcher.class) + File.pathSeparator + location(RoaringBitmap.class);
  }

  private static Path location(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static String run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
