/**
 * Content or ready hashes in, explained matches out.
 *
 * <p>{@link org.tutela.core.match.Matcher} looks content up in an index under {@link
 * org.tutela.core.match.MatchRules}; every {@link org.tutela.core.match.Match} says which list,
 * which hash, how near and how strong the evidence is.
 */
package org.tutela.core.match;
