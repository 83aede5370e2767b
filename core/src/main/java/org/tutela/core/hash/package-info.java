/**
 * What a hash is, how it is written, and the digests of content in one pass.
 *
 * <p>{@link org.tutela.core.hash.HashType} names a kind of hash, {@link
 * org.tutela.core.hash.ContentHash} is one value of it, {@link org.tutela.core.hash.ContentHasher}
 * computes the cryptographic digests of a stream.
 */
package org.tutela.core.hash;
