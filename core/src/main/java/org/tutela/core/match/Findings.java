package org.tutela.core.match;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.image.Orientation;
import org.tutela.core.index.AddressHit;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexEntry;
import org.tutela.core.index.IndexHit;
import org.tutela.core.list.EntryRole;

/** Collects what one content hit, then lets the rules decide and puts it in order. */
final class Findings {
  static final Comparator<Match> STRONGEST_FIRST =
      Comparator.comparing(Match::evidence)
          .thenComparing(Match::disposition, Comparator.reverseOrder())
          .thenComparingInt(Match::distance)
          .thenComparing(Match::type)
          .thenComparing(match -> match.list().name())
          .thenComparing(Match::sourceId)
          .thenComparing(Match::inside);

  /** A stored hash: it may be found several times, by variants and dialects of one picture. */
  private record Value(HashType type, int valueId) {}

  private record Found(
      IndexHit hit,
      Optional<Match.PictureQuery> picture,
      Orientation upright,
      Optional<Match.UrlQuery> url) {}

  /** A match, and the hit that it comes from. */
  private record Admitted(Match match, IndexHit hit) {}

  private final Judgement judgement;
  private final Map<Value, List<Found>> values = new LinkedHashMap<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private MatchResult.Scan scan = MatchResult.Scan.COMPLETE;
  private String reason = "";
  private Optional<ContentHash> firstQuery = Optional.empty();

  Findings(Judgement judgement) {
    this.judgement = judgement;
  }

  /** A perceptual hash of the content is looked up; the first one stands for the content. */
  void query(ContentHash hash) {
    if (firstQuery.isEmpty()) {
      firstQuery = Optional.of(hash);
    }
  }

  /** A digest or a ready hash was found. */
  void add(IndexHit hit) {
    add(new Found(hit, Optional.empty(), Orientation.NORMAL, Optional.empty()));
  }

  /** A listed address covers a URL. */
  void add(AddressHit found) {
    Match.UrlQuery url = new Match.UrlQuery(found.labelsBelow(), found.segmentsBelow());
    add(new Found(found.hit(), Optional.empty(), Orientation.NORMAL, Optional.of(url)));
  }

  /** A hash was found near one of a picture that this orientation makes upright. */
  void add(IndexHit hit, Match.PictureQuery picture, Orientation upright) {
    add(new Found(hit, Optional.of(picture), upright, Optional.empty()));
  }

  private void add(Found found) {
    IndexHit hit = found.hit();
    values
        .computeIfAbsent(new Value(hit.type(), hit.valueId()), value -> new ArrayList<>(1))
        .add(found);
  }

  /** Something that a reader of the result should know. */
  void note(String text) {
    notes.add(text);
  }

  /** A part of the content could not be looked at. */
  void partial(String why) {
    scan = MatchResult.Scan.PARTIAL;
    reason = why;
  }

  /** The content could not be looked at by perceptual hash. */
  void unscanned(String why) {
    scan = MatchResult.Scan.UNSCANNED;
    reason = why;
  }

  MatchResult result() {
    List<Admitted> admitted = new ArrayList<>();
    List<MatchResult.Suppressed> suppressed = new ArrayList<>();
    values.values().forEach(found -> decide(found, admitted, suppressed));
    boolean alone = oneType(admitted);
    List<Match> matches = new ArrayList<>(admitted.size());
    for (Admitted found : admitted) {
      Match match = found.match();
      if (alone) {
        match = match.atMost(judgement.alone(match));
      }
      matches.add(flooded(match, found.hit()));
    }
    matches.sort(STRONGEST_FIRST);
    if (scan == MatchResult.Scan.COMPLETE
        && matches.isEmpty()
        && suppressed.isEmpty()
        && notes.isEmpty()) {
      return MatchResult.NOTHING;
    }
    return new MatchResult(scan, reason, matches, suppressed, List.copyOf(notes));
  }

  /** Whether all matches are one signal; addresses of any type are, as they are of one URL. */
  private static boolean oneType(List<Admitted> admitted) {
    for (Admitted found : admitted) {
      HashType first = admitted.get(0).match().type();
      HashType type = found.match().type();
      if (!type.equals(first) && !(type.isAddress() && first.isAddress())) {
        return false;
      }
    }
    return true;
  }

  private void decide(
      List<Found> found, List<Admitted> admitted, List<MatchResult.Suppressed> suppressed) {
    HashIndex index = judgement.index();
    IndexHit hit = found.get(0).hit();
    List<IndexEntry> entries = index.entries(hit);
    int sources = sources(entries);
    for (IndexEntry entry : entries) {
      Optional<Match> match = accuses(entry) ? match(found, entry, sources) : Optional.empty();
      if (match.isPresent()) {
        Optional<MatchResult.Suppressed> off = suppressed(match.get(), hit, entries);
        off.ifPresentOrElse(suppressed::add, () -> admitted.add(new Admitted(match.get(), hit)));
      }
    }
  }

