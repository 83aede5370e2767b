package org.tutela.core.index;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tutela.core.hash.HashType;

/**
 * Rules out hosts that no listed address is of: a split block Bloom filter (Putze, Sanders and
 * Singler, 2007; the one of Apache Parquet) over keyed hashes of their {@linkplain
 * org.tutela.core.url.HostKey keys}. A host that is listed is always found; of others one in a
 * thousand or so. A look costs one half of a cache line. Safe for any number of threads.
 *
 * <p>It knows hosts that have pages, and names that stand for all below them.
 */
final class HostFilter {
  static final int BLOCK_BYTES = 32;

  private static final int WORDS = BLOCK_BYTES / Long.BYTES;

  /** Bits for each key: with 8 of them set, one in a thousand others passes. */
  private static final int BITS = 16;

  /** Set in every block, so that no block is zero as a page cut off is. */
  private static final long PRESENT = 1L << 63;

  /** A lane of 32 bits has the bit that the top five bits of a product say (Apache Parquet). */
  private static final int[] SALTS = {
    0x47b6137b, 0x44974d91, 0x8824ad5b, 0xa2b7289d, 0x705495c7, 0x2df1424b, 0x9efc4947, 0x5c6bfb31
  };

  /** Tells names that stand for all below them from hosts. */
  private static final int TREE = 0x9e3779b1;

  /** Where the key of the host is in the hash of an address. */
  private static final int KEY_AT = 16;

  private final SectionBytes blocks;
  private final long count;
  private final long seed;
  private final boolean names;
  private final boolean mapped;

  /**
   * Reads a filter.
   *
   * @param blocks one or more
   * @param seed of the list set
   * @param names whether it has any that stand for all below them
   * @param mapped whether the bytes may go away
   */
  HostFilter(SectionBytes blocks, long seed, boolean names, boolean mapped) {
    this.blocks = blocks;
    this.count = blocks.length() / BLOCK_BYTES;
    this.seed = seed;
    this.names = names;
    this.mapped = mapped;
  }

  boolean isMapped() {
    return mapped;
  }

  /** {@return whether a listed address may be of exactly this host} */
  boolean hasPages(int hostKey, HostScratch scratch) {
    return has(hostKey, 1, scratch);
  }

  /** {@return whether a listed name that stands for all below it may be this one} */
  boolean hasTree(int hostKey, HostScratch scratch) {
    return names && has(hostKey, TREE, scratch);
  }

  private boolean has(int hostKey, int kind, HostScratch scratch) {
    long hash = hash(hostKey, seed);
    long block = block(hash, count) * BLOCK_BYTES;
    int bits = (int) hash * kind;
    return mapped ? hasCopied(block, bits, scratch) : hasLoaded(block, bits);
  }

  private boolean hasLoaded(long block, int bits) {
    for (int w = 0; w < WORDS; w++) {
      long mask = mask(bits, w);
      if ((blocks.longAt(block + (long) w * Long.BYTES) & mask) != mask) {
        return false;
      }
    }
    return true;
  }

  /** A copy leaves its target as it was where the page is gone; see {@link MappedDigests}. */
  private boolean hasCopied(long block, int bits, HostScratch scratch) {
    byte[] copy = scratch.block;
    copy[BLOCK_BYTES - 1] = 0;
    blocks.copy(block, copy, 0, BLOCK_BYTES);
    scratch.doubtful |= copy[BLOCK_BYTES - 1] == 0;
    for (int w = 0; w < WORDS; w++) {
      long mask = mask(bits, w);
      if (((long) DigestLayout.LONGS.get(copy, w * Long.BYTES) & mask) != mask) {
        return false;
      }
    }
    return true;
  }

  private static long hash(int hostKey, long seed) {
    return BitPermutation.mix(seed ^ (hostKey & 0xffffffffL));
  }

  private static long block(long hash, long count) {
    return ((hash >>> 32) * count) >>> 32;
  }

  private static long mask(int bits, int word) {
    long low = 1L << ((bits * SALTS[2 * word]) >>> 27);
    return low | 1L << (32 + ((bits * SALTS[2 * word + 1]) >>> 27));
  }

  /** {@return whether there are addresses that need a filter} */
  static boolean isNeeded(List<SortedEntries> types) {
    return types.stream().anyMatch(type -> type.type().isAddress());
  }

  /** Writes the filter of all addresses. */
  static void write(IndexFileWriter file, List<SortedEntries> types, long seed) throws IOException {
    long pages = 0;
    long trees = 0;
    for (SortedEntries type : types) {
      boolean tree = type.type().equals(HashType.DOMAIN_SUFFIX);
      pages += type.type().isAddress() && !tree ? type.values() : 0;
      trees += tree ? type.values() : 0;
    }
    long count = ((pages + trees) * BITS + Byte.SIZE * BLOCK_BYTES - 1) / (Byte.SIZE * BLOCK_BYTES);
    // With the most values that an index can have, half a thousand million words.
    long[] words = new long[Math.toIntExact(count * WORDS)];
    for (SortedEntries type : types) {
      if (type.type().isAddress()) {
        add(type, seed, count, words);
      }
    }
    for (int last = WORDS - 1; last < words.length; last += WORDS) {
      words[last] |= PRESENT;
    }
    SectionOutput out =
        file.section(SectionKind.HOSTS, Optional.empty(), count * BLOCK_BYTES, pages, trees);
    for (long word : words) {
      out.putLong(word);
    }
    file.finish(out, pages + trees);
  }

  private static void add(SortedEntries type, long seed, long count, long[] words) {
    int kind = type.type().equals(HashType.DOMAIN_SUFFIX) ? TREE : 1;
    SortedValues values = type.sortedValues();
    for (int i = 0; i < values.size(); i++) {
      long hash = hash(values.intAt(i, KEY_AT), seed);
      int word = (int) block(hash, count) * WORDS;
      for (int w = 0; w < WORDS; w++) {
        words[word + w] |= mask((int) hash * kind, w);
      }
    }
  }
}
