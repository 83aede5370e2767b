package org.tutela.core.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.tutela.core.match.ListedHashes.hash;
import static org.tutela.core.match.ListedHashes.near;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.index.HashIndex;
import org.tutela.core.list.HashList;

class SuppressionTest {
  private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");
  private static final HashList LIST = HashList.of("hotline");
  private static final ContentHash WRONG = hash(HashType.PDQ, 1);
  private static final ContentHash RIGHT = near(WRONG, 12);

  private static HashIndex index() {
    return new ListedHashes("s")
        .block(LIST, WRONG, "", "wrong")
        .block(LIST, RIGHT, "", "right")
        .open();
  }

  private static Matcher matcher(HashIndex index, int radius, Instant now) {
    MatchRules rules =
        MatchRules.builder().suppress(new Suppression(WRONG, radius, "a logo", "kim", END)).build();
    return Matcher.builder(index).rules(rules).clock(Clock.fixed(now, ZoneOffset.UTC)).build();
  }

  @Test
  void matchIsListedWithItsReasonInsteadOfCounting() throws Exception {
    try (HashIndex index = index()) {
      MatchResult result = matcher(index, 0, END.minusSeconds(1)).match(near(WRONG, 3));

      assertThat(result.matches()).extracting(Match::sourceId).containsExactly("right");
      assertThat(result.suppressed())
          .extracting(s -> s.match().sourceId(), MatchResult.Suppressed::reason)
          .containsExactly(tuple("wrong", "a logo"));
      assertThat(result.json())
          .contains("\"suppressed\":[{\"reason\":\"a logo\",\"author\":\"kim\"");
    }
  }

  @Test
  void radiusCoversListedHashesAroundTheHash() throws Exception {
    try (HashIndex index = index()) {
      assertThat(matcher(index, 11, END.minusSeconds(1)).match(WRONG).matches()).hasSize(1);
      MatchResult both = matcher(index, 12, END.minusSeconds(1)).match(WRONG);
      assertThat(both.isMatch()).isFalse();
      assertThat(both.suppressed()).hasSize(2);
    }
  }

  @Test
  void expiredSuppressionSaysSoAndHidesNothing() throws Exception {
    try (HashIndex index = index()) {
      MatchResult result = matcher(index, 31, END).match(WRONG);

      assertThat(result.matches()).hasSize(2);
      assertThat(result.suppressed()).isEmpty();
      assertThat(result.notes()).anyMatch(note -> note.contains("kim") && note.contains("expired"));
    }
  }

  @Test
  void radiusBeyondTheIndexIsRefused() throws Exception {
    try (HashIndex index = index()) {
      assertThatThrownBy(() -> matcher(index, 32, END))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("32");
    }
  }

  @Test
  void suppressionNobodyAnswersForIsRefused() {
    assertThatThrownBy(() -> new Suppression(WRONG, 0, "a logo", " ", END))
        .hasMessageContaining("author");
    assertThatThrownBy(() -> new Suppression(hash(HashType.MD5, 1), 1, "a logo", "kim", END))
        .hasMessageContaining("digest");
  }
}
