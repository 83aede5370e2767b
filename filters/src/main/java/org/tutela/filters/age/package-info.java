/**
 * How old somebody is, as far as anybody knows.
 *
 * <p>Laws and platforms signal brackets, and half of all rating thresholds fall inside one, so an
 * {@link org.tutela.filters.age.AgeRange} compares in three values.
 */
package org.tutela.filters.age;
