package org.tutela.filters.policy;

/** Why a layer said what it said. The names are stable; the parameters are named in braces. */
public enum ReasonCode {
  /** The content matched known abuse material. */
  KNOWN_ILLEGAL,
  /** The content resembles listed material and a person must look. */
  MATCH_NEEDS_REVIEW,
  /** The board refused or banned the content. {rating} */
  RATING_PROHIBITED,
  /** The content asks for more than the limit. {rating}, {age}, {limit} */
  RATING_ABOVE_LIMIT,
  /** The content keeps within the limit. {rating}, {age}, {limit} */
  RATING_WITHIN_LIMIT,
  /** The viewer is too young. {rating}, {age}, {viewer} */
  AGE_BELOW_RATING,
  /** The viewer is old enough. {rating}, {age}, {viewer} */
  AGE_SUFFICIENT,
  /** The viewer may or may not be old enough. {rating}, {age}, {viewer} */
  AGE_AMBIGUOUS,
  /** Parents should decide, and the policy names no guidance age. {rating} */
  GUIDANCE_WITHOUT_AGE,
  /** The age of the rating or label is not reliable enough to let it pass. {rating} */
  LOW_CONFIDENCE,
  /** There is no rating, or one that says so. {medium} */
  UNRATED,
  /** A label names a rating that is unknown or ambiguous. {label} */
  UNKNOWN_CODE,
  /** A label cannot be read. {label} */
  LABEL_MALFORMED,
  /** The policy says nothing about content of this kind. {medium} */
  NO_RULE,
  /** A layer failed. {layer} */
  LAYER_FAILED
}
