package org.tutela.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Habits that no compiler checks, held over the sources of all modules. */
class ProjectHabitsTest {
  private static final Path PROJECT = Path.of("..");
  private static final int LINES = 500;
  private static final Pattern TEST_METHOD =
      Pattern.compile(
          "@(?:Test|ParameterizedTest|Property)\\b[^{]*?\\bvoid (\\w+)\\([^{]*\\{(.*?)\\n  \\}",
          Pattern.DOTALL);
  private static final Pattern SHARED_METHOD =
      Pattern.compile("\n  private [^=;{]*?\\b(\\w+)\\([^{;]*\\{(.*?)\n  \\}", Pattern.DOTALL);
  private static final Pattern CHECKS = Pattern.compile("\\b(?:assert\\w*|check\\w*|fail)\\(");

  static Stream<Path> tests() throws IOException {
    return sources("src/test/java").stream();
  }

  private static List<Path> sources(String root) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String module : List.of("core", "filters", "cli", "benchmarks")) {
      Path folder = PROJECT.resolve(module).resolve(root);
      if (Files.isDirectory(folder)) {
        try (Stream<Path> walk = Files.walk(folder)) {
          walk.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
        }
      }
    }
    return files;
  }

  @ParameterizedTest
  @MethodSource("tests")
  void noTestIsSkipped(Path file) throws IOException {
    assertThat(Files.readString(file))
        .doesNotContain("@" + "Disabled", "import org.junit.jupiter.api." + "Assumptions")
        .doesNotContain("assume" + "That(", "assume" + "True(");
  }

  @ParameterizedTest
  @MethodSource("tests")
  void everyTestCanFail(Path file) throws IOException {
    String source = Files.readString(file);
    List<String> checkers = new ArrayList<>();
    Matcher shared = SHARED_METHOD.matcher(source);
    while (shared.find()) {
      if (CHECKS.matcher(shared.group(2)).find()) {
        checkers.add(shared.group(1) + "(");
      }
    }
    Matcher method = TEST_METHOD.matcher(source);
    while (method.find()) {
      String body = method.group(2);
      assertThat(CHECKS.matcher(body).find() || checkers.stream().anyMatch(body::contains))
          .as("%s.%s checks something", file.getFileName(), method.group(1))
          .isTrue();
    }
  }

  @Test
  void sourceFilesHoldOneIdea() throws IOException {
    List<Path> files = sources("src/main/java");
    files.addAll(sources("src/test/java"));

    for (Path file : files) {
      assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(LINES);
    }
  }

  @Test
  void ciRunsTheTestCommandOfTheReadme() throws IOException {
    String ci = Files.readString(PROJECT.resolve(".ci/run"));
    String readme = Files.readString(PROJECT.resolve("README.md"));

    assertThat(ci).contains("\nmvn -B verify\n");
    assertThat(readme).contains("mvn -B verify");
  }
}
