package org.tutela.filters.policy;

/**
 * Who says something. Immutable.
 *
 * @param layer which layer speaks
 * @param rule the place in the policy file, such as {@code limits.film.max_age}, or empty for what
 *     always holds
 */
record Origin(Layer layer, String rule) {}
