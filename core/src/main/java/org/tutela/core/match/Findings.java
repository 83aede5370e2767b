package org.tutela.core.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tutela.core.hash.HashType;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexEntry;
import org.tutela.core.index.IndexHit;
import org.tutela.core.list.EntryRole;

/** Collects what one content matched, then puts it in order. */
final class Findings {
  private static final Comparator<Match> STRONGEST_FIRST =
      Comparator.comparing(Match::evidence)
          .thenComparing(Match::disposition, Comparator.reverseOrder())
          .thenComparingInt(Match::distance)
          .thenComparing(Match::type)
          .thenComparing(match -> match.list().name())
          .thenComparing(Match::sourceId);

  /** A stored hash: it may be found several times, by variants and dialects of one picture. */
  private record Value(HashType type, int valueId) {}

  private record Found(IndexHit hit, Optional<Match.PictureQuery> picture) {}

  private final HashIndex index;
  private final MatchRules rules;
  private final Map<Value, Found> nearest = new LinkedHashMap<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private MatchResult.Scan scan = MatchResult.Scan.COMPLETE;
  private String reason = "";

  Findings(HashIndex index, MatchRules rules) {
    this.index = index;
    this.rules = rules;
  }

  /** A digest or a ready hash was found. */
  void add(IndexHit hit) {
    add(hit, Optional.empty());
  }

  /** A stored hash was found; of several ways to find it the nearest is kept. */
  void add(IndexHit hit, Optional<Match.PictureQuery> picture) {
    nearest.merge(
        new Value(hit.type(), hit.valueId()),
        new Found(hit, picture),
        (old, added) -> added.hit().distance() < old.hit().distance() ? added : old);
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
    List<Match> matches = new ArrayList<>();
    nearest.values().forEach(found -> explain(found, matches));
    matches.sort(STRONGEST_FIRST);
    return new MatchResult(scan, reason, matches, List.copyOf(notes));
  }

  private void explain(Found found, List<Match> matches) {
    List<IndexEntry> entries =
        index.entries(found.hit()).stream().filter(Findings::accuses).toList();
    int sources = (int) entries.stream().map(IndexEntry::list).distinct().count();
    for (IndexEntry entry : entries) {
      matches.add(match(found, entry, sources));
    }
  }

  /** Whether an entry says that the content is not to be had; other roles say the opposite. */
  private static boolean accuses(IndexEntry entry) {
    return entry.role() == EntryRole.BLOCK || entry.role() == EntryRole.DISPUTED;
  }

  private Match match(Found found, IndexEntry entry, int sources) {
    HashType type = found.hit().type();
    EvidenceLevel evidence = evidence(type);
    boolean disputed = entry.role() == EntryRole.DISPUTED || entry.opinions().disputing() > 0;
    return new Match(
        entry.list(),
        entry.category(),
        entry.sourceId(),
        entry.role(),
        sources,
        type,
        evidence,
        rules.disposition(evidence, disputed),
        found.hit().distance(),
        evidence.isExact() ? 0 : rules.radius(),
        found.picture());
  }

  private static EvidenceLevel evidence(HashType type) {
    if (type.kind() != HashType.Kind.DIGEST) {
      return EvidenceLevel.NEAR;
    }
    if (type.equals(HashType.MD5) || type.equals(HashType.SHA1)) {
      return EvidenceLevel.EXACT_WEAK;
    }
    return EvidenceLevel.EXACT;
  }
}
