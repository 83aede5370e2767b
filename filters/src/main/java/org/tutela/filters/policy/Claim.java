package org.tutela.filters.policy;

import java.util.Optional;
import java.util.OptionalInt;
import org.tutela.filters.label.Label;
import org.tutela.filters.label.LabelTrust;
import org.tutela.filters.rating.Confidence;
import org.tutela.filters.rating.Rating;

/**
 * What somebody says about the age that an item is for.
 *
 * @param rating the rating, if a single known one is claimed
 * @param label the label, if no rating follows from it
 * @param trust who says so
 */
record Claim(Optional<Rating> rating, Optional<Label> label, LabelTrust trust) {
  static Claim of(Rating rating, LabelTrust trust) {
    return new Claim(Optional.of(rating), Optional.empty(), trust);
  }

  static Claim of(Label label, LabelTrust trust) {
    return label.rating().isPresent()
        ? of(label.rating().get(), trust)
        : new Claim(Optional.empty(), Optional.of(label), trust);
  }

  /** {@return whether it may let something pass} */
  boolean trusted() {
    return trust != LabelTrust.SELF;
  }

  /** {@return the age that it asks for, if it names one} */
  OptionalInt age() {
    return rating.isPresent() ? rating.get().filterAge() : label.orElseThrow().age();
  }

  /** {@return this outcome as a {@link Verdict}; it judges the content if it may let it pass} */
  int judging(Outcome outcome) {
    return Verdict.of(outcome) | (trusted() ? Verdict.JUDGED : Verdict.NONE);
  }

  /** {@return how far the age may be relied on} */
  Confidence confidence() {
    return rating.isPresent() ? rating.get().confidence() : label.orElseThrow().confidence();
  }

  /** {@return the rating or else the label} */
  Object subject() {
    return rating.isPresent() ? rating.get() : label.orElseThrow();
  }

  /** {@return whether this claim adds nothing to the other} */
  boolean repeats(Claim other) {
    return rating.equals(other.rating)
        && label.equals(other.label)
        && trust.compareTo(other.trust) <= 0;
  }

  /** {@return the rating's reference or the label's text} */
  @Override
  public String toString() {
    return rating.map(Rating::id).orElseGet(() -> label.map(Label::text).orElse(""));
  }
}
