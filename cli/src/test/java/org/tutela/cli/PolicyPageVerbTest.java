package org.tutela.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyPageVerbTest {
  @TempDir Path folder;
  private String policy = "";

  @BeforeEach
  void writePolicy() throws IOException {
    Path file = folder.resolve("policy.yaml");
    Files.writeString(
        file, "tutela_policy: 1\nid: child\nversion: 4\nlimits: {film: {max_age: 12}}\n");
    policy = file.toString();
  }

  @Test
  void printsThePageForAChild() {
    Shell.Run run =
        Shell.tutela(
            "policy", "page", policy, "--rating", "DE:FSK:16", "--locale", "ar", "--country", "GB");

    assertThat(run.status()).isEqualTo(ExitStatus.FOUND);
    assertThat(run.out())
        .startsWith("<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">")
        .contains("data-locale-reviewed=\"false\"")
        .contains("tel:08001111")
        .doesNotContain("FSK");
  }

  @Test
  void printsTheFragmentForAGuardian() {
    Shell.Run run =
        Shell.tutela(
            "policy",
            "page",
            policy,
            "--rating",
            "DE:FSK:16",
            "--audience",
            "guardian",
            "--appeal",
            "mailto:appeal@provider.example",
            "--reference",
            "A-17",
            "--fragment");

    assertThat(run.out())
        .startsWith("<main ")
        .contains("<bdi>DE:FSK:16</bdi> asks for age <bdi>16</bdi>; the limit is <bdi>12</bdi>.")
        .contains("mailto:appeal@provider.example")
        .contains("A-17");
  }

  @Test
  void hasNoPageForWhatIsAllowed() {
    Shell.Run run = Shell.tutela("policy", "page", policy, "--rating", "DE:FSK:6");

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains("the policy allows this: there is no page");
  }

  @Test
  void explainsInALanguageAndSaysThatNobodyReviewedIt() {
    assertThat(explain("--locale", "ru", "--audience", "child"))
        .contains("  language ru: no speaker has reviewed these sentences\n")
        .contains("  Это для тех, кто старше тебя.\n");
  }

  @Test
  void explainsToAnAuditor() {
    assertThat(explain("--audience", "auditor"))
        .contains("  BLOCK RATING RATING_ABOVE_LIMIT rule=limits.film.max_age age=16 limit=12");
  }

  @Test
  void explainsEveryViewInJson() {
    assertThat(explain("--locale", "zh", "--json"))
        .contains("\"child\":[\"这是给比你年龄大的人看的。\"]")
        .contains("\"auditor\":[\"BLOCK RATING RATING_ABOVE_LIMIT")
        .contains("\"language\":\"zh-Hans\",\"languageReviewed\":false");
  }

  private String explain(String... options) {
    String[] arguments = new String[options.length + 5];
    System.arraycopy(options, 0, arguments, 5, options.length);
    arguments[0] = "policy";
    arguments[1] = "explain";
    arguments[2] = policy;
    arguments[3] = "--rating";
    arguments[4] = "DE:FSK:16";
    return Shell.tutela(arguments).out();
  }
}
