package org.tutela.core.image;

/**
 * The eight ways to turn and mirror a rectangle. The names of the constants say what is done to the
 * picture.
 */
public enum Orientation {
  /** Nothing. */
  NORMAL(false, false, false),
  /** A quarter turn counter-clockwise. */
  ROTATE_90(true, true, false),
  /** A half turn. */
  ROTATE_180(false, true, true),
  /** A quarter turn clockwise. */
  ROTATE_270(true, false, true),
  /** Top and bottom exchanged. */
  FLIP_X(false, false, true),
  /** Left and right exchanged. */
  FLIP_Y(false, true, false),
  /** Mirrored at the diagonal from the top left: "flip plus 1" of the PDQ reference. */
  TRANSPOSE(true, false, false),
  /** Mirrored at the diagonal from the top right: "flip minus 1" of the PDQ reference. */
  TRANSVERSE(true, true, true);

  private final boolean swapsSides;
  private final boolean mirrorsX;
  private final boolean mirrorsY;

  Orientation(boolean swapsSides, boolean mirrorsX, boolean mirrorsY) {
    this.swapsSides = swapsSides;
    this.mirrorsX = mirrorsX;
    this.mirrorsY = mirrorsY;
  }

  /**
   * {@return what makes a stored picture upright}
   *
   * @param tag the EXIF orientation tag (274), 1 to 8; any other value counts as 1
   */
  public static Orientation ofExif(int tag) {
    return switch (tag) {
      case 2 -> FLIP_Y;
      case 3 -> ROTATE_180;
      case 4 -> FLIP_X;
      case 5 -> TRANSPOSE;
      case 6 -> ROTATE_270;
      case 7 -> TRANSVERSE;
      case 8 -> ROTATE_90;
      default -> NORMAL;
    };
  }

  /** {@return whether width and height are exchanged} */
  public boolean swapsSides() {
    return swapsSides;
  }

  /** {@return whether source columns are read from right to left} */
  boolean mirrorsX() {
    return mirrorsX;
  }

  /** {@return whether source rows are read from bottom to top} */
  boolean mirrorsY() {
    return mirrorsY;
  }
}
