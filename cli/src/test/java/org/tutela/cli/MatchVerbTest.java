package org.tutela.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.ContentHasher;
import org.tutela.core.hash.HashType;
import org.tutela.core.image.ImageDecoder;
import org.tutela.core.image.PdqHasher;
import org.tutela.core.index.IndexCompiler;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;

class MatchVerbTest {
  @TempDir private Path folder;
  private Path index;
  private Path listed;

  @BeforeEach
  void listOnePicture() throws IOException {
    listed = folder.resolve("listed.png");
    DemoPictures.writePng(DemoPictures.paint(1), listed);
    ContentHash pdq = new PdqHasher().hash(ImageDecoder.create().decode(listed).pixels()).hash();
    IndexCompiler compiler = IndexCompiler.builder().name("test").build();
    compiler.list(HashList.of("hotline")).accept(ListEntry.of(pdq, "A1", "7", ""));
    compiler
        .list(HashList.of("other"))
        .accept(ListEntry.of(ContentHash.of(HashType.MD5, new byte[16]), "", "", ""));
    index = folder.resolve("test.tidx");
    compiler.writeTo(index);
  }

  private Shell.Run match(Object... paths) {
    String[] args = new String[paths.length + 3];
    args[0] = "match";
    args[1] = "--index";
    args[2] = index.toString();
    for (int i = 0; i < paths.length; i++) {
      args[i + 3] = paths[i].toString();
    }
    return Shell.tutela(args);
  }

  @Test
  void matchIsExplainedAndStatusOne() {
    Shell.Run run = match(listed);

    assertThat(run.status()).isEqualTo(ExitStatus.FOUND);
    assertThat(run.lines().get(0)).isEqualTo("REVIEW " + listed);
    assertThat(run.lines().get(1)).contains("pdq differs in 0 bits", "hotline", "A1", "7");
  }

  @Test
  void nothingMatchedIsStatusZero() throws IOException {
    Path text = Files.writeString(folder.resolve("text.txt"), "hello");

    Shell.Run run = match(text);

    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.lines()).containsExactly("clear " + text, summary(0, 1, 0, 0));
  }

  @Test
  void dashIsStandardInput() throws IOException {
    Path text = Files.writeString(folder.resolve("hello.txt"), "hello");
    Path own = folder.resolve("hello.tidx");
    IndexCompiler compiler = IndexCompiler.builder().build();
    try (InputStream content = Files.newInputStream(text)) {
      for (ContentHash hash : ContentHasher.of(HashType.MD5).hash(content).values()) {
        compiler.list(HashList.of("greetings")).accept(ListEntry.of(hash, "", "", ""));
      }
    }
    compiler.writeTo(own);

    Shell.Run run = Shell.tutelaReading("hello", "match", "--index", own.toString(), "-");

    assertThat(run.status()).isEqualTo(ExitStatus.FOUND);
    assertThat(run.lines().get(0)).isEqualTo("ACT -");
  }

  @Test
  void unreadableFileIsReportedAndTheRestGoesOn() {
    Shell.Run run = match(folder.resolve("gone.jpg"), listed);

    assertThat(run.status()).isEqualTo(ExitStatus.FOUND);
    assertThat(run.err()).contains("gone.jpg: no such file");
    assertThat(run.lines()).last().isEqualTo(summary(1, 0, 0, 1));
  }

  @Test
  void pictureThatCannotBeLookedAtIsNoMiss() throws IOException {
    Path broken = folder.resolve("broken.png");
    Files.write(broken, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});

    Shell.Run run = match(broken);

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.lines().get(0)).startsWith("UNSCANNED " + broken);
  }

  @Test
  void jsonNamesEverything() {
    Shell.Run run = match("--json", listed, folder.resolve("gone.jpg"));

    assertThat(run.lines()).hasSize(2);
    assertThat(run.lines().get(0))
        .startsWith("{\"path\":\"" + listed + "\",\"match\":true,\"disposition\":\"review\"")
        .contains("\"type\":\"pdq\"", "\"distance\":0", "\"variant\":\"as-stored\"");
    assertThat(run.lines().get(1)).contains("\"error\":{\"code\":\"UNREADABLE\"");
  }

  @Test
  void whatCouldNotBeLookedAtInWholeIsNotClear() throws IOException {
    Path rar = folder.resolve("a.rar");
    Files.write(rar, new byte[] {'R', 'a', 'r', '!', 0x1a, 7, 0});

    Shell.Run run = match(rar);

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.lines())
        .containsExactly(
            "PARTIAL " + rar + ": UNSUPPORTED: rar is not looked into", summary(0, 0, 1, 0));
  }

  @Test
  void corruptIndexIsOneLineAndStatusTwo() throws IOException {
    byte[] bytes = Files.readAllBytes(index);
    bytes[bytes.length / 2] ^= 1;
    Files.write(index, bytes);

    Shell.Run run = match(listed);

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
  }

  private static String summary(int matched, int clear, int partial, int unreadable) {
    return String.format(
        "%d matched, %d clear, %d partial, 0 unscanned, %d unreadable",
        matched, clear, partial, unreadable);
  }
}
