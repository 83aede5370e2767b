package org.tutela.core.image;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;

/**
 * Computes PDQ hashes, equal to the bit to the C++ reference compiled for strict IEEE floats. About
 * 8 ns a pixel; memory besides the pixels is a 128th of the picture, kept for the next picture of
 * the same size. Reusable, for one thread at a time.
 *
 * <p>A picture of fewer than 5 rows or columns has the all-zero hash of quality 0, as in the
 * reference.
 *
 * <p>Source: "The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm" (Facebook,
 * 2019) and the C++ code published with it.
 */
public final class PdqHasher {
  private static final int SIDE = JaroszFilter.SIDE;
  private static final int SMALLEST = 5;

  /** What the reference gives for a picture that is too small. */
  static final PdqHash NOTHING =
      new PdqHash(ContentHash.of(HashType.PDQ, new byte[HashType.PDQ.bytes()]), 0);

  private final PdqTransform transform = new PdqTransform();
  private JaroszFilter filter = filter(SIDE, SIDE);
  private int width;
  private int height;
  private int rows = -1;

  /** Makes a hasher; its buffers grow with the first picture. */
  public PdqHasher() {}

  /**
   * {@return the hash of a picture in the dialect {@link PdqDialect#CORE}}
   *
   * @param image its pixels
   */
  public PdqHash hash(PixelImage image) {
    return hash(image, PdqDialect.CORE);
  }

  /**
   * {@return the hash of a picture}
   *
   * @param image its pixels
   * @param dialect whether a large picture is reduced first
   */
  public PdqHash hash(PixelImage image, PdqDialect dialect) {
    PixelImage prepared = dialect.prepare(image);
    if (isTooSmall(prepared.width(), prepared.height())) {
      return NOTHING;
    }
    return transform.hash(block(prepared));
  }

  /**
   * {@return the quality of a picture, 0 to 100, after writing its hash in the dialect {@link
   * PdqDialect#CORE}} Allocates nothing once a picture of the same size has passed.
   *
   * @param image its pixels
   * @param into takes the 32 bytes of the hash at its start
   * @throws IndexOutOfBoundsException if the array is too short
   */
  public int hash(PixelImage image, byte[] into) {
    Objects.checkFromIndexSize(0, HashType.PDQ.bytes(), into.length);
    if (isTooSmall(image.width(), image.height())) {
      Arrays.fill(into, 0, HashType.PDQ.bytes(), (byte) 0);
      return 0;
    }
    return transform.hash(block(image), into);
  }

  /**
   * {@return the hashes of a picture in all eight orientations, derived from one transform as the
   * reference does}
   *
   * <p>Costs little more than one hash, and is exact only up to the blur: on pictures of 100 to 200
   * pixels the derived hashes are up to 38 bits from those of really turned pixels. To look a
   * picture up, turn its pixels ({@link PixelImage#oriented}).
   *
   * @param image its pixels
   * @param dialect whether a large picture is reduced first
   */
  public Map<Orientation, PdqHash> dihedral(PixelImage image, PdqDialect dialect) {
    PixelImage prepared = dialect.prepare(image);
    float[] block =
        isTooSmall(prepared.width(), prepared.height())
            ? new float[SIDE * SIDE]
            : filtered(prepared, false);
    return transform.dihedral(block);
  }

  /**
   * Starts a picture whose rows are handed over one by one, so that it never need be whole in
   * memory. Forgets a picture that was started before.
   *
   * @param width of the picture, at least 1
   * @param height of the picture, at least 1
   * @throws IllegalArgumentException if a side is below 1
   */
  public void start(int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a picture has at least one pixel, not " + width + " x " + height);
    }
    this.width = width;
    this.height = height;
    this.rows = 0;
    if (!isTooSmall(width, height)) {
      restart(width, height, isBlock(width, height));
    }
  }

  /**
   * Adds the next row from the top of a started picture.
   *
   * @param luma at least as many values of 0 to 255 as the picture is wide; see {@link
   *     PixelImage#luma}
   * @throws IllegalStateException if no picture was started or it has all its rows
   * @throws IndexOutOfBoundsException if the array is too short
   */
  public void row(float[] luma) {
    if (rows < 0 || rows == height) {
      throw new IllegalStateException(
          rows < 0 ? "no picture was started" : "the picture has only " + height + " rows");
    }
    Objects.checkFromIndexSize(0, width, luma.length);
    rows++;
    if (!isTooSmall(width, height)) {
      System.arraycopy(luma, 0, filter.nextRow(), 0, width);
      filter.add();
    }
  }

  /**
   * {@return the hash of the started picture, in the dialect {@link PdqDialect#CORE}}
   *
   * @throws IllegalStateException if rows are missing
   */
  public PdqHash finish() {
    if (rows < 0 || rows < height) {
      throw new IllegalStateException("rows are missing: " + Math.max(0, rows) + " of " + height);
    }
    rows = -1;
    if (isTooSmall(width, height)) {
      return NOTHING;
    }
    filter.finish();
    return transform.hash(filter.block(0, 0));
  }

  private static JaroszFilter filter(int width, int height) {
    return new JaroszFilter(FilterAxis.forward(width), FilterAxis.forward(height));
  }

  static boolean isTooSmall(int width, int height) {
    return width < SMALLEST || height < SMALLEST;
  }

  /** {@return the 64 x 64 values of a picture, overwritten by the next one} */
  float[] block(PixelImage image) {
    return filtered(image, isBlock(image.width(), image.height()));
  }

  private float[] filtered(PixelImage image, boolean asIs) {
    rows = -1;
    restart(image.width(), image.height(), asIs);
    for (int y = 0; y < image.height(); y++) {
      image.luma(y, filter.nextRow());
      filter.add();
    }
    filter.finish();
    return filter.block(0, 0);
  }

  /** The reference takes a picture of exactly this size as it is, save in its dihedral call. */
  private static boolean isBlock(int width, int height) {
    return width == SIDE && height == SIDE;
  }

  private void restart(int width, int height, boolean asIs) {
    if (!filter.fits(width, height)) {
      filter = filter(width, height);
    }
    filter.restart(asIs);
  }
}
