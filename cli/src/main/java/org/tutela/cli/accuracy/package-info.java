/**
 * How well altered pictures are found again: pictures are altered in the ways uploads are, looked
 * up under the hash of the original, and counted.
 *
 * <p>{@link org.tutela.cli.accuracy.AccuracySuite} measures one picture after another, {@link
 * org.tutela.cli.accuracy.AccuracyReport} counts, and {@link org.tutela.cli.accuracy.AccuracyPage}
 * draws.
 */
@org.jspecify.annotations.NullMarked
package org.tutela.cli.accuracy;
