package org.tutela.filters.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutela.core.config.ConfigException;
import org.tutela.filters.rating.Medium;

class LivePolicyTest {
  private static final DecisionRequest FILM = DecisionRequest.builder(Medium.FILM).build();
  private static final DecisionRequest GAME = DecisionRequest.builder(Medium.GAME).build();

  @TempDir Path folder;

  private static String text(int version, String rules) {
    return "tutela_policy: 1\nid: p\nversion: " + version + "\n" + rules + "\n";
  }

  private static Policy policy(int version, String rules) {
    return Policy.parse("p", text(version, rules));
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("p.yaml"), content);
  }

  @Test
  void aNewFileDecidesFromThenOn() throws IOException {
    LivePolicy live = LivePolicy.of(policy(1, "default: block"));

    Policy before = live.reload(file(text(2, "default: warn")));

    assertThat(before.version()).isEqualTo(1);
    assertThat(live.decide(FILM).outcome()).isEqualTo(Outcome.WARN);
    assertThat(live.decide(FILM).policyVersion()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "default: maybe", "limits: {film: {max_age: 12", "extends: nowhere"})
  void aWrongFileLeavesTheLastGoodOneServing(String wrong) throws IOException {
    LivePolicy live = LivePolicy.of(policy(1, "default: warn"));
    Path file = file(wrong.isEmpty() ? "" : text(2, wrong));

    assertThatThrownBy(() -> live.reload(file)).isInstanceOf(ConfigException.class);
    assertThat(live.decide(FILM).policyVersion()).isEqualTo(1);
    assertThat(live.decide(FILM).outcome()).isEqualTo(Outcome.WARN);
  }

  @Test
  void aMissingFileLeavesTheLastGoodOneServing() {
    LivePolicy live = LivePolicy.of(policy(1, "default: warn"));

    assertThatThrownBy(() -> live.reload(folder.resolve("none.yaml")))
        .isInstanceOf(IOException.class);
    assertThat(live.policy().version()).isEqualTo(1);
  }

  @Test
  void aShadowIsHeardOnlyWhereItDiffersAndChangesNothing() {
    LivePolicy live = LivePolicy.of(policy(1, "default: block"));
    List<String> heard = new ArrayList<>();
    live.shadow(
        policy(2, "default: block\nunrated: {game: warn}"),
        (request, decided, instead) ->
            heard.add(request.medium() + ": " + decided.outcome() + ", not " + instead.outcome()));

    assertThat(live.decide(FILM).outcome()).isEqualTo(Outcome.BLOCK);
    assertThat(live.decide(GAME).outcome()).isEqualTo(Outcome.BLOCK);
    assertThat(heard).containsExactly("GAME: BLOCK, not WARN");
  }

  @Test
  void aShadowStaysWhenThePolicyIsReplacedAndEndsWhenItIsEnded() {
    LivePolicy live = LivePolicy.of(policy(1, "default: block"));
    List<Outcome> heard = new ArrayList<>();
    live.shadow(
        policy(9, "default: warn"), (request, decided, instead) -> heard.add(instead.outcome()));

    live.replace(policy(2, "default: ask"));
    live.decide(FILM);
    live.endShadow();
    live.decide(FILM);

    assertThat(heard).containsExactly(Outcome.WARN);
  }

  @Test
  void aListenerThatFailsChangesNothing() {
    LivePolicy live = LivePolicy.of(policy(1, "default: block"));
    live.shadow(
        policy(2, "default: warn"),
        (request, decided, instead) -> {
          throw new IllegalStateException("listener");
        });

    assertThat(live.decide(FILM).outcome()).isEqualTo(Outcome.BLOCK);
  }
}
