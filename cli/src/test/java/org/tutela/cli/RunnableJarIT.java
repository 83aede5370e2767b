package org.tutela.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The finished jar, with everything it needs inside, as a user starts it. */
class RunnableJarIT {
  private static final Path JAR = Path.of("target", "tutela.jar");

  @TempDir Path folder;

  @Test
  void theDemoMatchesAndDecides() throws IOException, InterruptedException {
    String output = tutela(0, "demo");

    assertThat(output).contains("ACT", "REVIEW", "CLEAR", "BLOCK");
  }

  @Test
  void versionIsThatOfTheBuild() throws IOException, InterruptedException {
    assertThat(tutela(0, "--version")).containsPattern("^tutela \\d+\\.\\d+\\.\\d+");
  }

  @Test
  void picturePluginsAreInside() throws IOException, InterruptedException {
    Path tiff =
        Path.of("..", "core", "src", "test", "resources", "images", "formats", "differences16.tif");

    String output = tutela(0, "hash", "--json", tiff.toString());

    assertThat(output).contains("\"pdq\"").contains("\"state\":\"complete\"");
  }

  private String tutela(int expectedStatus, String... arguments)
      throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ends in time").isTrue();
      assertThat(process.exitValue()).as(Files.readString(output)).isEqualTo(expectedStatus);
      return Files.readString(output);
    } finally {
      process.destroyForcibly();
    }
  }
}
