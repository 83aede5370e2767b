/**
 * One model for every hash list: what a reader yields, where it reads from, and what it refuses.
 *
 * <p>A {@link org.tutela.core.list.ListReader} turns a {@link org.tutela.core.list.ListSource} into
 * {@link org.tutela.core.list.ListRecord}s, in file order and in constant memory. The readers
 * themselves are in {@code org.tutela.core.list.format}.
 */
package org.tutela.core.list;
