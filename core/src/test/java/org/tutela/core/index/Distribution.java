package org.tutela.core.index;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;

/** How the bit strings of a synthetic list are distributed. */
enum Distribution {
  /** Every bit by a fair coin. */
  UNIFORM {
    @Override
    byte[] next(int width, SplittableRandom random, List<byte[]> before) {
      byte[] value = new byte[width];
      random.nextBytes(value);
      return value;
    }
  },
  /** As many ones as zeros, as PDQ has them. */
  BALANCED {
    @Override
    byte[] next(int width, SplittableRandom random, List<byte[]> before) {
      byte[] value = new byte[width];
      java.util.Arrays.fill(value, 0, width / 2, (byte) 0xff);
      for (int bit = 8 * width - 1; bit > 0; bit--) {
        swap(value, bit, random.nextInt(bit + 1));
      }
      return value;
    }
  },
  /** Nine of ten within some bits of an earlier one. */
  CLUSTERED {
    @Override
    byte[] next(int width, SplittableRandom random, List<byte[]> before) {
      return before.isEmpty() || random.nextInt(10) == 0
          ? UNIFORM.next(width, random, before)
          : near(before.get(random.nextInt(before.size())), random.nextInt(20), random);
    }
  },
  /** All alike but for a quarter of the bits. */
  FAT_BAND {
    @Override
    byte[] next(int width, SplittableRandom random, List<byte[]> before) {
      byte[] value = new byte[width];
      for (int i = 0; i < width; i += 4) {
        value[i] = (byte) random.nextInt();
      }
      return value;
    }
  },
  /** Few different values, many times. */
  DUPLICATES {
    @Override
    byte[] next(int width, SplittableRandom random, List<byte[]> before) {
      return before.size() < 40
          ? UNIFORM.next(width, random, before)
          : before.get(random.nextInt(40)).clone();
    }
  };

  abstract byte[] next(int width, SplittableRandom random, List<byte[]> before);

  List<ContentHash> hashes(HashType type, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<byte[]> values = new ArrayList<>(count);
    List<ContentHash> hashes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      byte[] value = next(type.bytes(), random, values);
      values.add(value);
      hashes.add(ContentHash.of(type, value));
    }
    return hashes;
  }

  /** {@return a value with so many bits of another turned} */
  static byte[] near(byte[] value, int bits, SplittableRandom random) {
    byte[] turned = value.clone();
    for (int i = 0; i < bits; i++) {
      int bit = random.nextInt(8 * value.length);
      turned[bit >> 3] ^= (byte) (1 << (bit & 7));
    }
    return turned;
  }

  private static void swap(byte[] value, int one, int other) {
    int x = (value[one >> 3] >> (one & 7)) & 1;
    int y = (value[other >> 3] >> (other & 7)) & 1;
    if (x != y) {
      value[one >> 3] ^= (byte) (1 << (one & 7));
      value[other >> 3] ^= (byte) (1 << (other & 7));
    }
  }
}
