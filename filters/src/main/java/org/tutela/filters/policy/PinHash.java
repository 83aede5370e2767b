package org.tutela.filters.policy;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) with the smallest parameters that OWASP recommends, 19 MiB and two passes: a
 * router must be able to afford them. What protects a PIN of few digits is the limit on attempts.
 */
final class PinHash {
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int BYTES = 32;

  private PinHash() {}

  static byte[] argon2id(char[] pin, byte[] salt) {
    try {
      Argon2Parameters parameters =
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(MEMORY_KIB)
              .withIterations(PASSES)
              .withParallelism(LANES)
              .withSalt(salt)
              .build();
      Argon2BytesGenerator generator = new Argon2BytesGenerator();
      generator.init(parameters);
      byte[] hash = new byte[BYTES];
      generator.generateBytes(pin, hash);
      return hash;
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          "a guardian's PIN needs the library org.bouncycastle:bcprov-jdk18on", e);
    }
  }
}
