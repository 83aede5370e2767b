package org.tutela.core.hash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Names a hash in a log or on a screen without giving it away: a keyed token stays the same for the
 * same hash under the same key and says nothing without the key. Immutable and safe for any number
 * of threads; a token costs one HMAC-SHA-256.
 */
public final class TokenKey {
  private static final String ALGORITHM = "SHA-256";
  private static final int TOKEN_BYTES = 8;

  private static final int BLOCK_BYTES = 64;
  private static final int INNER_PAD = 0x36;
  private static final int OUTER_PAD = 0x5c;

  /** The digests of HMAC (RFC 2104) once they have taken in the key; copied for each token. */
  private final MessageDigest inner;

  private final MessageDigest outer;

  private TokenKey(byte[] key) {
    byte[] block = key.length > BLOCK_BYTES ? digest().digest(key) : key;
    inner = keyed(block, INNER_PAD);
    outer = keyed(block, OUTER_PAD);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance(ALGORITHM);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no " + ALGORITHM, e);
    }
  }

  private static MessageDigest keyed(byte[] key, int pad) {
    byte[] padded = Arrays.copyOf(key, BLOCK_BYTES);
    for (int i = 0; i < padded.length; i++) {
      padded[i] ^= (byte) pad;
    }
    MessageDigest digest = digest();
    digest.update(padded);
    return digest;
  }

  /** {@return a fresh key: its tokens cannot be compared with those of any other} */
  public static TokenKey random() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return new TokenKey(key);
  }

  /**
   * {@return a key that the caller keeps, so that tokens of several processes can be compared}
   *
   * @param key at least 16 bytes, copied
   * @throws IllegalArgumentException if it is shorter
   */
  public static TokenKey of(byte[] key) {
    if (key.length < 16) {
      throw new IllegalArgumentException("a token key has at least 16 bytes, not " + key.length);
    }
    return new TokenKey(key);
  }

  /**
   * {@return 16 hexadecimal digits that stand for the hash}
   *
   * @param hash what to name
   */
  public String token(ContentHash hash) {
    try {
      MessageDigest message = (MessageDigest) inner.clone();
      message.update(hash.type().id().getBytes(StandardCharsets.US_ASCII));
      message.update((byte) 0);
      MessageDigest tag = (MessageDigest) outer.clone();
      tag.update(message.digest(hash.toBytes()));
      return HexFormat.of().formatHex(tag.digest(), 0, TOKEN_BYTES);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(
          "the " + ALGORITHM + " of this Java runtime has no copies", e);
    }
  }
}
