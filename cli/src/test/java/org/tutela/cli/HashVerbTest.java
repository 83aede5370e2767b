package org.tutela.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashVerbTest {
  private static final String EMPTY_MD5 = "d41d8cd98f00b204e9800998ecf8427e";

  @TempDir Path folder;

  private Path picture(String name) throws IOException {
    Path file = folder.resolve(name);
    DemoPictures.writePng(DemoPictures.paint(1), file);
    return file;
  }

  @Test
  void aPictureHasDigestsAndPdq() throws IOException {
    Path file = picture("a.png");

    Shell.Run run = Shell.tutela("hash", "--json", "--type", "md5,pdq", file.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.out())
        .matches(
            "\\{\"path\":\".*a.png\",\"hashes\":\\{\"md5\":\"[0-9a-f]{32}\","
                + "\"pdq\":\\{\"hash\":\"[0-9a-f]{64}\",\"quality\":100\\}\\},"
                + "\"width\":640,\"height\":480,\"state\":\"complete\",\"notes\":\\[\\]\\}\n");
  }

  @Test
  void standardInputIsReadOnce() {
    Shell.Run run = Shell.tutelaReading("hello", "hash", "--type", "md5", "-");

    assertThat(run.lines()).containsExactly("md5  5d41402abc4b2a76b9719d911017c592  -");
  }

  @Test
  void foldersAreWalkedInSortedOrder() throws IOException {
    for (String name : new String[] {"c", "a", "b"}) {
      Files.createFile(folder.resolve(name));
    }

    Shell.Run run = Shell.tutela("hash", "--type", "md5", folder.toString());

    assertThat(run.lines())
        .containsExactly(
            "md5  " + EMPTY_MD5 + "  " + folder.resolve("a"),
            "md5  " + EMPTY_MD5 + "  " + folder.resolve("b"),
            "md5  " + EMPTY_MD5 + "  " + folder.resolve("c"));
  }

  @Test
  void whatIsNoPictureStillHasDigestsAndANote() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "hello");

    Shell.Run run = Shell.tutela("hash", "--json", file.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.out())
        .contains("\"md5\":\"5d41402abc4b2a76b9719d911017c592\"")
        .contains("\"notes\":[\"not a picture\"]")
        .doesNotContain("pdq", "error", "width");
  }

  @Test
  void whatIsNoPictureIsRefusedWhenOnlyPdqIsAskedFor() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "hello");

    Shell.Run run = Shell.tutela("hash", "--json", "--type", "pdq", file.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.out())
        .endsWith(
            "notes.txt\",\"error\":{\"code\":\"NOT_AN_IMAGE\",\"message\":\"not a picture\"}}\n");
  }

  @Test
  void whatIsNamedLikeAPictureAndHoldsNoneIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("a.jpg"), "hello");

    Shell.Run run = Shell.tutela("hash", "--json", file.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.out()).contains("\"md5\":").contains("\"code\":\"NOT_AN_IMAGE\"");
  }

  @Test
  void aPictureThatIsCutOffIsPartial() throws IOException {
    byte[] whole = Files.readAllBytes(picture("a.png"));
    Path file = Files.write(folder.resolve("cut.png"), Arrays.copyOf(whole, whole.length * 3 / 4));

    Shell.Run run = Shell.tutela("hash", "--json", "--type", "pdq", file.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.out()).contains("\"state\":\"partial\"");
  }

  @Test
  void oneRefusedFileDoesNotStopTheOthers() throws IOException {
    Path good = picture("good.png");
    Path missing = folder.resolve("missing.png");

    Shell.Run run = Shell.tutela("hash", missing.toString(), good.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).isEqualTo("tutela: " + missing + ": no such file\n");
    assertThat(run.lines()).hasSize(4).last().asString().contains("quality 100, complete");
  }

  @Test
  void typesThatCannotBeComputedAreWrongUsage() {
    Shell.Run run = Shell.tutela("hash", "--type", "photodna", ".");

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains("photodna");
  }
}
