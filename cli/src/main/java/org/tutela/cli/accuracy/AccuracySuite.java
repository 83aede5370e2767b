package org.tutela.cli.accuracy;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.image.PdqDialect;
import org.tutela.core.image.PdqHash;
import org.tutela.core.image.PdqHasher;
import org.tutela.core.image.PictureHash;
import org.tutela.core.image.PixelImage;
import org.tutela.core.image.QueryVariants;

/**
 * Alters pictures and hashes the copies in all variants. Immutable and safe for any number of
 * threads; a picture costs some 70 alterations of it, a few seconds.
 */
public final class AccuracySuite {
  /** Hashes below this quality are never matched, neither in a list nor as a query. */
  static final int MINIMUM_QUALITY = 50;

  private static final Set<PdqDialect> CORE = EnumSet.of(PdqDialect.CORE);

  private final List<Alteration> alterations;

  private AccuracySuite(List<Alteration> alterations) {
    this.alterations = List.copyOf(alterations);
  }

  /**
   * {@return a suite}
   *
   * @param alterations to make, in the order of the report
   */
  public static AccuracySuite of(List<Alteration> alterations) {
    return new AccuracySuite(alterations);
  }

  /** {@return what is done to each picture} */
  public List<Alteration> alterations() {
    return alterations;
  }

  /**
   * What became of one picture.
   *
   * @param name of the picture
   * @param original its hash, as a list would have it
   * @param thumbnail a few gray values, to find the same picture in several sizes
   * @param copies one for each alteration
   */
  public record Measured(
      String name, ContentHash original, Thumbnail thumbnail, List<Copy> copies) {}

  /**
   * The hashes under which an altered copy is looked up; those of too low a quality are not.
   *
   * @param plain of its pixels as they are
   * @param all of all variants
   */
  public record Copy(List<ContentHash> plain, List<ContentHash> all) {}

  /**
   * {@return what became of a picture; empty if its quality is too low for a list}
   *
   * @param source the picture
   * @throws IOException if it cannot be decoded
   */
  public Optional<Measured> measure(Corpus.Source source) throws IOException {
    BufferedImage picture = source.opener().open();
    PdqHash original = new PdqHasher().hash(pixels(picture));
    if (original.quality() < MINIMUM_QUALITY) {
      return Optional.empty();
    }
    List<Copy> copies = new ArrayList<>();
    for (Alteration alteration : alterations) {
      List<PictureHash> hashes = QueryVariants.ALL.hashes(pixels(alteration.apply(picture)), CORE);
      copies.add(new Copy(usable(hashes.subList(0, 1)), usable(hashes)));
    }
    return Optional.of(new Measured(source.name(), original.hash(), Thumbnail.of(picture), copies));
  }

  private static List<ContentHash> usable(List<PictureHash> hashes) {
    return hashes.stream()
        .filter(hash -> hash.pdq().quality() >= MINIMUM_QUALITY)
        .map(hash -> hash.pdq().hash())
        .toList();
  }

  private static PixelImage pixels(BufferedImage picture) {
    BufferedImage rgb = picture;
    if (picture.getType() != BufferedImage.TYPE_INT_RGB) {
      rgb = Geometry.blank(picture.getWidth(), picture.getHeight());
      rgb.createGraphics().drawImage(picture, 0, 0, null);
    }
    int[] data = ((DataBufferInt) rgb.getRaster().getDataBuffer()).getData();
    return PixelImage.ofRgb(data, rgb.getWidth(), rgb.getHeight(), rgb.getWidth());
  }
}
