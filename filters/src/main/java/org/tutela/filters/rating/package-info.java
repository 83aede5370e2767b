/**
 * Age ratings of every country and medium on one scale.
 *
 * <p>{@link org.tutela.filters.rating.RatingCatalog} holds the systems and their ratings as
 * versioned, sourced data. A {@link org.tutela.filters.rating.Rating} is never a bare code: the
 * same letter means 0 in one system and 18 in another.
 */
package org.tutela.filters.rating;
