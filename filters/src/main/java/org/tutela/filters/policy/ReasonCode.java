package org.tutela.filters.policy;

import java.util.List;

/** Why a layer said what it said. Names and parameters are stable. */
public enum ReasonCode {
  /** The content matched known abuse material. */
  KNOWN_ILLEGAL,
  /** The content resembles listed material and a person must look. */
  MATCH_NEEDS_REVIEW,
  /** The law forbids content with this rating. */
  JURISDICTION_RATING("rating", "pack", "article", "source", "status"),
  /** The law bars content or services of this category. */
  JURISDICTION_CATEGORY("category", "pack", "article", "source", "status"),
  /** The law bars content that shows this much of something. */
  JURISDICTION_DESCRIPTOR("descriptor", "pack", "article", "source", "status"),
  /** The law bars content that has no usable rating. */
  JURISDICTION_UNRATED("medium", "pack", "article", "source", "status"),
  /** The law bars content of this medium. */
  JURISDICTION_MEDIUM("medium", "pack", "article", "source", "status"),
  /** The law asks for an age that is known better. */
  JURISDICTION_ASSURANCE("age", "needed", "known", "pack", "article", "source", "status"),
  /** A guardian denies it by name. */
  DENIED("entry"),
  /** A guardian has granted it for a while. */
  GRANTED("grant"),
  /** A grant does not open this. */
  GRANT_NOT_VALID("grant", "cause"),
  /** A guardian allows it by name. */
  ALLOW_LISTED("entry"),
  /** Only what a guardian allows by name is open, and this is not. */
  NOT_ON_ALLOW_LIST,
  /** The board refused or banned the content. */
  RATING_PROHIBITED("rating"),
  /** The content asks for more than the limit. */
  RATING_ABOVE_LIMIT("rating", "age", "limit"),
  /** The content keeps within the limit. */
  RATING_WITHIN_LIMIT("rating", "age", "limit"),
  /** The viewer is too young. */
  AGE_BELOW_RATING("rating", "age", "viewer"),
  /** The viewer is old enough. */
  AGE_SUFFICIENT("rating", "age", "viewer"),
  /** The viewer may or may not be old enough. */
  AGE_AMBIGUOUS("rating", "age", "viewer"),
  /** The viewer is old enough by an age that is not known well enough. */
  ASSURANCE_TOO_WEAK("rating", "age", "needed", "known"),
  /** The content shows more of something than the limit. */
  DESCRIPTOR_ABOVE_LIMIT("descriptor", "intensity", "limit"),
  /** The policy has a rule for this category. */
  CATEGORY_RULE("category"),
  /** Content of this category asks for an age. */
  CATEGORY_AGE("category", "age", "viewer"),
  /** Parents should decide, and the policy names no guidance age. */
  GUIDANCE_WITHOUT_AGE("rating"),
  /** The age of the rating or label is not reliable enough to let it pass. */
  LOW_CONFIDENCE("rating"),
  /** There is no rating, or one that says so. */
  UNRATED("medium"),
  /** A label names a rating that is unknown or ambiguous. */
  UNKNOWN_CODE("label"),
  /** A label cannot be read. */
  LABEL_MALFORMED("label"),
  /** A window of the schedule blocks this now. */
  SCHEDULE_BLOCKED("window"),
  /** The schedule has windows for this, and it is outside of all of them. */
  SCHEDULE_CLOSED("window"),
  /** The time for today is used up. */
  BUDGET_SPENT("budget", "minutes"),
  /** The policy says nothing about content of this kind. */
  NO_RULE("medium"),
  /** A layer failed; the cause is for those who run the filter. */
  LAYER_FAILED("layer", "cause");

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable.
  private final List<String> parameters;

  ReasonCode(String... parameters) {
    this.parameters = List.of(parameters);
  }

  /** {@return the names of its parameters, in the order in which sentences are given them} */
  public List<String> parameters() {
    return parameters;
  }
}
