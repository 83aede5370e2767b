package org.tutela.core.match;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a lookup of one content found, and whether all of it could be looked at. Immutable.
 *
 * @param scan how much of the content was looked at
 * @param reason why not all of it, empty if the scan is complete
 * @param matches the entries that matched, the strongest evidence first, then the nearest
 * @param notes what a reader of the result should know, for instance that a picture has alpha
 */
public record MatchResult(Scan scan, String reason, List<Match> matches, List<String> notes) {

  /** How much of the content was looked at. */
  public enum Scan {
    /** All of it, by every hash that the index holds. */
    COMPLETE,
    /** A part: a damaged picture was decoded as far as it goes. */
    PARTIAL,
    /** It could not be looked at by perceptual hash. Never read this as "no match". */
    UNSCANNED;

    /** {@return the stable lower-case name, for output} */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Nothing matched, everything was looked at. */
  static final MatchResult NOTHING = new MatchResult(Scan.COMPLETE, "", List.of(), List.of());

  /**
   * Copies the lists.
   *
   * @param scan how much of the content was looked at
   * @param reason why not all of it, empty if the scan is complete
   * @param matches the entries that matched
   * @param notes what a reader of the result should know
   */
  public MatchResult {
    matches = List.copyOf(matches);
    notes = List.copyOf(notes);
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
    return matches.stream().map(Match::disposition).max(Disposition::compareTo);
  }
}
