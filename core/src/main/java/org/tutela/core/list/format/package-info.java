/**
 * The readers of the list formats, one file each, behind one registry.
 *
 * <p>{@link org.tutela.core.list.format.ListReaders} finds a reader by the name of a format or by
 * the content of a list.
 */
package org.tutela.core.list.format;
