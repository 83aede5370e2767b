package org.tutela.core.index;

import org.tutela.core.hash.HashType;

/**
 * A value of an index that a query matched.
 *
 * @param type what kind of hash matched
 * @param valueId the number of the value within its index, from 0; it means nothing in another
 *     index
 * @param distance bits that differ, 0 for an equal value
 */
public record IndexHit(HashType type, int valueId, int distance) {}
