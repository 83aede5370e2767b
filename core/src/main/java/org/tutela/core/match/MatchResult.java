package org.tutela.core.match;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a lookup of one content found, and whether all of it could be looked at. Immutable.
 *
 * @param scan how much of the content was looked at
 * @param reason why not all of it, a code and a colon first; empty if the scan is complete
 * @param matches the entries that matched, the strongest evidence first, then the nearest
 * @param suppressed what would have matched but for a suppression
 * @param notes what a reader of the result should know, for instance that a picture has alpha
 */
public record MatchResult(
    Scan scan,
    String reason,
    List<Match> matches,
    List<Suppressed> suppressed,
    List<String> notes) {

  /** How much of the content was looked at, the most first. */
  public enum Scan {
    /** All of it, by every hash that the index holds. */
    COMPLETE,
    /**
     * A part: a damaged picture was decoded as far as it goes, or one file of an archive was not.
     */
    PARTIAL,
    /** It could not be looked at by perceptual hash. Never read this as "no match". */
    UNSCANNED;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** {@return the stable lower-case name, for output} */
    public String id() {
      return id;
    }
  }

  /**
   * A match that a suppression switches off.
   *
   * @param match as it would have been
   * @param reason why it is switched off
   * @param author who decided that: a person, or a list
   * @param expires when it ends, unless it comes from a list
   */
  public record Suppressed(Match match, String reason, String author, Optional<Instant> expires) {

    /** {@return the same, found deeper inside another content} */
    Suppressed within(String path) {
      return new Suppressed(match.within(path), reason, author, expires);
    }

    private void write(JsonText json) {
      json.put("reason", reason).put("author", author);
      json.put("expires", expires.map(Instant::toString));
      json.object("match", match, Match::write);
    }
  }

  private static final int MOST_REASONS = 5;

  /** Nothing matched, everything was looked at. */
  static final MatchResult NOTHING =
      new MatchResult(Scan.COMPLETE, "", List.of(), List.of(), List.of());

  /**
   * Copies the lists.
   *
   * @param scan how much of the content was looked at
   * @param reason why not all of it, empty if the scan is complete
   * @param matches the entries that matched
   * @param suppressed what would have matched but for a suppression
   * @param notes what a reader of the result should know
   */
  public MatchResult {
    matches = List.copyOf(matches);
    suppressed = List.copyOf(suppressed);
    notes = List.copyOf(notes);
  }

  /**
   * {@return the result for content that could not be looked at}
   *
   * @param reason why, a code and a colon first
   */
  public static MatchResult unscanned(String reason) {
    return new MatchResult(Scan.UNSCANNED, reason, List.of(), List.of(), List.of());
  }

  /** {@return whether anything matched that is to be acted on or reviewed} */
  public boolean isMatch() {
    for (Match match : matches) {
      if (match.disposition() != Disposition.SHADOW) {
        return true;
      }
    }
    return false;
  }

  /** {@return the most that any of the matches means, empty if nothing matched} */
  public Optional<Disposition> disposition() {
    Optional<Disposition> most = Optional.empty();
    for (Match match : matches) {
      if (most.isEmpty() || match.disposition().compareTo(most.get()) > 0) {
        most = Optional.of(match.disposition());
      }
    }
    return most;
  }

  /**
   * {@return this result with its strongest and nearest matches only}
   *
   * @param most how many at most
   */
  public MatchResult first(int most) {
    int kept = Math.min(most, matches.size());
    return new MatchResult(scan, reason, matches.subList(0, kept), suppressed, notes);
  }

  /**
   * What something inside a content matched.
   *
   * @param path within the content, for instance {@code !/folder/x.png}
   * @param result of looking it up
   */
  public record Inner(String path, MatchResult result) {}

  /**
   * {@return this result with those of what is inside the content} What could not be looked at
   * inside makes the whole {@link Scan#PARTIAL}.
   *
   * @param inside what was looked up, in any order
   * @param reasons why more could not be looked at, each a code and a colon first
   */
  public MatchResult with(List<Inner> inside, Collection<String> reasons) {
    Set<Match> allMatches = new LinkedHashSet<>(matches);
    Set<Suppressed> allSuppressed = new LinkedHashSet<>(suppressed);
    Set<String> allNotes = new LinkedHashSet<>(notes);
    Set<String> allReasons = new LinkedHashSet<>(reasons);
    for (Inner inner : inside) {
      String path = inner.path();
      inner.result().matches().forEach(match -> allMatches.add(match.within(path)));
      inner.result().suppressed().forEach(match -> allSuppressed.add(match.within(path)));
      inner.result().notes().forEach(note -> allNotes.add(path + ": " + note));
      if (inner.result().scan() != Scan.COMPLETE) {
        for (String one : inner.result().reason().split("; ", -1)) {
          allReasons.add(placed(one, path));
        }
      }
    }
    List<Match> sorted = new ArrayList<>(allMatches);
    sorted.sort(Findings.STRONGEST_FIRST);
    return new MatchResult(
        scan == Scan.COMPLETE && !allReasons.isEmpty() ? Scan.PARTIAL : scan,
        reason(allReasons),
        sorted,
        List.copyOf(allSuppressed),
        List.copyOf(allNotes));
  }

  /** Says where a reason holds, or where the place is that it names. */
  private static String placed(String reason, String path) {
    int inside = reason.indexOf(" (!/");
    return inside < 0
        ? reason + " (" + path + ")"
        : reason.substring(0, inside + 2) + path + reason.substring(inside + 2);
  }

  /** The first reasons in full, the others counted. */
  private String reason(Collection<String> more) {
    List<String> all = new ArrayList<>(more);
    if (!reason.isEmpty()) {
      all.add(0, reason);
    }
    String said = String.join("; ", all.subList(0, Math.min(MOST_REASONS, all.size())));
    return all.size() > MOST_REASONS
        ? said + "; and " + (all.size() - MOST_REASONS) + " more"
        : said;
  }

  /**
   * {@return the result as a JSON object, as docs/schemas/match-result.schema.json describes it} It
   * does not name the content: put a path, a line number or a keyed token beside it.
   */
  public String json() {
    return document().toString();
  }

  /**
   * Writes {@link #json()} in UTF-8, without making a text of it first.
   *
   * @param out takes the object, and is not closed
   * @throws IOException if it cannot be written
   */
  public void writeJson(OutputStream out) throws IOException {
    document().writeTo(out);
  }

  private JsonText document() {
    JsonText json = new JsonText().put("match", isMatch());
    json.put("disposition", disposition().map(Disposition::id)).put("scan", scan.id());
    if (!reason.isEmpty()) {
      json.put("reason", reason);
    }
    json.objects("matches", matches, Match::write);
    json.objects("suppressed", suppressed, Suppressed::write);
    return json.texts("notes", notes);
  }
}
