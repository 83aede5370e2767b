package org.tutela.core.index;

/**
 * A listed address that covers a URL.
 *
 * @param hit the value of the index, whose type says what kind of address it is
 * @param labelsBelow how many labels the host of the URL has before the listed name
 * @param segmentsBelow how many segments the path of the URL has after a listed prefix
 */
public record AddressHit(IndexHit hit, int labelsBelow, int segmentsBelow) {}