  /** How many lists accuse; entries stand in the order of lists. */
  private static int sources(List<IndexEntry> entries) {
    int sources = 0;
    Optional<IndexEntry> last = Optional.empty();
    for (IndexEntry entry : entries) {
      if (accuses(entry)) {
        boolean another = last.isEmpty() || !last.get().list().equals(entry.list());
        sources += another ? 1 : 0;
        last = Optional.of(entry);
      }
    }
    return sources;
  }

  /** Whether an entry says that the content is not to be had; other roles say the opposite. */
  private static boolean accuses(IndexEntry entry) {
    return entry.role() == EntryRole.BLOCK || entry.role() == EntryRole.DISPUTED;
  }

  private Optional<Match> match(List<Found> found, IndexEntry entry, int sources) {
    RulePlan.Step step = judgement.plan().step(entry);
    MatchRule rule = step.rule();
    IndexHit first = found.get(0).hit();
    if (!step.takes(entry) || !step.vouchedFor(first)) {
      return Optional.empty();
    }
    int radius = step.radius(first.type());
    Optional<Found> nearest = Optional.empty();
    for (Found one : found) {
      int distance = one.hit().distance();
      if (distance <= radius
          && (nearest.isEmpty() || distance < nearest.get().hit().distance())
          && step.admits(one.picture(), one.upright(), entry.list())) {
        nearest = Optional.of(one);
      }
    }
    if (nearest.isEmpty()) {
      return Optional.empty();
    }
    Match match = match(nearest.get(), entry, sources, rule, radius);
    return Optional.of(match.isDisputed() ? match.atMost(rule.disputed().orElseThrow()) : match);
  }

  private Match match(Found found, IndexEntry entry, int sources, MatchRule rule, int radius) {
    IndexHit hit = found.hit();
    EvidenceLevel evidence = evidence(found, entry, sources, rule.nearStrong());
    return new Match(
        judgement.index().name(),
        entry,
        sources,
        hit.type(),
        evidence,
        rule.disposition(evidence),
        rule.id(),
        hit.distance(),
        radius,
        found.picture(),
        found.url(),
        "");
  }

  private EvidenceLevel evidence(Found found, IndexEntry entry, int sources, NearStrong strong) {
    HashType type = found.hit().type();
    if (type.kind() == HashType.Kind.DIGEST) {
      if (type.equals(HashType.MD5) || type.equals(HashType.SHA1)) {
        return EvidenceLevel.EXACT_WEAK;
      }
      return judgement.index().isTruncated(type)
          ? EvidenceLevel.EXACT_TRUNCATED
          : EvidenceLevel.EXACT;
    }
    int quality = found.picture().map(Match.PictureQuery::quality).orElse(0);
    return found.hit().distance() <= strong.distance()
            && quality >= strong.quality()
            && entry.quality().orElse(strong.quality()) >= strong.quality()
            && sources >= strong.sources()
        ? EvidenceLevel.NEAR_STRONG
        : EvidenceLevel.NEAR;
  }

  private Optional<MatchResult.Suppressed> suppressed(
      Match match, IndexHit hit, List<IndexEntry> entries) {
    Optional<Suppression> suppression = judgement.plan().suppression(hit);
    if (suppression.isPresent()) {
      Suppression known = suppression.get();
      Instant end = known.expires();
      if (judgement.clock().instant().isBefore(end)) {
        return Optional.of(
            new MatchResult.Suppressed(match, known.reason(), known.author(), Optional.of(end)));
      }
      note("the suppression by " + known.author() + " of what matched expired at " + end);
    }
    for (IndexEntry entry : entries) {
      String list = entry.list().name();
      if (entry.role() == EntryRole.SUPPRESS && judgement.suppressingLists().contains(list)) {
        return Optional.of(
            new MatchResult.Suppressed(match, "suppressed by a list", list, Optional.empty()));
      }
    }
    return Optional.empty();
  }

  private Match flooded(Match match, IndexHit hit) {
    if (match.evidence().isExact() || firstQuery.isEmpty() || judgement.flood().isEmpty()) {
      return match;
    }
    FloodGuard guard = judgement.flood().get();
    FloodGuard.State state =
        guard.matched(
            judgement.index().fingerprint(hit, guard.key()),
            content(firstQuery.get(), guard.key()),
            judgement.clock().millis());
    if (state == FloodGuard.State.NORMAL) {
      return match;
    }
    note(
        "a hash of list \""
            + match.list().name()
            + "\" matched more than "
            + guard.limit().contents()
            + " contents within "
            + guard.limit().within().toMinutes()
            + " minutes: to be reviewed");
    Match reviewed = match.atMost(Disposition.REVIEW);
    if (state == FloodGuard.State.BEGINS) {
      judgement.listener().flooded(reviewed);
    }
    return reviewed;
  }

  private static long content(ContentHash query, long key) {
    long mixed = key;
    for (int w = 0; w < query.words(); w++) {
      mixed = (mixed ^ query.word(w)) * 0x9e3779b97f4a7c15L;
      mixed ^= mixed >>> 32;
    }
    return mixed;
  }
}
