/**
 * Decisions about content for somebody of an age, with reasons.
 *
 * <p>A {@link org.tutela.filters.policy.Policy} is read from a file once and then decides about any
 * number of {@link org.tutela.filters.policy.DecisionRequest}s. Its layers stand in a fixed order;
 * the illegal layer comes first and nothing overrides it.
 */
package org.tutela.filters.policy;
