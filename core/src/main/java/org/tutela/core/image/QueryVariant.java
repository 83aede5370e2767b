package org.tutela.core.image;

import java.util.Locale;
import java.util.Optional;

/**
 * An altered form of a picture under which it is looked up, because PDQ does not see through the
 * alteration. The constants stand in the order in which variants are computed.
 */
public enum QueryVariant {
  /** The stored pixels, as the reference hashes them. */
  AS_STORED(Orientation.NORMAL),
  /** Turned upright as the EXIF orientation says. */
  UPRIGHT,
  /** Transparent pixels over black. */
  OVER_BLACK,
  /** Transparent pixels over white. */
  OVER_WHITE,
  /** A quarter turn counter-clockwise. */
  ROTATE_90(Orientation.ROTATE_90),
  /** A half turn. */
  ROTATE_180(Orientation.ROTATE_180),
  /** A quarter turn clockwise. */
  ROTATE_270(Orientation.ROTATE_270),
  /** Top and bottom exchanged. */
  FLIP_X(Orientation.FLIP_X),
  /** Left and right exchanged. */
  FLIP_Y(Orientation.FLIP_Y),
  /** Mirrored at the diagonal from the top left. */
  TRANSPOSE(Orientation.TRANSPOSE),
  /** Mirrored at the diagonal from the top right. */
  TRANSVERSE(Orientation.TRANSVERSE),
  /** Without its border or letterbox bars of one colour. */
  FRAMED,
  /** The negative. */
  INVERTED;

  private final Optional<Orientation> orientation;

  QueryVariant() {
    this.orientation = Optional.empty();
  }

  QueryVariant(Orientation orientation) {
    this.orientation = Optional.of(orientation);
  }

  /** {@return the stable lower-case name, such as {@code rotate-90}} */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@return how the stored pixels are turned, for the variants that do nothing else} */
  Optional<Orientation> orientation() {
    return orientation;
  }
}
