package org.tutela.filters.policy;

import org.tutela.filters.age.AgeRange;

/**
 * Who a decision is for. Immutable.
 *
 * @param age what is known of the age, on the day of the request
 * @param words the age as reasons write it
 * @param limitSuffices whether an explicit limit decides without the age: it is a guardian's word
 *     about the person of the profile and anybody older. Somebody younger, and somebody whom the
 *     policy does not know, must be old enough as well.
 */
record Viewer(AgeRange age, String words, boolean limitSuffices) {
  static final AgeRange ANY_AGE = AgeRange.from(0);

  Viewer(AgeRange age, boolean limitSuffices) {
    this(age, age.toString(), limitSuffices);
  }
}
