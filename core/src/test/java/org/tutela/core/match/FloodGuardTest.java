package org.tutela.core.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tutela.core.match.FloodGuard.State.BEGINS;
import static org.tutela.core.match.FloodGuard.State.FLOODED;
import static org.tutela.core.match.FloodGuard.State.NORMAL;
import static org.tutela.core.match.ListedHashes.hash;
import static org.tutela.core.match.ListedHashes.near;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.index.HashIndex;
import org.tutela.core.list.HashList;

class FloodGuardTest {
  private static final long MINUTE = 60_000;

  private final FloodGuard guard = new FloodGuard(new FloodLimit(3, Duration.ofMinutes(10), 2));

  private List<FloodGuard.State> matched(long hash, long now, long... contents) {
    return IntStream.range(0, contents.length)
        .mapToObj(i -> guard.matched(hash, contents[i], now))
        .toList();
  }

  @Test
  void moreContentsThanTheLimitAreAFlood() {
    assertThat(matched(7, 0, 1, 2, 3, 4, 5))
        .containsExactly(NORMAL, NORMAL, NORMAL, BEGINS, FLOODED);
  }

  @Test
  void sameContentCountsOnce() {
    assertThat(matched(7, 0, 1, 2, 3, 1, 2, 3, 3)).containsOnly(NORMAL);
  }

  @Test
  void contentsOfLongAgoDoNotCount() {
    matched(7, 0, 1, 2, 3);

    assertThat(matched(7, 10 * MINUTE, 4)).containsExactly(NORMAL);
    assertThat(matched(7, 11 * MINUTE, 5, 6)).containsExactly(NORMAL, NORMAL);
    assertThat(matched(7, 12 * MINUTE, 7)).containsExactly(BEGINS);
  }

  @Test
  void floodEndsWhenFewerMatch() {
    matched(7, 0, 1, 2, 3, 4);

    assertThat(matched(7, 20 * MINUTE, 5)).containsExactly(NORMAL);
  }

  @Test
  void otherHashesAreCountedApart() {
    matched(7, 0, 1, 2, 3);

    assertThat(matched(8, 0, 4)).containsExactly(NORMAL);
  }

  @Test
  void leastRecentHashMakesRoom() {
    matched(7, 0, 1, 2, 3);
    matched(8, 0, 1);
    matched(9, 0, 1);

    assertThat(matched(7, 0, 4)).containsExactly(NORMAL);
  }

  @Test
  void floodedEntryIsReviewedReportedAndOthersAreNot() throws Exception {
    ContentHash greedy = hash(HashType.PDQ, 1);
    ContentHash other = hash(HashType.PDQ, 2);
    List<Match> reported = new ArrayList<>();
    MatchListener listener =
        new MatchListener() {
          @Override
          public void flooded(Match match) {
            reported.add(match);
          }
        };
    MatchRule acting =
        MatchRule.builder("bold")
            .disposition(EvidenceLevel.NEAR, Disposition.ACT)
            .disposition(EvidenceLevel.NEAR_STRONG, Disposition.ACT)
            .actOnNear(true)
            .build();
    MatchRules rules =
        MatchRules.builder()
            .base(acting)
            .flood(new FloodLimit(3, Duration.ofMinutes(10), 100))
            .build();
    try (HashIndex index =
        new ListedHashes("f")
            .block(HashList.of("hotline"), greedy, "", "greedy")
            .block(HashList.of("hotline"), other, "", "other")
            .open()) {
      Matcher matcher = Matcher.builder(index).rules(rules).listener(listener).build();
      List<Disposition> dispositions = new ArrayList<>();
      for (int bits = 0; bits < 5; bits++) {
        MatchResult result = matcher.match(near(greedy, bits));
        dispositions.add(result.disposition().orElseThrow());
      }

      assertThat(dispositions)
          .containsExactly(
              Disposition.ACT,
              Disposition.ACT,
              Disposition.ACT,
              Disposition.REVIEW,
              Disposition.REVIEW);
      assertThat(matcher.match(near(greedy, 6)).notes())
          .containsExactly(
              "a hash of list \"hotline\" matched more than 3 contents within 10 minutes: to be"
                  + " reviewed");
      assertThat(reported).extracting(Match::sourceId).containsExactly("greedy");
      assertThat(matcher.match(other).disposition()).contains(Disposition.ACT);
    }
  }
}
