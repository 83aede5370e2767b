package org.tutela.core.image;

import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;

/**
 * A PDQ hash and how much detail the picture had.
 *
 * @param hash 256 bits, of type {@link HashType#PDQ}
 * @param quality 0 (featureless) to 100; below 50 a hash says too little to be matched
 */
public record PdqHash(ContentHash hash, int quality) {

  /**
   * Checks type and range.
   *
   * @param hash of type PDQ
   * @param quality 0 to 100
   * @throws IllegalArgumentException if the hash is no PDQ hash or the quality is out of range
   */
  public PdqHash {
    if (!hash.type().equals(HashType.PDQ)) {
      throw new IllegalArgumentException("not a PDQ hash: " + hash.type());
    }
    if (quality < 0 || quality > 100) {
      throw new IllegalArgumentException("quality is 0 to 100, not " + quality);
    }
  }

  /**
   * {@return the hash of the negative of the picture: every bit turned, the quality as it is}
   *
   * <p>Exact up to rounding: inverting pixels changes the sign of every coefficient.
   */
  public PdqHash inverted() {
    byte[] bytes = hash.toBytes();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ~bytes[i];
    }
    return new PdqHash(ContentHash.of(HashType.PDQ, bytes), quality);
  }
}
