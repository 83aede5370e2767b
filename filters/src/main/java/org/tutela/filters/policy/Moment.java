package org.tutela.filters.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.policy.JurisdictionLayer.ActiveRule;

/**
 * A stretch of time in which nothing changes that a policy knows of: it lies within one day, and
 * within or outside of every window as a whole. Everything that follows from the time is computed
 * once for it.
 */
final class Moment {
  private static final int VIEWERS = 1 << 6;

  private final boolean timed;
  private final long from;
  private final long to;
  private final Optional<LocalDate> day;
  private final long windows;
  private final List<ActiveRule> rules;
  private final Optional<AgeRange> profile;
  private final Viewer unnamed;

  /** Viewers that were asked for lately. A lost update only costs another object. */
  private final @Nullable KnownViewer[] viewers = new KnownViewer[VIEWERS];

  private record KnownViewer(AgeRange asked, Viewer viewer) {}

  /**
   * A moment.
   *
   * @param span the first second and the one after the last; empty if the time is not known
   * @param day the local day, if it is known
   * @param windows one bit for every line of the schedule whose window this lies in
   * @param rules the rules of jurisdictions that are in force
   * @param profile the age of the policy's person
   */
  Moment(
      Optional<long[]> span,
      Optional<LocalDate> day,
      long windows,
      List<ActiveRule> rules,
      Optional<AgeRange> profile) {
    this.timed = span.isPresent();
    this.from = span.map(ends -> ends[0]).orElse(Long.MIN_VALUE);
    this.to = span.map(ends -> ends[1]).orElse(Long.MAX_VALUE);
    this.day = day;
    this.windows = windows;
    this.rules = rules;
    this.profile = profile.map(this::today);
    this.unnamed = new Viewer(this.profile.orElse(Viewer.ANY_AGE), true);
  }

  boolean holds(long epochSecond) {
    return timed && from <= epochSecond && epochSecond < to;
  }

  /** {@return the first second at which something may change} */
  long end() {
    return to;
  }

  boolean isDay(LocalDate other) {
    return day.isPresent() && day.get().equals(other);
  }

  /**
   * {@return whether this lies in the window of a line of the schedule}
   *
   * @throws IllegalStateException if the time is not known
   */
  boolean isIn(int line) {
    if (!timed) {
      throw new IllegalStateException("the request does not say the time");
    }
    return (windows & (1L << line)) != 0;
  }

  List<ActiveRule> rules() {
    return rules;
  }

  /** {@return who asks: somebody of an age, or the policy's person} */
  Viewer viewer(Optional<AgeRange> named) {
    if (named.isEmpty()) {
      return unnamed;
    }
    AgeRange asked = named.get();
    // Fibonacci hashing: consecutive ages must not share a slot.
    int slot = ((asked.lower() + 151 * asked.upper().orElse(151)) * 0x9E3779B9) >>> 26;
    KnownViewer known = viewers[slot];
    if (known == null || !known.asked().equals(asked)) {
      AgeRange age = today(asked);
      boolean older = profile.isPresent() && age.lower() >= profile.get().lower();
      known = new KnownViewer(asked, new Viewer(age, older));
      viewers[slot] = known;
    }
    return known.viewer();
  }

  private AgeRange today(AgeRange age) {
    return day.isPresent() ? age.on(day.get()) : age;
  }
}
