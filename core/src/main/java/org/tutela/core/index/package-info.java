/**
 * The compiled index: hash lists in, one immutable searchable file out.
 *
 * <p>{@link org.tutela.core.index.IndexCompiler} writes a file, {@link
 * org.tutela.core.index.HashIndex} opens it, {@link org.tutela.core.index.IndexSearcher} answers
 * from it.
 */
package org.tutela.core.index;
