package org.tutela.filters.policy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * What the file of a PIN holds: one line for each of salt, hash, wrong attempts in a row, the end
 * of the wait, and the latest time that was seen.
 */
final class PinRecord {
  private static final String HEAD = "tutela_pin 1 argon2id m=19456 t=2 p=1";

  private final byte[] salt;
  private final byte[] hash;
  private final int failures;
  private final Instant waitUntil;
  private final Instant seen;

  private PinRecord(byte[] salt, byte[] hash, int failures, Instant waitUntil, Instant seen) {
    this.salt = salt;
    this.hash = hash;
    this.failures = failures;
    this.waitUntil = waitUntil;
    this.seen = seen;
  }

  static PinRecord of(byte[] salt, byte[] hash) {
    return new PinRecord(salt, hash, 0, Instant.EPOCH, Instant.EPOCH);
  }

  PinRecord with(int wrong, Instant wait, Instant now) {
    return new PinRecord(salt, hash, wrong, wait, now);
  }

  byte[] salt() {
    return salt;
  }

  byte[] hash() {
    return hash;
  }

  int failures() {
    return failures;
  }

  Instant waitUntil() {
    return waitUntil;
  }

  /** {@return this time, or the latest that was seen if the clock was set back} */
  Instant later(Instant now) {
    return now.isBefore(seen) ? seen : now;
  }

  static PinRecord read(Path file) throws IOException {
    List<String> lines = CheckedFile.read(file);
    try {
      if (lines.size() != 6 || !lines.get(0).equals(HEAD)) {
        throw new IllegalArgumentException("no PIN");
      }
      return new PinRecord(
          HexFormat.of().parseHex(lines.get(1)),
          HexFormat.of().parseHex(lines.get(2)),
          Integer.parseInt(lines.get(3)),
          Instant.parse(lines.get(4)),
          Instant.parse(lines.get(5)));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(file + " is no file of a PIN, or of a newer version", e);
    }
  }

  void write(Path file) throws IOException {
    HexFormat hex = HexFormat.of();
    CheckedFile.write(
        file,
        List.of(
            HEAD,
            hex.formatHex(salt),
            hex.formatHex(hash),
            Integer.toString(failures),
            waitUntil.toString(),
            seen.toString()));
  }
}
