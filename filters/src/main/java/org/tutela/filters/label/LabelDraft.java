package org.tutela.filters.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tutela.filters.label.Label.State;
import org.tutela.filters.label.Label.Warning;
import org.tutela.filters.rating.Confidence;
import org.tutela.filters.rating.DescriptorLevel;
import org.tutela.filters.rating.Rating;

/** A label in the making. Belongs to one thread. */
final class LabelDraft {
  private static final int MAX_TEXT = 200;
  private static final int MAX_AGE = 99;

  private final String format;
  private final String text;
  private final String location;
  private final List<Warning> warnings = new ArrayList<>();
  private final List<DescriptorLevel> descriptors = new ArrayList<>();
  private Optional<String> scope = Optional.empty();

  LabelDraft(String format, String text, String location) {
    this.format = format;
    this.text = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    this.location = location;
  }

  LabelDraft warn(String code, String message) {
    warnings.add(new Warning(code, message));
    return this;
  }

  LabelDraft describe(List<DescriptorLevel> levels) {
    descriptors.addAll(levels);
    return this;
  }

  LabelDraft about(String subject) {
    scope = subject.isEmpty() ? Optional.empty() : Optional.of(clipped(subject));
    return this;
  }

  /** {@return the text as the label will show it} */
  String text() {
    return text;
  }

  /** {@return whether something is wrong with the label} */
  boolean hasWarnings() {
    return !warnings.isEmpty();
  }

  Label rated(Rating rating) {
    if (rating.deprecated()) {
      warn("deprecated-code", rating + " is no longer given");
    }
    return label(State.RATED, Optional.of(rating), OptionalInt.empty(), rating.confidence());
  }

  /** {@return the label with an age; one beyond 99 is no age} */
  Label aged(int age, Confidence confidence) {
    if (age < 0 || age > MAX_AGE) {
      return malformed("malformed-value", "an age is 0 to " + MAX_AGE);
    }
    return label(State.AGED, Optional.empty(), OptionalInt.of(age), confidence);
  }

  Label neutral() {
    return unresolved(State.NEUTRAL);
  }

  Label unknown() {
    return unresolved(State.UNKNOWN);
  }

  Label unknown(String code, String message) {
    return warn(code, message).unknown();
  }

  Label malformed(String code, String message) {
    return warn(code, message).unresolved(State.MALFORMED);
  }

  private Label unresolved(State state) {
    return label(state, Optional.empty(), OptionalInt.empty(), Confidence.LOW);
  }

  private Label label(
      State state, Optional<Rating> rating, OptionalInt age, Confidence confidence) {
    return new Label(
        format,
        text,
        state,
        rating,
        age,
        descriptors.stream().distinct().toList(),
        confidence,
        scope,
        location,
        List.copyOf(warnings));
  }

  private static String clipped(String text) {
    return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
  }
}
