package org.tutela.core.image;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which forms of a picture are looked up. Each variant but {@link QueryVariant#INVERTED} costs
 * another hash of the picture, and a turned one a copy of its pixels.
 *
 * <p>All of them hash what is stored, and if the picture has an EXIF orientation or transparent
 * pixels also what a viewer would show; the lists stay as their publishers made them.
 */
public enum QueryVariants {
  /** What is stored and what a viewer shows. */
  OFF,
  /** Also all eight orientations. */
  ORIENTATIONS,
  /** Also without a border of one colour. */
  FRAMED,
  /** All of these, and the negative. */
  ALL;

  /** {@return the stable lower-case name} */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@return the variants of this set; a picture has those that would differ from its others} */
  public Set<QueryVariant> variants() {
    Set<QueryVariant> shown = EnumSet.range(QueryVariant.AS_STORED, QueryVariant.OVER_WHITE);
    return switch (this) {
      case OFF -> shown;
      case ORIENTATIONS -> EnumSet.range(QueryVariant.AS_STORED, QueryVariant.TRANSVERSE);
      case FRAMED -> {
        shown.add(QueryVariant.FRAMED);
        yield shown;
      }
      case ALL -> EnumSet.allOf(QueryVariant.class);
    };
  }

  /**
   * {@return the hashes of a decoded picture, {@link QueryVariant#AS_STORED} first}
   *
   * <p>A variant that would repeat another is left out: an orientation that is {@link
   * QueryVariant#UPRIGHT}, a composite of an opaque picture, a border that is not there.
   *
   * @param image the picture
   * @param hasher does the work
   * @param dialect how the hashes of the list were made
   */
  public Map<QueryVariant, PdqHash> hash(DecodedImage image, PdqHasher hasher, PdqDialect dialect) {
    PdqHash stored = hasher.hash(image.pixels(), dialect);
    Map<QueryVariant, PdqHash> hashes = new EnumMap<>(QueryVariant.class);
    for (QueryVariant variant : variants()) {
      switch (variant) {
        case AS_STORED -> hashes.put(variant, stored);
        case INVERTED -> hashes.put(variant, stored.inverted());
        default ->
            pixels(image, variant)
                .ifPresent(pixels -> hashes.put(variant, hasher.hash(pixels, dialect)));
      }
    }
    return Collections.unmodifiableMap(hashes);
  }

  private static Optional<PixelImage> pixels(DecodedImage image, QueryVariant variant) {
    boolean turned = image.orientation() != Orientation.NORMAL;
    boolean transparent = image.hasTransparency();
    return switch (variant) {
      case UPRIGHT -> turned ? Optional.of(image.upright()) : Optional.empty();
      case OVER_BLACK -> transparent ? Optional.of(image.overBlack()) : Optional.empty();
      case OVER_WHITE -> transparent ? Optional.of(image.overWhite()) : Optional.empty();
      case FRAMED -> UniformBorder.strip(image.pixels());
      default ->
          variant
              .orientation()
              .filter(orientation -> orientation != image.orientation())
              .map(image.pixels()::oriented);
    };
  }
}
