package org.tutela.filters.policy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A guardian's PIN, kept in a file as an Argon2id hash. Safe for any number of threads and
 * processes on one file; a check takes some tens of milliseconds and 19 MiB.
 *
 * <p>After five wrong PINs in a row every further one has to wait, 30 seconds at first and twice as
 * long each time, up to a day. An attempt is written to the file before the PIN is looked at, so
 * neither a restart nor pulling the plug gives another one for free, and a clock that was set back
 * does not shorten the wait. A file that is missing or damaged accepts nothing.
 *
 * <p>Needs the library {@code org.bouncycastle:bcprov-jdk18on}.
 */
public final class GuardianPin {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 64;
  private static final int FREE_ATTEMPTS = 5;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);
  private static final Duration PAUSE = Duration.ofMillis(5);
  private static final int MOST_PAUSES = 6_000;

  private final Path file;

  private GuardianPin(Path file) {
    this.file = file;
  }

  /**
   * {@return the PIN of a new file}
   *
   * @param file the file to make, readable by its owner only
   * @param pin 4 to 64 characters; the caller clears it
   * @throws FileAlreadyExistsException if there is a file already
   * @throws IOException if the file cannot be written
   * @throws IllegalArgumentException if the PIN is too short or too long
   */
  public static GuardianPin create(Path file, char[] pin) throws IOException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    write(file, pin);
    return new GuardianPin(file);
  }

  /**
   * {@return the PIN of a file}
   *
   * @param file a file that {@link #create} made
   * @throws IOException if the file cannot be read or is damaged
   */
  public static GuardianPin open(Path file) throws IOException {
    PinRecord.read(file);
    return new GuardianPin(file);
  }

  private static void write(Path file, char[] pin) throws IOException {
    if (pin.length < SHORTEST || pin.length > LONGEST) {
      throw new IllegalArgumentException(
          "a PIN has " + SHORTEST + " to " + LONGEST + " characters, not " + pin.length);
    }
    byte[] salt = new byte[16];
    new SecureRandom().nextBytes(salt);
    PinRecord.of(salt, PinHash.argon2id(pin, salt)).write(file);
  }

  /**
   * {@return what comes of checking a PIN}
   *
   * @param pin what somebody typed; the caller clears it
   * @param now the time, by a clock that the child cannot set: a clock set forward ends a wait
   * @throws IOException if the file cannot be read or written or is damaged; then nothing was
   *     accepted
   */
  public PinCheck verify(char[] pin, Instant now) throws IOException {
    synchronized (this) {
      try (FileChannel channel = lockFile();
          FileLock lock = lock(channel)) {
        return lock.isValid() ? check(pin, now) : PinCheck.LOCKED;
      }
    }
  }

  /**
   * {@return what comes of replacing the PIN}
   *
   * @param pin the PIN so far
   * @param next the new one, 4 to 64 characters; the caller clears both
   * @param now the time
   * @throws IOException if the file cannot be read or written or is damaged
   * @throws IllegalArgumentException if the new PIN is too short or too long
   */
  public PinCheck change(char[] pin, char[] next, Instant now) throws IOException {
    synchronized (this) {
      try (FileChannel channel = lockFile();
          FileLock lock = lock(channel)) {
        PinCheck check = lock.isValid() ? check(pin, now) : PinCheck.LOCKED;
        if (check == PinCheck.ACCEPTED) {
          write(file, next);
        }
        return check;
      }
    }
  }

  /**
   * {@return until when no PIN is looked at, if there is a wait now}
   *
   * @param now the time
   * @throws IOException if the file cannot be read or is damaged
   */
  public Optional<Instant> lockedUntil(Instant now) throws IOException {
    PinRecord record = PinRecord.read(file);
    Instant wait = record.waitUntil();
    return record.later(now).isBefore(wait) ? Optional.of(wait) : Optional.empty();
  }

  private FileChannel lockFile() throws IOException {
    return FileChannel.open(
        file.resolveSibling(file.getFileName() + ".lock"),
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE);
  }

  /** The JDK waits for other processes, and refuses where another object of this one is at it. */
  private FileLock lock(FileChannel channel) throws IOException {
    for (int i = 0; i < MOST_PAUSES; i++) {
      try {
        return channel.lock();
      } catch (OverlappingFileLockException e) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
    throw new IOException(file + " is in use; ask again later");
  }

  private PinCheck check(char[] pin, Instant now) throws IOException {
    PinRecord record = PinRecord.read(file);
    Instant time = record.later(now);
    if (time.isBefore(record.waitUntil())) {
      return PinCheck.LOCKED;
    }
    int failures = record.failures() + 1;
    // Counted as wrong before it is looked at: whoever cuts the power gains nothing.
    PinRecord counted = record.with(failures, time.plus(wait(failures)), time);
    counted.write(file);
    byte[] hash = PinHash.argon2id(pin, record.salt());
    boolean right = MessageDigest.isEqual(hash, record.hash());
    Arrays.fill(hash, (byte) 0);
    if (right) {
      counted.with(0, Instant.EPOCH, time).write(file);
    }
    return right ? PinCheck.ACCEPTED : PinCheck.WRONG;
  }

  private static Duration wait(int failures) {
    if (failures < FREE_ATTEMPTS) {
      return Duration.ZERO;
    }
    int doublings = Math.min(failures - FREE_ATTEMPTS, 20);
    Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }
}
