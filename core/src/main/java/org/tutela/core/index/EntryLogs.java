package org.tutela.core.index;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;

/** The entries of a compiler, a log for each hash type, within the memory that they may take. */
final class EntryLogs implements Closeable {
  private static final int ENTRIES_BETWEEN_LOOKS = 1 << 12;

  private final IndexProfile profile;
  private final long seed;
  private final long memory;
  private final Map<HashType, EntryLog> logs = new TreeMap<>();
  private Optional<EntryLog> recent = Optional.empty();
  private int unseen;

  /** Begins without entries. */
  EntryLogs(IndexProfile profile, long seed, long memory) {
    this.profile = profile;
    this.seed = seed;
    this.memory = memory;
  }

  Set<HashType> types() {
    return logs.keySet();
  }

  /** Adds what one record says of a value. */
  void add(
      ContentHash hash, int facet, int number, long date, long opinions, int quality, byte[] id)
      throws IOException {
    if (++unseen == ENTRIES_BETWEEN_LOOKS) {
      spillIfNeeded();
      unseen = 0;
    }
    log(hash.type()).add(hash, facet, number, date, opinions, quality, id);
  }

  /** {@return the log of a type} Most entries have the type of the one before. */
  @SuppressWarnings("ReferenceEquality")
  private EntryLog log(HashType type) {
    if (recent.isEmpty() || recent.get().type() != type) {
      recent = Optional.of(logs.computeIfAbsent(type, this::begun));
    }
    return recent.get();
  }

  /** Adds that a list takes a value back. */
  void takeBack(ContentHash hash, int marker, int number) throws IOException {
    add(hash, marker, number, EntryLog.NO_DATE, 0, EntryLog.NO_QUALITY, new byte[0]);
  }

  private EntryLog begun(HashType type) {
    boolean digest = type.kind() == HashType.Kind.DIGEST;
    int width = digest ? DigestLayout.digestBytes(type, profile) : type.bytes();
    return new EntryLog(type, width, DigestKey.of(seed, 0));
  }

  /** Moves the largest log to its file once all of them take more memory than they may. */
  private void spillIfNeeded() throws IOException {
    long held = 0;
    Optional<EntryLog> largest = Optional.empty();
    for (EntryLog log : logs.values()) {
      held += log.heldBytes();
      if (largest.isEmpty() || log.heldBytes() > largest.get().heldBytes()) {
        largest = Optional.of(log);
      }
    }
    if (held > memory && largest.isPresent()) {
      largest.get().spill();
    }
  }

  /** {@return the log of a type as it is to be sorted; there must be one} */
  EntryLog settled(HashType type) throws IOException {
    EntryLog log = Optional.ofNullable(logs.get(type)).orElseThrow();
    if (type.kind() == HashType.Kind.DIGEST) {
      log = DigestSpread.settle(log, seed);
      logs.put(type, log);
      recent = Optional.empty();
    }
    return log;
  }

  @Override
  public void close() throws IOException {
    for (EntryLog log : logs.values()) {
      log.close();
    }
  }
}
