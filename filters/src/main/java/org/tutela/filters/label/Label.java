package org.tutela.filters.label;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tutela.filters.rating.Confidence;
import org.tutela.filters.rating.DescriptorLevel;
import org.tutela.filters.rating.Rating;

/**
 * One label that stood in some content. Immutable.
 *
 * @param format which kind of label, such as {@code rta} or {@code itunextc}; {@code
 *     docs/labels.md} lists them
 * @param text the label as it stood there, shortened to 200 characters
 * @param state what became of it
 * @param rating the rating it names, if it was resolved
 * @param age the age in years that it names itself, if it names no rating
 * @param descriptors what it says the content shows, as far as that is known
 * @param confidence how far the rating or age may be relied on
 * @param scope what the label is about, if that is not the whole content: an address, a region
 * @param location where it stood: a line, a byte, and a path where there is one
 * @param warnings what a publisher should mend
 */
public record Label(
    String format,
    String text,
    State state,
    Optional<Rating> rating,
    OptionalInt age,
    List<DescriptorLevel> descriptors,
    Confidence confidence,
    Optional<String> scope,
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

  /** {@return the age in years that the label asks for: of its rating or its own, if it has one} */
  public OptionalInt filterAge() {
    return rating.isPresent() ? rating.get().filterAge() : age;
  }
}
