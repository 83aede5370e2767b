package org.tutela.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterVerbsTest {
  private static final String POLICY =
      """
      tutela_policy: 1
      id: child
      version: 4
      profile: {age: {lower: 10, upper: 12}, home: DE}
      limits: {film: {max_age: 12, accompanied: true}}
      tests:
        - {given: {rating: "DE:FSK:16"}, expect: BLOCK}
      """;

  @TempDir Path folder;

  private String file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, content);
    return file.toString();
  }

  private String policy() throws IOException {
    return file("policy.yaml", POLICY);
  }

  @Test
  void showsARatingWithItsSource() {
    Shell.Run run = Shell.tutela("ratings", "show", "DE:FSK:12");

    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.lines().get(0)).isEqualTo("DE:FSK:12: age 12, accompanied, confidence medium");
    assertThat(run.out()).contains("with an adult: 6", "source: MovieLabs");
  }

  @Test
  void showsARatingAsJson() {
    Shell.Run run = Shell.tutela("ratings", "show", "DE:FSK:12", "--json");

    assertThat(run.out())
        .startsWith(
            "{\"system\":\"DE:FSK\",\"code\":\"12\",\"filterAge\":12,\"mode\":\"accompanied\","
                + "\"confidence\":\"medium\"");
  }

  @Test
  void anAmbiguousRatingNamesTheCandidates() {
    Shell.Run run = Shell.tutela("ratings", "show", "IFCO:18");

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains("IE:IFCOF:18", "IE:IFCO:18");
  }

  @Test
  void listsTheRatingsOfARegionAndMedium() {
    Shell.Run run = Shell.tutela("ratings", "list", "--region", "DE", "--medium", "film");

    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.lines())
        .contains("DE:FSK:0: age 0, general, confidence high")
        .noneMatch(line -> line.startsWith("GAME:"));
  }

  @Test
  void listsAllRatings() {
    assertThat(Shell.tutela("ratings", "list", "--json").lines()).hasSize(1446);
  }

  @Test
  void readsTheLabelsOfAPage() {
    Shell.Run run =
        Shell.tutelaReading("<meta name=rating content='FSK 13'>", "label", "read", "-");

    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.lines())
        .containsExactly(
            "line 1, meta rating: meta-rating \"FSK 13\" is no single known rating",
            "  warning: unknown-code: \"13\" is no rating in FSK");
  }

  @Test
  void readsLabelsAsJson() throws IOException {
    String page = file("page.html", "<meta name=rating content=adult>");

    assertThat(Shell.tutela("label", "read", "--json", page).out())
        .contains(
            "\"system\":\"WEB:RTA\"",
            "\"filterAge\":18",
            "\"mode\":\"restricted\"",
            "\"confidence\":\"high\"",
            "\"location\":\"line 1, meta rating\"",
            "\"warnings\":[]");
  }

  @Test
  void aPageWithoutLabelsIsWell() {
    Shell.Run run = Shell.tutelaReading("<p>Hello", "label", "read", "-");

    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aMissingFileIsAnError() {
    Shell.Run run = Shell.tutela("label", "read", folder.resolve("none").toString());

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains("no such file");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "--rating DE:FSK:12, 0, ALLOW",
    "--rating DE:FSK:16, 1, BLOCK",
    "--rating DE:FSK:12 US:MPAA:R, 1, BLOCK",
    "--rating DE:FSK:12 --age 8, 1, BLOCK",
    "--rating DE:FSK:12 --age 8 --accompanied, 0, ALLOW",
    "--rating 12 --medium film, 0, ALLOW",
    "--rating PG-13 --medium film --region US --age 18+, 1, BLOCK",
    "--medium game --age 18+, 0, ALLOW",
    "--rating DE:FSK:0 --match act, 1, BLOCK_ILLEGAL",
    "--rating DE:FSK:0 --match review, 1, 'BLOCK [BLUR, HUMAN_REVIEW]'"
  })
  void explainsADecision(String options, int status, String outcome) throws IOException {
    String[] args = ("policy explain " + policy() + " " + options).split(" ", -1);

    Shell.Run run = Shell.tutela(args);

    assertThat(run.status()).isEqualTo(status);
    assertThat(run.lines().get(0)).isEqualTo(outcome);
  }

  @Test
  void explainsWithReasonRuleAndSource() throws IOException {
    assertThat(Shell.tutela("policy", "explain", policy(), "--rating", "DE:FSK:16").out())
        .contains(
            "BLOCK RATING_ABOVE_LIMIT: DE:FSK:16 asks for age 16; the limit is 12."
                + " (limits.film.max_age)",
            "source: MovieLabs",
            "by child version 4, rating data 2026.11");
  }

  @Test
  void explainsAsJson() throws IOException {
    assertThat(Shell.tutela("policy", "explain", policy(), "--rating", "DE:FSK:16", "--json").out())
        .startsWith("{\"outcome\":\"BLOCK\",\"obligations\":[],\"reasons\":[{\"layer\":\"RATING\"")
        .contains(
            "\"child\":[\"This is for people who are older than you.\"]", "\"policy\":\"child\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--rating DE:FSK:13", "--age 11", "--rating 12", "--medium sculpture"})
  void whatCannotBeExplainedIsAnError(String options) throws IOException {
    String[] args = ("policy explain " + policy() + " " + options).split(" ", -1);

    assertThat(Shell.tutela(args).status()).isEqualTo(ExitStatus.FAILED);
  }

  @Test
  void checksAValidPolicy() throws IOException {
    Shell.Run run = Shell.tutela("policy", "check", policy());

    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.out()).contains("child version 4 is valid");
  }

  @Test
  void checkPrintsEveryProblemWithLineAndColumn() throws IOException {
    String broken = file("broken.yaml", POLICY + "limit: {}\ndefault: maybe\n");

    Shell.Run run = Shell.tutela("policy", "check", broken);

    assertThat(run.status()).isEqualTo(ExitStatus.FOUND);
    assertThat(run.lines()).hasSize(2);
    assertThat(run.lines().get(0)).startsWith(broken + ":8:1: unknown key \"limit\"");
    assertThat(run.lines().get(1)).startsWith(broken + ":9:10: default: unknown value");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "2026-11-24T20:29, ALLOW",
    "2026-11-24T20:30, BLOCK",
    "2026-11-24T06:29, BLOCK",
    "2026-11-24, BLOCK"
  })
  void explainsWhatHoldsAtATimeOfDay(String at, String outcome) throws IOException {
    String evening =
        file(
            "evening.yaml",
            """
            tutela_policy: 1
            id: evening
            version: 1
            profile: {age: {lower: 12}, zone: Asia/Tokyo}
            schedule: [{block: "20:30-06:30"}]
            """);

    Shell.Run run = Shell.tutela("policy", "explain", evening, "--rating", "DE:FSK:12", "--at", at);

    assertThat(run.lines().get(0)).isEqualTo(outcome);
  }

  @Test
  void saysWhichBudgetNeedsToBeCounted() throws IOException {
    String hour =
        file("hour.yaml", POLICY + "schedule: [{budget: 60m, id: screen, media: [film]}]\n");
    String[] asked = {"policy", "explain", hour, "--rating", "DE:FSK:0", "--spent", ""};
    String[] uncounted = Arrays.copyOf(asked, 5);

    assertThat(Shell.tutela(uncounted).err()).contains("--spent screen=MINUTES");
    asked[6] = "screen=59";
    assertThat(Shell.tutela(asked).lines().get(0)).isEqualTo("ALLOW");
    asked[6] = "screen=60";
    assertThat(Shell.tutela(asked).lines().get(0)).isEqualTo("BLOCK");
    asked[6] = "scren=5";
    assertThat(Shell.tutela(asked).err()).contains("did you mean \"screen\"?");
    asked[6] = "screen=-5";
    assertThat(Shell.tutela(asked).err()).contains("negative");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-13-01", "2026-11-24T18:00Z", "today", ""})
  void namesTheOptionWhoseTimeIsNone(String at) throws IOException {
    Shell.Run run = Shell.tutela("policy", "explain", policy(), "--rating", "DE:FSK:0", "--at", at);

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains("--at: \"" + at + "\" is no day or time, such as 2026-11-24");
  }

  @Test
  void aFolderIsNoPolicy() {
    assertThat(Shell.tutela("policy", "check", folder.toString()).err())
        .contains("is a folder; name a policy file or a preset");
  }

  @Test
  void checkPrintsRulesThatAreHardlyMeantSo() throws IOException {
    String dead = file("dead.yaml", POLICY + "descriptors: {gambling: 4}\n");

    Shell.Run run = Shell.tutela("policy", "check", dead);

    assertThat(run.status()).isEqualTo(ExitStatus.FOUND);
    assertThat(run.out()).contains(dead + ":8:25: descriptors.gambling: unreachable: ");
  }

  @Test
  void verifyProvesAPolicy() throws IOException {
    Shell.Run run = Shell.tutela("policy", "verify", policy());

    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.out()).contains("child keeps all 9 laws");
  }

  @Test
  void verifyPrintsACounterexample() throws IOException {
    String boastful =
        file(
            "boastful.yaml",
            POLICY
                + "invariants: [{id: nothing, when: {age_to: 12, media: [film]},"
                + " at_least: block}]\n");

    Shell.Run run = Shell.tutela("policy", "verify", boastful);

    assertThat(run.status()).isEqualTo(ExitStatus.FOUND);
    assertThat(run.lines().get(0))
        .startsWith("invariants.nothing: ")
        .contains(" as film: ALLOW at");
  }

  @Test
  void diffTakesPresetsByName() {
    Shell.Run run = Shell.tutela("policy", "diff", "isp", "public-wifi");

    assertThat(run.status()).isEqualTo(ExitStatus.FOUND);
    assertThat(run.lines()).last().asString().startsWith("changes: ");
  }

  @Test
  void diffPrintsEveryDecisionThatChanges() throws IOException {
    String later = file("later.yaml", POLICY.replace("max_age: 12", "max_age: 6"));

    Shell.Run same = Shell.tutela("policy", "diff", policy(), policy());
    Shell.Run other = Shell.tutela("policy", "diff", policy(), later);

    assertThat(same.status()).isEqualTo(ExitStatus.OK);
    assertThat(same.lines()).containsExactly("no decision changes");
    assertThat(other.status()).isEqualTo(ExitStatus.FOUND);
    assertThat(other.out()).contains("film, alone, age 10-21: ALLOW -> BLOCK: ");
  }

  @Test
  void runsTheExamplesOfAPolicy() throws IOException {
    Shell.Run run = Shell.tutela("policy", "test", policy());

    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.lines()).containsExactly("examples: 1, failed: 0");
  }

  @Test
  void aFailedExampleFailsTheTest() throws IOException {
    String wrong = file("wrong.yaml", POLICY + "  - {given: {medium: film}, expect: ALLOW}\n");

    Shell.Run run = Shell.tutela("policy", "test", wrong);

    assertThat(run.status()).isEqualTo(ExitStatus.FOUND);
    assertThat(run.lines().get(0))
        .isEqualTo(wrong + ":8: expected ALLOW, got BLOCK because [NO_RULE]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"policy", "label", "ratings"})
  void aGroupAloneIsWrongUsage(String group) {
    Shell.Run run = Shell.tutela(group);

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains("tutela " + group + " --help");
  }

  @Test
  void helpNamesTheVerbsOfAGroup() {
    Shell.Run run = Shell.tutela("policy", "--help");

    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.out()).contains("check", "explain", "test");
  }
}
