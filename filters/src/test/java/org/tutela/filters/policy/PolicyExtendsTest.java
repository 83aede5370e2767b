package org.tutela.filters.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutela.core.config.ConfigException;
import org.tutela.core.config.ConfigTree;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.RatingCatalog;

/** One policy laid over others. */
class PolicyExtendsTest {
  private static final String HEAD = "tutela_policy: 1\nversion: 1\n";

  private static PolicySource files(Map<String, String> texts) {
    return (kind, name) ->
        Optional.ofNullable(texts.get(name)).map(text -> ConfigTree.parse(name, HEAD + text));
  }

  private static Policy policy(String text, Map<String, String> others) {
    return Policy.parse("top", HEAD + text, files(others));
  }

  private static Outcome film(Policy policy, String reference) {
    return policy
        .decide(
            DecisionRequest.builder(Medium.FILM)
                .rating(RatingCatalog.builtIn().parse(reference))
                .build())
        .outcome();
  }

  private static Outcome category(Policy policy, String category) {
    return policy.decide(DecisionRequest.builder(Medium.WEB).category(category).build()).outcome();
  }

  @Test
  void aBaseGivesWhatTheFileDoesNotSay() {
    Policy policy =
        policy(
            "id: top\nextends: base\nlimits: {game: {max_age: 6}}\n",
            Map.of("base", "id: base\nlimits: {film: {max_age: 12}}\ndefault: warn\n"));

    assertThat(policy.id()).isEqualTo("top");
    assertThat(film(policy, "DE:FSK:12")).isEqualTo(Outcome.ALLOW);
    assertThat(film(policy, "DE:FSK:16")).isEqualTo(Outcome.BLOCK);
    assertThat(category(policy, "any")).isEqualTo(Outcome.WARN);
  }

  @Test
  void theFileHasTheLastWord() {
    Policy policy =
        policy(
            "id: top\nextends: base\nlimits: {film: {max_age: 16}}\n",
            Map.of("base", "id: base\nlimits: {film: {max_age: 12}}\n"));

    assertThat(film(policy, "DE:FSK:16")).isEqualTo(Outcome.ALLOW);
  }

  @Test
  void listsGrowSoThatWhatABaseBlocksStaysBlocked() {
    Policy policy =
        policy(
            "id: top\nextends: base\ncategories: {block: [b], allow: [a]}\n",
            Map.of("base", "id: base\ncategories: {block: [a]}\n"));

    assertThat(category(policy, "a")).isEqualTo(Outcome.BLOCK);
    assertThat(category(policy, "b")).isEqualTo(Outcome.BLOCK);
  }

  @Test
  void aKeyWithoutAValueTakesTheBasesValueAway() {
    Policy policy =
        policy(
            "id: top\nextends: base\nlimits: {film: {max_age: }}\n",
            Map.of(
                "base", "id: base\nlimits: {film: {max_age: 12}}\nprofile: {age: {lower: 40}}\n"));

    assertThat(film(policy, "DE:FSK:16")).isEqualTo(Outcome.ALLOW);
  }

  @Test
  void laterBasesLieOverEarlierOnes() {
    Policy policy =
        policy(
            "id: top\nextends: [one, two]\n",
            Map.of(
                "one", "id: one\ndefault: block\nillegal: {review: warn}\n",
                "two", "id: two\nextends: three\ndefault: ask\n",
                "three", "id: three\ndefault: warn\n"));

    assertThat(category(policy, "any")).isEqualTo(Outcome.ASK_GUARDIAN);
  }

  @Test
  void aBasesExamplesAreItsOwn() {
    Policy policy =
        policy(
            "id: top\nextends: base\n",
            Map.of("base", "id: base\ntests: [{given: {medium: film}, expect: WARN}]\n"));

    assertThat(policy.examples()).isEmpty();
  }

  @Test
  void aProblemIsToldWithItsFile() {
    ConfigException refused =
        catchThrowableOfType(
            ConfigException.class,
            () ->
                policy(
                    "id: top\nextends: base\ndefault: perhaps\n",
                    Map.of("base", "id: base\nlimits: {film: {max_age: old}}\n")));

    assertThat(refused.problems())
        .extracting(problem -> problem.source() + ":" + problem.line())
        .containsExactly("base:4", "top:5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "b"})
  void aCircleIsRefused(String first) {
    Map<String, String> circle = Map.of("a", "id: a\nextends: b\n", "b", "id: b\nextends: a\n");

    ConfigException refused =
        catchThrowableOfType(
            ConfigException.class, () -> policy("id: top\nextends: " + first + "\n", circle));

    assertThat(refused).hasMessageContaining("extends itself: " + first + " > ");
  }

  @Test
  void aFileMayExtendOneBesideIt(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("house.yaml"), HEAD + "id: house\ndefault: warn\n");
    Path kid = folder.resolve("kid.yaml");
    Files.writeString(kid, HEAD + "id: kid\nextends: house.yaml\n");

    assertThat(category(Policy.read(kid), "any")).isEqualTo(Outcome.WARN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../house.yaml", "/etc/passwd", "nothing.yaml", "no-such-preset"})
  void nothingElseIsFound(String name, @TempDir Path folder) throws IOException {
    Path below = Files.createDirectory(folder.resolve("below"));
    Files.writeString(folder.resolve("house.yaml"), HEAD + "id: house\n");
    Path kid = below.resolve("kid.yaml");
    Files.writeString(kid, HEAD + "id: kid\nextends: \"" + name + "\"\n");

    ConfigException refused = catchThrowableOfType(ConfigException.class, () -> Policy.read(kid));

    assertThat(refused).hasMessageContaining("kid.yaml:4:10: extends: no such policy");
  }
}
