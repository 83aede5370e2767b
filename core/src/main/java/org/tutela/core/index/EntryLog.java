package org.tutela.core.index;

import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.Opinions;
import org.tutela.core.spool.TemporaryFile;

/**
 * The entries of one hash type. What arrives is kept in memory until it is spilled: sorted by value
 * and written to a temporary file as one more run, to be merged in the end.
 *
 * <p>A digest stands in it as it is sorted: with its key instead of the first word, and as long as
 * the profile keeps it.
 */
final class EntryLog implements Closeable {
  static final long NO_DATE = Long.MIN_VALUE;
  static final int NO_QUALITY = -1;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int SHIFT = 18;
  private static final int CHUNK = 1 << SHIFT;
  private static final int AHEAD = 64;

  private final HashType type;
  private final int width;
  private final boolean keyed;
  private final DigestKey key;
  private final List<byte[]> chunks = new ArrayList<>();
  private final List<long[]> runs = new ArrayList<>();
  private Optional<FileChannel> file = Optional.empty();
  private int[] records = new int[64];
  private int count;
  private int chunk = -1;
  private int filled = CHUNK;
  private long spilled;
  private long total;

  /** Takes what is read ahead, so that no compiler leaves the reading out. */
  int touched;

  /** Begins a log of values of so many bytes; the key is for digests. */
  EntryLog(HashType type, int width, DigestKey key) {
    this.type = type;
    this.width = width;
    this.keyed = type.kind() == HashType.Kind.DIGEST;
    this.key = key;
  }

  /** {@return opinions as one number, 0 for none} */
  static long packed(Opinions opinions) {
    return (long) opinions.confirming() << 32 | opinions.disputing();
  }

  /** {@return how many bytes of a value count} */
  int width() {
    return width;
  }

  DigestKey key() {
    return key;
  }

  HashType type() {
    return type;
  }

  /** {@return how many entries have been added, and values taken back} */
  long size() {
    return total;
  }

  /** {@return how much memory the entries take that have not been spilled} */
  long heldBytes() {
    return (long) chunks.size() * CHUNK + (long) records.length * Integer.BYTES;
  }

  void add(
      ContentHash hash, int facet, int sequence, long date, long opinions, int quality, byte[] id) {
    int size = width + EntryRecord.size(date, opinions) + id.length;
    byte[] into = room(size);
    int at = filled;
    int words = width / Long.BYTES;
    for (int w = 0; w < words; w++) {
      LONGS.set(into, at + w * Long.BYTES, hash.word(w));
    }
    for (int i = words * Long.BYTES; i < width; i++) {
      into[at + i] = (byte) hash.byteAt(i);
    }
    if (keyed) {
      LONGS.set(into, at, key.of(hash.word(0), hash.word(1)));
    }
    EntryRecord.put(into, at + width, facet, sequence, date, opinions, quality, id);
    added(size);
  }

  /** Adds what another log holds, by the key of this one. */
  void add(long newKey, byte[] bytes, int from, int to) {
    byte[] into = room(to - from);
    System.arraycopy(bytes, from, into, filled, to - from);
    LONGS.set(into, filled, newKey);
    added(to - from);
  }

  /** {@return the chunk that has room for an entry, where the last one ends} */
  private byte[] room(int size) {
    if (size > CHUNK - filled) {
      nextChunk(size);
    }
    return chunks.get(chunk);
  }

  private void added(int size) {
    if (count == records.length) {
      records = Arrays.copyOf(records, 2 * count);
    }
    records[count++] = chunk << SHIFT | filled;
    filled = Math.min(CHUNK, filled + size);
    total++;
  }

  private void nextChunk(int size) {
    chunk++;
    filled = 0;
    if (chunk == chunks.size()) {
      chunks.add(new byte[Math.max(CHUNK, size)]);
    } else if (chunks.get(chunk).length < size) {
      chunks.set(chunk, new byte[size]);
    }
  }

  /** {@return 8 bytes as one number, the first byte highest} */
  static long word(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  private byte[] chunkOf(int record) {
    return chunks.get(record >>> SHIFT);
  }

  private static int offset(int record) {
    return record & (CHUNK - 1);
  }

  private int compare(int one, int other) {
    int at = offset(one);
    int to = offset(other);
    return Arrays.compareUnsigned(chunkOf(one), at, at + width, chunkOf(other), to, to + width);
  }

  private void sort() {
    long[] prefixed = new long[count];
    for (int i = 0; i < count; i++) {
      long prefix = word(chunkOf(records[i]), offset(records[i])) >>> Integer.SIZE;
      prefixed[i] = prefix << Integer.SIZE | Integer.toUnsignedLong(records[i]);
    }
    records = ValueSorter.sort(prefixed, this::compare);
  }

  /** Writes what is in memory to a sorted run, and forgets it. */
  void spill() throws IOException {
    if (file.isEmpty()) {
      file = Optional.of(TemporaryFile.open());
    }
    sort();
    long start = spilled;
    byte[] block = new byte[CHUNK];
    int used = 0;
    for (int i = 0; i < count; i++) {
      touchAhead(i);
      int record = records[i];
      byte[] from = chunkOf(record);
      int at = offset(record);
      int length = EntryRecord.end(from, at + width) - at;
      if (length > block.length - used) {
        write(block, used);
        used = 0;
        block = length > block.length ? new byte[length] : block;
      }
      System.arraycopy(from, at, block, used, length);
      used += length;
    }
    write(block, used);
    runs.add(new long[] {start, spilled});
    release();
  }

  /** Reads a little of the sorted entries to come, so that their cache misses overlap. */
  private void touchAhead(int next) {
    if (next % AHEAD == 0) {
      int sum = 0;
      for (int i = next, end = Math.min(count, next + AHEAD); i < end; i++) {
        byte[] bytes = chunkOf(records[i]);
        sum += bytes[offset(records[i])] + bytes[offset(records[i]) + width];
      }
      touched = sum;
    }
  }

  private void write(byte[] block, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(block, 0, length);
    while (buffer.hasRemaining()) {
      spilled += file.orElseThrow().write(buffer, spilled);
    }
  }

  private void release() {
    chunks.clear();
    records = new int[64];
    count = 0;
    chunk = -1;
    filled = CHUNK;
  }

  /** {@return the entries in the order of their values; nothing can be added any more} */
  EntryMerge merged() throws IOException {
    if (!runs.isEmpty() && count > 0) {
      spill(); // What is in memory gives way to the buffers of the merge.
    }
    List<EntryRun> sorted = new ArrayList<>();
    for (long[] run : runs) {
      sorted.add(EntryRun.of(file.orElseThrow(), run[0], run[1], width));
    }
    if (count > 0) {
      sort();
      sorted.add(new Memory());
    }
    return new EntryMerge(sorted, width);
  }

  /** The entries that were never spilled. */
  private final class Memory extends EntryRun {
    private int next;

    @Override
    boolean next() {
      if (next == count) {
        return false;
      }
      touchAhead(next);
      int record = records[next++];
      set(chunkOf(record), offset(record));
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    release();
    if (file.isPresent()) {
      file.get().close();
    }
  }
}
