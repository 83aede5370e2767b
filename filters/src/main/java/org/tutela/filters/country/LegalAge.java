package org.tutela.filters.country;

import java.util.OptionalInt;

/**
 * An age that the law of a country names. Immutable.
 *
 * @param years the age, if it is known
 * @param provenance where it comes from, or why it is not known
 */
public record LegalAge(OptionalInt years, Provenance provenance) {}
