package org.tutela.core.image;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;

/**
 * From 64 x 64 values to 256 bits: quality, discrete cosine transform, median.
 *
 * <p>Source: "The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm" (Facebook,
 * 2019) and its C++ reference. All arithmetic is in float, in the order of the reference.
 */
final class PdqTransform {
  private static final int SIDE = JaroszFilter.SIDE;
  private static final int BASES = 16;
  private static final int BYTES = HashType.PDQ.bytes();

  /** Row {@code i} samples the cosine of frequency {@code i + 1}; the constant one is left out. */
  private static final float[][] DCT = dctMatrix();

  /** The same by columns: 16 sums side by side keep the order of each and run on vectors. */
  private static final float[][] DCT_COLUMNS = columns(DCT);

  private final float[] product = new float[SIDE];
  private final float[] sums = new float[BASES];
  private final float[] coefficients = new float[BASES * BASES];
  private final float[] sorted = new float[BASES * BASES];

  /** Makes scratch space for one hash at a time. */
  PdqTransform() {}

  private static float[][] dctMatrix() {
    float[][] matrix = new float[BASES][SIDE];
    float scale = (float) Math.sqrt(2.0 / SIDE);
    for (int i = 0; i < BASES; i++) {
      for (int j = 0; j < SIDE; j++) {
        matrix[i][j] = (float) (scale * Math.cos(Math.PI / 2 / SIDE * (i + 1) * (2 * j + 1)));
      }
    }
    return matrix;
  }

  private static float[][] columns(float[][] matrix) {
    float[][] columns = new float[SIDE][BASES];
    for (int i = 0; i < BASES; i++) {
      for (int j = 0; j < SIDE; j++) {
        columns[j][i] = matrix[i][j];
      }
    }
    return columns;
  }

  /** {@return 0 to 100: the sum of the gradients between neighbours, scaled} */
  static int quality(float[] block) {
    int sum = 0;
    for (int i = 0; i < SIDE * (SIDE - 1); i++) {
      sum += step(block[i], block[i + SIDE]);
    }
    for (int y = 0; y < SIDE; y++) {
      for (int i = SIDE * y; i < SIDE * y + SIDE - 1; i++) {
        sum += step(block[i], block[i + 1]);
      }
    }
    return Math.min(100, sum / 90);
  }

  private static int step(float u, float v) {
    return Math.abs((int) ((u - v) * 100 / 255));
  }

  /** {@return the 16 x 16 lowest frequencies, row by row; overwritten by the next call} */
  float[] coefficients(float[] block) {
    for (int i = 0; i < BASES; i++) {
      Arrays.fill(product, 0);
      for (int k = 0; k < SIDE; k++) {
        float factor = DCT[i][k];
        for (int j = 0; j < SIDE; j++) {
          product[j] += factor * block[SIDE * k + j];
        }
      }
      multiply(product, sums);
      System.arraycopy(sums, 0, coefficients, BASES * i, BASES);
    }
    return coefficients;
  }

  private static void multiply(float[] row, float[] sums) {
    Arrays.fill(sums, 0);
    for (int k = 0; k < SIDE; k++) {
      float factor = row[k];
      float[] column = DCT_COLUMNS[k];
      for (int j = 0; j < BASES; j++) {
        sums[j] += factor * column[j];
      }
    }
  }

  /** {@return the hash of a block} */
  PdqHash hash(float[] block) {
    return hash(block, quality(block));
  }

  /** {@return the hash of a block whose quality is known} */
  PdqHash hash(float[] block, int quality) {
    return hashOf(coefficients(block), quality);
  }

  /** Writes the hash of a block; {@return its quality} Allocates nothing. */
  int hash(float[] block, byte[] into) {
    write(coefficients(block), into);
    return quality(block);
  }

  private PdqHash hashOf(float[] values, int quality) {
    byte[] bytes = new byte[BYTES];
    write(values, bytes);
    return new PdqHash(ContentHash.of(HashType.PDQ, bytes), quality);
  }

  /** A bit is set where a coefficient exceeds the lower median. */
  private void write(float[] values, byte[] into) {
    System.arraycopy(values, 0, sorted, 0, sorted.length);
    Arrays.sort(sorted);
    float median = sorted[sorted.length / 2 - 1];
    Arrays.fill(into, 0, BYTES, (byte) 0);
    for (int bit = 0; bit < values.length; bit++) {
      if (values[bit] > median) {
        // The first byte holds the highest bits.
        into[BYTES - 1 - (bit >> 3)] |= (byte) (1 << (bit & 7));
      }
    }
  }

  /** {@return the eight hashes that turning the sign of coefficients and transposing them gives} */
  Map<Orientation, PdqHash> dihedral(float[] block) {
    coefficients(block);
    int quality = quality(block);
    Map<Orientation, PdqHash> hashes = new EnumMap<>(Orientation.class);
    for (Orientation orientation : Orientation.values()) {
      hashes.put(orientation, hashOf(turned(coefficients, orientation), quality));
    }
    return hashes;
  }

  /** Mirroring a picture turns the sign of its odd cosines, which here have the even indexes. */
  private static float[] turned(float[] coefficients, Orientation orientation) {
    float[] turned = new float[coefficients.length];
    for (int i = 0; i < BASES; i++) {
      for (int j = 0; j < BASES; j++) {
        boolean negative =
            (orientation.mirrorsY() && (i & 1) == 0) != (orientation.mirrorsX() && (j & 1) == 0);
        float value = coefficients[BASES * i + j];
        int to = orientation.swapsSides() ? BASES * j + i : BASES * i + j;
        turned[to] = negative ? -value : value;
      }
    }
    return turned;
  }
}
