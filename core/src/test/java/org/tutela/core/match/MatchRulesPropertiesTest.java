package org.tutela.core.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tutela.core.match.ListedHashes.hash;
import static org.tutela.core.match.ListedHashes.list;
import static org.tutela.core.match.ListedHashes.near;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.index.HashIndex;
import org.tutela.core.list.HashList;

/** Laws of the rules, on lists and contents made at random. */
class MatchRulesPropertiesTest {
  private static final List<HashList> LISTS =
      List.of(list("uk", "GB"), list("de", "DE"), list("users", ""));
  private static final HashType[] TYPES = {HashType.PDQ, HashType.MD5, HashType.SHA256};

  /** The dispositions, each stricter step meaning less. */
  private static final List<Disposition> WEAKER =
      List.of(Disposition.ACT, Disposition.REVIEW, Disposition.SHADOW);

  /**
   * An entry: the number of its hash, how far it is moved, its list and category, and the quality
   * that the list states, 0 for none and below 0 if somebody disputes it.
   */
  record Entry(int type, int number, int moved, int list, String category, int quality) {
    ContentHash listed() {
      ContentHash hash = hash(TYPES[type], number);
      return type == 0 ? near(hash, moved) : hash;
    }
  }

  /** What is looked up: the same few numbers, so that it hits. */
  record Content(int number, int moved, boolean pdq, boolean md5, boolean sha256) {
    List<ContentHash> hashes() {
      return Stream.of(
              pdq ? Optional.of(near(hash(HashType.PDQ, number), moved)) : none(),
              md5 ? Optional.of(hash(HashType.MD5, number)) : none(),
              sha256 ? Optional.of(hash(HashType.SHA256, number)) : none())
          .flatMap(Optional::stream)
          .toList();
    }

    private static Optional<ContentHash> none() {
      return Optional.empty();
    }
  }

  /** The demands of a rule as numbers, so that each can be made stricter by one step. */
  record Demands(
      int radius,
      int sources,
      int jurisdictions,
      int disputed,
      int alone,
      int meaning,
      int strong,
      int entryQuality) {
    static final int NUMBERS = 8;

    Demands stricter(int which) {
      return new Demands(
          which == 0 ? Math.max(0, radius - 6) : radius,
          which == 1 ? sources + 1 : sources,
          which == 2 ? Math.min(3, jurisdictions + 1) : jurisdictions,
          which == 3 ? Math.min(3, disputed + 1) : disputed,
          which == 4 ? Math.min(2, alone + 1) : alone,
          which == 5 ? Math.min(2, meaning + 1) : meaning,
          which == 6 ? strong + 8 : strong,
          which == 7 ? entryQuality + 10 : entryQuality);
    }

    MatchRule rule(String id) {
      MatchRule.Builder rule = MatchRule.builder(id).radius(radius).minimumSources(sources);
      String[][] codes = {{}, {"GB", "DE"}, {"GB"}, {"FR"}};
      rule.jurisdictions(codes[jurisdictions]).minimumEntryQuality(entryQuality);
      if (disputed == 3) {
        rule.undisputed();
      } else {
        rule.disputed(WEAKER.get(disputed));
      }
      rule.alone(EvidenceLevel.NEAR, WEAKER.get(alone));
      rule.alone(EvidenceLevel.EXACT_WEAK, WEAKER.get(alone));
      for (EvidenceLevel level : EvidenceLevel.values()) {
        rule.disposition(level, WEAKER.get(meaning));
      }
      rule.disposition(EvidenceLevel.NEAR_STRONG, Disposition.ACT);
      rule.nearStrong(new NearStrong(Math.max(0, 20 - strong), 0, 1));
      return rule.actOnNear(true).build();
    }
  }

