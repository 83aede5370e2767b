package org.tutela.core.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one digest of the file format, and what follows from it. */
final class Digests {
  private Digests() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * {@return the key of the structures of an index: from the name of the list set, not its entries}
   */
  static long seed(String name) {
    byte[] digest = sha256().digest(("tutela list set\n" + name).getBytes(UTF_8));
    return ByteBuffer.wrap(digest).getLong();
  }
}
