package org.tutela.core.image;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * PDQ as published, step by step on whole buffers: slow, obvious, and the oracle for {@link
 * PdqHasher}. Steps 2 to 11 of the C++ reference, from luma to bits.
 */
public final class PdqReference {
  /** A hash in hexadecimal with its quality. */
  public record Result(String hex, int quality) {}

  private PdqReference() {}

  /** {@return the hash and quality of a picture} */
  public static Result hash(PixelImage image) {
    int rows = image.height();
    int columns = image.width();
    if (rows < 5 || columns < 5) {
      return new Result("0".repeat(64), 0);
    }
    float[] luma = luma(image);
    float[][] block =
        rows == 64 && columns == 64
            ? decimate(luma, rows, columns)
            : decimate(blur(luma, rows, columns), rows, columns);
    return new Result(bits(transform(block)), quality(block));
  }

  static float[] luma(PixelImage image) {
    float[] luma = new float[image.width() * image.height()];
    float[] row = new float[image.width()];
    for (int y = 0; y < image.height(); y++) {
      image.luma(y, row);
      System.arraycopy(row, 0, luma, y * row.length, row.length);
    }
    return luma;
  }

  private static float[] blur(float[] luma, int rows, int columns) {
    float[] a = luma.clone();
    float[] b = new float[a.length];
    for (int pass = 0; pass < 2; pass++) {
      for (int y = 0; y < rows; y++) {
        box(a, b, y * columns, 1, columns);
      }
      for (int x = 0; x < columns; x++) {
        box(b, a, x, columns, rows);
      }
    }
    return a;
  }

  /** The mean over a window that is cut off at both ends, along one row or column. */
  private static void box(float[] from, float[] to, int start, int step, int length) {
    int window = (length + 127) / 128;
    int half = (window + 2) / 2;
    int count = 0;
    int in = start;
    int gone = start;
    int out = start;
    float sum = 0;
    for (int i = 0; i < half - 1; i++, in += step) {
      sum += from[in];
      count++;
    }
    for (int i = 0; i < window - half + 1; i++, in += step, out += step) {
      sum += from[in];
      count++;
      to[out] = sum / count;
    }
    for (int i = 0; i < length - window; i++, in += step, gone += step, out += step) {
      sum += from[in];
      sum -= from[gone];
      to[out] = sum / count;
    }
    for (int i = 0; i < half - 1; i++, gone += step, out += step) {
      sum -= from[gone];
      count--;
      to[out] = sum / count;
    }
  }

  private static float[][] decimate(float[] pixels, int rows, int columns) {
    float[][] block = new float[64][64];
    for (int i = 0; i < 64; i++) {
      int y = (int) (((i + 0.5) * rows) / 64);
      for (int j = 0; j < 64; j++) {
        int x = (int) (((j + 0.5) * columns) / 64);
        block[i][j] = pixels[y * columns + x];
      }
    }
    return block;
  }

  private static int quality(float[][] block) {
    int sum = 0;
    for (int i = 0; i < 63; i++) {
      for (int j = 0; j < 64; j++) {
        sum += Math.abs((int) (((block[i][j] - block[i + 1][j]) * 100) / 255));
      }
    }
    for (int i = 0; i < 64; i++) {
      for (int j = 0; j < 63; j++) {
        sum += Math.abs((int) (((block[i][j] - block[i][j + 1]) * 100) / 255));
      }
    }
    return Math.min(100, sum / 90);
  }

  private static float[][] transform(float[][] block) {
    float[][] basis = new float[16][64];
    for (int i = 0; i < 16; i++) {
      for (int j = 0; j < 64; j++) {
        double angle = (Math.PI / 2 / 64.0) * (i + 1) * (2 * j + 1);
        basis[i][j] = (float) ((float) Math.sqrt(2.0 / 64.0) * Math.cos(angle));
      }
    }
    float[][] half = new float[16][64];
    for (int i = 0; i < 16; i++) {
      for (int j = 0; j < 64; j++) {
        for (int k = 0; k < 64; k++) {
          half[i][j] += basis[i][k] * block[k][j];
        }
      }
    }
    float[][] coefficients = new float[16][16];
    for (int i = 0; i < 16; i++) {
      for (int j = 0; j < 16; j++) {
        for (int k = 0; k < 64; k++) {
          coefficients[i][j] += half[i][k] * basis[j][k];
        }
      }
    }
    return coefficients;
  }

  private static String bits(float[][] coefficients) {
    float[] sorted = new float[256];
    for (int i = 0; i < 16; i++) {
      System.arraycopy(coefficients[i], 0, sorted, 16 * i, 16);
    }
    Arrays.sort(sorted);
    float median = sorted[127];
    StringBuilder hex = new StringBuilder();
    for (int i = 15; i >= 0; i--) {
      int word = 0;
      for (int j = 0; j < 16; j++) {
        word |= coefficients[i][j] > median ? 1 << j : 0;
      }
      hex.append(HexFormat.of().toHexDigits((short) word));
    }
    return hex.toString();
  }
}
