/**
 * Readers for the age labels that content carries.
 *
 * <p>{@link org.tutela.filters.label.LabelReaders} finds every label in a document, says where it
 * stood and resolves it strictly through the catalogue: what is unknown or ambiguous stays without
 * a rating, with a warning, and is never guessed.
 */
package org.tutela.filters.label;
