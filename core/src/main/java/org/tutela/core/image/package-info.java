/**
 * Pictures in, PDQ hashes out.
 *
 * <p>{@link org.tutela.core.image.ImageDecoder} turns a file into pixels, {@link
 * org.tutela.core.image.PixelImage} holds them, {@link org.tutela.core.image.PdqHasher} hashes
 * them, and {@link org.tutela.core.image.QueryVariants} hashes the altered forms worth looking up.
 * Only the decoder needs {@code java.desktop}; pixels from anywhere else are hashed without it.
 */
package org.tutela.core.image;
