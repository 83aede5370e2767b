package org.tutela.filters.export;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tutela.filters.policy.Policy;

/**
 * A policy in the format of a device or resolver, and what that format cannot say. Immutable; the
 * same policy on the same day gives the same bytes.
 *
 * <p>Where a format knows only open and closed, what asks a guardian or for a better known age is
 * closed. What an export cannot express is in {@link #gaps}, never left out silently.
 *
 * @param target the format
 * @param files the files by name
 * @param gaps what the format cannot say
 */
public record Export(Target target, Map<String, String> files, List<Gap> gaps) {

  /** The formats that there are. */
  public enum Target {
    /** An Apple configuration profile with the rating ceilings of films, television and apps. */
    APPLE,
    /** The blocked {@code TvContentRating}s of Android TV, flattened, one a line. */
    TV_CONTENT_RATING,
    /** The parental age of a DVB receiver, as JSON. */
    DVB,
    /** Filter rules for AdGuard Home. */
    ADGUARD,
    /** A block list and an allow list for Pi-hole. */
    PIHOLE;

    /** {@return the name in options: lower case with hyphens} */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What becomes of a decision that a format cannot express. */
  public enum Effect {
    /** The target closes what the policy would open. */
    STRICTER,
    /** The target opens what the policy would close, or does not do what it asks for besides. */
    WEAKER
  }

  /**
   * Something that a format cannot say.
   *
   * @param effect what becomes of it
   * @param what which part of the policy
   * @param why what the target lacks
   */
  public record Gap(Effect effect, String what, String why) {}

  /** {@return whether the target lets something pass that the policy would not} */
  public boolean weaker() {
    return gaps.stream().anyMatch(gap -> gap.effect() == Effect.WEAKER);
  }

  /**
   * {@return a policy in another format} It asks the policy for every rating that the format knows.
   *
   * @param policy the policy
   * @param target the format
   * @param day the day it is made for, on which ages and laws hold
   */
  public static Export of(Policy policy, Target target, LocalDate day) {
    return switch (target) {
      case APPLE -> new AppleProfile(policy, day).export();
      case TV_CONTENT_RATING -> new TvRatings(policy, day).export();
      case DVB -> new DvbAge(policy, day).export();
      case ADGUARD -> DomainRules.adguard(policy);
      case PIHOLE -> DomainRules.pihole(policy);
    };
  }
}
