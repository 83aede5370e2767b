package org.tutela.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BorderScanTest {
  private static final int WIDTH = 90;
  private static final int HEIGHT = 70;

  @Property(tries = 200)
  void aBorderOfAnyWidthAndBrightnessIsFoundThroughNoise(
      @ForAll @IntRange(max = 20) int left,
      @ForAll @IntRange(max = 20) int top,
      @ForAll @IntRange(max = 20) int right,
      @ForAll @IntRange(max = 20) int bottom,
      @ForAll @IntRange(min = 4, max = 251) int brightness,
      @ForAll @IntRange(max = 4) int strength,
      @ForAll long seed) {
    float[][] picture = busy(seed);
    Random noise = new Random(seed);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        if (x < left || x >= WIDTH - right || y < top || y >= HEIGHT - bottom) {
          picture[y][x] = brightness + noise.nextInt(2 * strength + 1) - strength;
        }
      }
    }

    Optional<BorderScan.Inside> inside = scan(picture);

    boolean none = left + top + right + bottom == 0;
    assertThat(inside)
        .isEqualTo(
            none
                ? Optional.empty()
                : Optional.of(new BorderScan.Inside(left, top, WIDTH - right, HEIGHT - bottom)));
  }

  @Example
  void barsOfTwoColoursAreFound() {
    float[][] picture = busy(1);
    Arrays.fill(picture[0], 0);
    Arrays.fill(picture[1], 0);
    Arrays.fill(picture[HEIGHT - 1], 255);

    assertThat(scan(picture)).contains(new BorderScan.Inside(0, 2, WIDTH, HEIGHT - 1));
  }

  @Example
  void aDarkPictureInBlackBarsKeepsItsOwnRowsAndSides() {
    float[][] picture = new float[HEIGHT][WIDTH];
    for (int y = 10; y < HEIGHT - 10; y++) {
      for (int x = 0; x < WIDTH; x++) {
        picture[y][x] = 4 + 9 * (x / 5 % 2) + Math.min(y - 10, 30);
      }
    }

    assertThat(scan(picture)).contains(new BorderScan.Inside(0, 10, WIDTH, HEIGHT - 10));
  }

  @Example
  void evenSidesOfAPictureBetweenBarsAreNoBorder() {
    float[][] picture = busy(2);
    for (int y = 0; y < HEIGHT; y++) {
      Arrays.fill(picture[y], WIDTH - 20, WIDTH, 120);
      if (y < 8 || y >= HEIGHT - 8) {
        Arrays.fill(picture[y], 0);
      }
    }

    assertThat(scan(picture)).contains(new BorderScan.Inside(0, 8, WIDTH, HEIGHT - 8));
  }

  @Example
  void aGrainySkyIsNoBorder() {
    Random grain = new Random(3);
    float[][] picture = busy(3);
    for (int y = 0; y < 30; y++) {
      for (int x = 0; x < WIDTH; x++) {
        picture[y][x] = 200 - y + grain.nextInt(9) - 4;
      }
    }

    assertThat(scan(picture)).isEmpty();
  }

  @Example
  void aPictureOfOneBrightnessIsNoBorder() {
    assertThat(scan(new float[HEIGHT][WIDTH])).isEmpty();
  }

  private static Optional<BorderScan.Inside> scan(float[][] picture) {
    BorderScan scan = new BorderScan(WIDTH, HEIGHT);
    for (float[] row : picture) {
      scan.row(row);
    }
    return scan.inside();
  }

  /** Stripes across and down, so that no line is even and none looks like another. */
  private static float[][] busy(long seed) {
    Random random = new Random(seed);
    float[][] picture = new float[HEIGHT][WIDTH];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        picture[y][x] = (x / 3 + y / 3) % 2 * 200 + random.nextInt(40);
      }
    }
    return picture;
  }
}