  @Provide
  Arbitrary<List<Entry>> entries() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(0, 20),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of("", "A", "B"),
            Arbitraries.of(-1, 0, 55, 75))
        .as(Entry::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<Content> contents() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(0, 40),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(Content::new);
  }

  @Provide
  Arbitrary<Demands> demands() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 31),
            Arbitraries.integers().between(1, 2),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, 20),
            Arbitraries.integers().between(0, 80))
        .as(Demands::new);
  }

  private static HashIndex index(List<Entry> entries) {
    ListedHashes lists = new ListedHashes("random");
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      HashList list = LISTS.get(entry.list());
      if (entry.quality() < 0) {
        lists.disputed(list, entry.listed(), entry.category(), "id-" + i);
      } else if (entry.quality() > 0) {
        lists.block(list, entry.listed(), entry.category(), "id-" + i, entry.quality());
      } else {
        lists.block(list, entry.listed(), entry.category(), "id-" + i);
      }
    }
    return lists.open();
  }

  private static MatchRules rules(Demands forA, Demands otherwise) {
    MatchRule first = forA.rule("a").toBuilder("a").categories("A").build();
    return MatchRules.builder().base(otherwise.rule("default")).rule(first).build();
  }

  private static Set<String> matched(MatchResult result, Disposition atLeast) {
    return result.matches().stream()
        .filter(match -> match.disposition().compareTo(atLeast) >= 0)
        .map(match -> match.sourceId() + match.type())
        .collect(Collectors.toSet());
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void stricterRuleNeverAddsAMatch(
      @ForAll("entries") List<Entry> entries,
      @ForAll("contents") Content content,
      @ForAll("demands") Demands forA,
      @ForAll("demands") Demands otherwise)
      throws Exception {
    try (HashIndex index = index(entries)) {
      MatchResult before = Matcher.of(index, rules(forA, otherwise)).match(content.hashes());
      for (int which = 0; which < Demands.NUMBERS; which++) {
        List<MatchRules> stricter =
            List.of(rules(forA.stricter(which), otherwise), rules(forA, otherwise.stricter(which)));
        for (MatchRules rules : stricter) {
          MatchResult after = Matcher.of(index, rules).match(content.hashes());
          for (Disposition disposition : Disposition.values()) {
            assertThat(matched(before, disposition)).containsAll(matched(after, disposition));
          }
        }
      }
    }
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void suppressionHidesItsEntriesAndNoOther(
      @ForAll("entries") List<Entry> entries,
      @ForAll("contents") Content content,
      @ForAll("contents") Content wrong,
      @ForAll("demands") Demands demands)
      throws Exception {
    int radius = wrong.moved() % 20;
    ContentHash hash = near(hash(HashType.PDQ, wrong.number()), wrong.moved());
    Suppression suppression =
        new Suppression(hash, radius, "wrong", "kim", Instant.parse("2999-01-01T00:00:00Z"));
    MatchRules plain = rules(demands, demands);
    MatchRules suppressing =
        MatchRules.builder()
            .base(plain.base())
            .rule(plain.rules().get(0))
            .suppress(suppression)
            .build();
    Function<Entry, Boolean> covered =
        entry -> entry.type() == 0 && entry.listed().distance(hash) <= radius;
    try (HashIndex index = index(entries)) {
      MatchResult before = Matcher.of(index, plain).match(content.hashes());
      MatchResult after = Matcher.of(index, suppressing).match(content.hashes());

      Set<String> hidden =
          after.suppressed().stream().map(s -> s.match().sourceId()).collect(Collectors.toSet());
      Set<String> seen = after.matches().stream().map(Match::sourceId).collect(Collectors.toSet());
      for (Match match : before.matches()) {
        Entry entry = entries.get(Integer.parseInt(match.sourceId().substring(3)));
        assertThat(hidden.contains(match.sourceId())).isEqualTo(covered.apply(entry));
        assertThat(seen.contains(match.sourceId())).isEqualTo(!covered.apply(entry));
      }
      assertThat(hidden.size() + seen.size())
          .isEqualTo(before.matches().stream().map(Match::sourceId).distinct().count());
    }
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void batchIsOneByOne(
      @ForAll("entries") List<Entry> entries,
      @ForAll("demands") Demands demands,
      @ForAll("contents") Content one,
      @ForAll("contents") Content other)
      throws Exception {
    try (HashIndex index = index(entries)) {
      Matcher matcher = Matcher.of(index, rules(demands, demands));
      List<List<ContentHash>> contents = List.of(one.hashes(), other.hashes(), one.hashes());
      List<MatchResult> batch = new ArrayList<>();
      MatchBatch.of(Runnable::run, 2)
          .run(
              contents.stream().map(hashes -> MatchInput.of("x", hashes)).iterator(),
              matcher::match,
              StopCondition.NEVER,
              (input, result) -> batch.add(result));

      assertThat(batch).isEqualTo(contents.stream().map(matcher::match).toList());
    }
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void digestsTogetherAreOneByOne(
      @ForAll("entries") List<Entry> entries,
      @ForAll("demands") Demands demands,
      @ForAll List<@IntRange(max = 5) Integer> numbers)
      throws Exception {
    for (HashType type : List.of(HashType.MD5, HashType.SHA256)) {
      List<ContentHash> digests = numbers.stream().map(number -> hash(type, number)).toList();
      byte[] together = new byte[digests.size() * type.bytes()];
      for (int i = 0; i < digests.size(); i++) {
        digests.get(i).copyTo(together, i * type.bytes());
      }
      try (HashIndex index = index(entries)) {
        MatchCounters counters = new MatchCounters();
        Matcher matcher =
            Matcher.builder(index).rules(rules(demands, demands)).listener(counters).build();

        List<MatchResult> results = matcher.matchEach(type, together);

        assertThat(counters.snapshot().answered()).isEqualTo(digests.size());
        assertThat(results).isEqualTo(digests.stream().map(matcher::match).toList());
      }
    }
  }
}
