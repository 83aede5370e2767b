package org.tutela.core.hash;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names a hash in a log or on a screen without giving it away: a keyed token stays the same for the
 * same hash under the same key and says nothing without the key. Immutable and safe for any number
 * of threads; a token costs one HMAC-SHA-256.
 */
public final class TokenKey {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int TOKEN_BYTES = 8;

  private final SecretKeySpec key;

  private TokenKey(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
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
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(hash.type().id().getBytes(StandardCharsets.US_ASCII));
      mac.update((byte) 0);
      byte[] tag = mac.doFinal(hash.toBytes());
      return HexFormat.of().formatHex(Arrays.copyOf(tag, TOKEN_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no " + ALGORITHM, e);
    }
  }
}
