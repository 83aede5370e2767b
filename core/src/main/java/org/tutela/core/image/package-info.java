/** Pixels in, perceptual hashes out. */
package org.tutela.core.image;
