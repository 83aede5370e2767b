package org.tutela.core.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which forms of a picture are looked up. All sets have what is stored, what an EXIF orientation
 * makes of it, and, if pixels are transparent, what a viewer shows over black and over white. The
 * lists stay as their publishers made them.
 *
 * <p>Each form is one lookup, and each lookup may find something by chance: {@code
 * docs/pictures.md} has the measured costs. Forms whose hash repeats another's are left out.
 */
public enum QueryVariants {
  /** What is stored and what a viewer shows: 1 lookup for an ordinary picture. */
  OFF,
  /** Also all eight orientations: 8 lookups. */
  ORIENTATIONS,
  /** Also without a border of one colour: 2 lookups if there is one. */
  FRAMED,
  /** All orientations with and without border, and the negatives: up to 32 lookups. */
  ALL;

  /** {@return the stable lower-case name} */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * {@return whether these forms have this one}
   *
   * @param variant a form of a picture
   * @param upright what makes the stored pixels of that picture upright
   */
  public boolean includes(QueryVariant variant, Orientation upright) {
    return (takesFramesOff() || !variant.framed())
        && (inverts() || !variant.inverted())
        && orientations(upright).contains(variant.orientation());
  }

  /**
   * {@return the hashes of opaque pixels that are upright, as stored first, no hash twice for a
   * dialect}
   *
   * @param image the pixels
   * @param dialects how the hashes of the lists were made; at least one
   * @throws IllegalArgumentException if no dialect is named
   */
  public List<PictureHash> hashes(PixelImage image, Set<PdqDialect> dialects) {
    return hashes(new PixelRows(image, RowSource.OPAQUE), dialects, Orientation.NORMAL);
  }

  List<PictureHash> hashes(PixelRows rows, Set<PdqDialect> dialects, Orientation upright) {
    VariantHasher hasher = new VariantHasher(this, dialects, upright);
    try {
      hasher.frame(1, rows);
    } catch (IOException e) {
      throw new UncheckedIOException("pixels in memory do not fail", e);
    }
    return hasher.hashes();
  }

  /** {@return how the stored pixels are turned} */
  Set<Orientation> orientations(Orientation upright) {
    return this == ORIENTATIONS || this == ALL
        ? EnumSet.allOf(Orientation.class)
        : EnumSet.of(Orientation.NORMAL, upright);
  }

  boolean takesFramesOff() {
    return this == FRAMED || this == ALL;
  }

  boolean inverts() {
    return this == ALL;
  }
}
