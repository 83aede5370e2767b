package org.tutela.core.image;

import java.util.Locale;

/**
 * An altered form of a picture under which it is looked up, because PDQ does not see through the
 * alteration.
 *
 * @param ground what transparent pixels are put over
 * @param framed whether a border or letterbox bars of one colour are taken off
 * @param orientation how the stored pixels are turned
 * @param inverted whether it is the negative
 */
public record QueryVariant(
    Ground ground, boolean framed, Orientation orientation, boolean inverted) {
  /** What transparent pixels are put over. */
  public enum Ground {
    /** Nothing: the stored colours count, transparent or not. */
    STORED,
    /** Black. */
    BLACK,
    /** White. */
    WHITE
  }

  /** The stored pixels, as the reference hashes them. */
  public static final QueryVariant AS_STORED =
      new QueryVariant(Ground.STORED, false, Orientation.NORMAL, false);

  /** The stored pixels without their border. */
  public static final QueryVariant FRAMED =
      new QueryVariant(Ground.STORED, true, Orientation.NORMAL, false);

  /** The negative of the stored pixels. */
  public static final QueryVariant INVERTED = AS_STORED.negative();

  /**
   * {@return the stored pixels, turned}
   *
   * @param orientation how
   */
  public static QueryVariant of(Orientation orientation) {
    return new QueryVariant(Ground.STORED, false, orientation, false);
  }

  /** {@return this form as a negative} */
  QueryVariant negative() {
    return new QueryVariant(ground, framed, orientation, true);
  }

  /**
   * {@return a stable lower-case name of what was done, such as {@code framed+rotate-90}; {@code
   * as-stored} if nothing was}
   */
  public String id() {
    StringBuilder id = new StringBuilder();
    if (ground != Ground.STORED) {
      id.append("+over-").append(ground.name());
    }
    if (framed) {
      id.append("+framed");
    }
    if (orientation != Orientation.NORMAL) {
      id.append('+').append(orientation.name().replace('_', '-'));
    }
    if (inverted) {
      id.append("+inverted");
    }
    return id.length() == 0 ? "as-stored" : id.substring(1).toLowerCase(Locale.ROOT);
  }

  /** {@return its name} */
  @Override
  public String toString() {
    return id();
  }
}
