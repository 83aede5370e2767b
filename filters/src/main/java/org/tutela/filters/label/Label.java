package org.tutela.filters.label;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tutela.filters.rating.Confidence;
import org.tutela.filters.rating.Rating;

/**
 * One label that stood in some content. Immutable.
 *
 * @param format which kind of label: {@code rta}, {@code meta-rating} or {@code schema.org}
 * @param text the label as it stood there, shortened to 200 characters
 * @param state what became of it
 * @param rating the rating it names, if it was resolved
 * @param age the age in years that it names itself, if it names no rating
 * @param confidence how far the rating or age may be relied on
 * @param location where it stood: a line, and a path where there is one
 * @param warnings what a publisher should mend
 */
public record Label(
    String format,
    String text,
    State state,
    Optional<Rating> rating,
    OptionalInt age,
    Confidence confidence,
    String location,
    List<Warning> warnings) {

  /** What became of a label. */
  public enum State {
    /** It names a rating of the catalogue. */
    RATED,
    /** It names an age. */
    AGED,
    /** It says nothing that an age follows from. */
    NEUTRAL,
    /** It is well-formed, but no single rating follows from it. */
    UNKNOWN,
    /** It could not be read. */
    MALFORMED
  }

  /**
   * Something a publisher should mend.
   *
   * @param code a stable name
   * @param message what is wrong, in English
   */
  public record Warning(String code, String message) {
    @Override
    public String toString() {
      return code + ": " + message;
    }
  }

  private static final int MAX_TEXT = 200;

  static Label rated(
      String format, String text, Rating rating, String location, List<Warning> warnings) {
    return new Label(
        format,
        shortened(text),
        State.RATED,
        Optional.of(rating),
        OptionalInt.empty(),
        rating.confidence(),
        location,
        List.copyOf(warnings));
  }

  static Label aged(String format, String text, int age, Confidence confidence, String location) {
    return new Label(
        format,
        shortened(text),
        State.AGED,
        Optional.empty(),
        OptionalInt.of(age),
        confidence,
        location,
        List.of());
  }

  static Label unresolved(
      String format, String text, State state, String location, List<Warning> warnings) {
    return new Label(
        format,
        shortened(text),
        state,
        Optional.empty(),
        OptionalInt.empty(),
        Confidence.LOW,
        location,
        List.copyOf(warnings));
  }

  private static String shortened(String text) {
    return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
  }
}
