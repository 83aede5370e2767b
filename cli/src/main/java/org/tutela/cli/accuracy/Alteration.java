package org.tutela.cli.accuracy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One way to alter a picture, in one strength. The same picture always gives the same copy.
 *
 * @param family what is done, such as {@code jpeg}
 * @param strength how much of it, as shown to people
 * @param change does it
 */
public record Alteration(String family, String strength, Change change) {
  /** Alters a picture. */
  @FunctionalInterface
  public interface Change {
    /**
     * {@return an altered copy}
     *
     * @param picture stays as it is
     * @throws IOException if a codec fails
     */
    BufferedImage of(BufferedImage picture) throws IOException;
  }

  /** {@return family and strength} */
  public String label() {
    return strength.isEmpty() ? family : family + ' ' + strength;
  }

  /**
   * {@return an altered copy}
   *
   * @param picture stays as it is
   */
  BufferedImage apply(BufferedImage picture) {
    try {
      return change.of(picture);
    } catch (IOException e) {
      throw new UncheckedIOException(label() + " failed", e);
    }
  }

  /** {@return every alteration of the suite, families together, weak before strong} */
  public static List<Alteration> all() {
    List<Alteration> all = new ArrayList<>();
    all.add(new Alteration("original", "", picture -> picture));
    for (int quality : new int[] {95, 85, 75, 60, 50, 40, 30, 20, 10}) {
      all.add(of("jpeg", quality, p -> Recoding.jpeg(p, quality)));
    }
    for (int percent : new int[] {200, 150, 75, 50, 25, 10}) {
      all.add(of("resize", percent, "%", p -> Geometry.resized(p, percent, percent)));
    }
    for (int percent : new int[] {110, 130, 160}) {
      all.add(of("stretch", percent, "%", p -> Geometry.resized(p, percent, 100)));
    }
    for (int percent : new int[] {1, 2, 5, 10, 20}) {
      all.add(of("crop", percent, "%", p -> Geometry.cropped(p, percent)));
    }
    for (int degrees : new int[] {1, 2, 5, 10}) {
      all.add(of("tilt", degrees, "deg", p -> Geometry.tilted(p, degrees)));
    }
    for (int degrees : new int[] {90, 180, 270}) {
      all.add(of("rotate", degrees, "deg", p -> Geometry.rotated(p, degrees / 90)));
    }
    all.add(new Alteration("mirror", "left-right", p -> Geometry.mirrored(p, true)));
    all.add(new Alteration("mirror", "top-bottom", p -> Geometry.mirrored(p, false)));
    all.add(new Alteration("border", "5% white", p -> Geometry.bordered(p, 5, 5, 0xffffff)));
    all.add(new Alteration("border", "10% black", p -> Geometry.bordered(p, 10, 10, 0)));
    all.add(new Alteration("border", "8% red", p -> Geometry.bordered(p, 8, 8, 0xc02020)));
    all.add(new Alteration("border", "letterbox", p -> Geometry.bordered(p, 0, 12, 0)));
    all.add(
        new Alteration(
            "border",
            "letterbox, jpeg 60",
            p -> Recoding.jpeg(Geometry.bordered(p, 0, 12, 0), 60)));
    addColours(all);
    all.add(new Alteration("watermark", "corner", p -> Overlay.watermark(p, 0.3)));
    all.add(new Alteration("watermark", "wide", p -> Overlay.watermark(p, 0.7)));
    all.add(new Alteration("text overlay", "line", p -> Overlay.caption(p, 0.06)));
    all.add(new Alteration("text overlay", "bar", p -> Overlay.caption(p, 0.14)));
    return List.copyOf(all);
  }

  private static void addColours(List<Alteration> all) {
    for (double gamma : new double[] {0.5, 0.7, 1.5, 2.0}) {
      all.add(of("gamma", gamma, p -> Tone.gamma(p, gamma)));
    }
    for (double factor : new double[] {0.5, 0.7, 1.3, 1.6}) {
      all.add(of("contrast", factor, p -> Tone.contrast(p, factor)));
    }
    for (int steps : new int[] {-60, -30, 30, 60}) {
      all.add(of("brightness", steps, "", p -> Tone.brighter(p, steps)));
    }
    for (int radius : new int[] {1, 2, 4, 8}) {
      all.add(of("blur", radius, "px", p -> Tone.blurred(p, radius)));
    }
    for (int sigma : new int[] {5, 10, 20, 40}) {
      all.add(of("noise", sigma, "", p -> Tone.noisy(p, sigma)));
    }
    all.add(new Alteration("colour swap", "red-blue", Tone::swapped));
    all.add(new Alteration("colour swap", "gray", Tone::gray));
    all.add(new Alteration("colour swap", "negative", Tone::negative));
  }

  private static Alteration of(String family, int quality, Change change) {
    return of(family, quality, "", change);
  }

  private static Alteration of(String family, int strength, String unit, Change change) {
    return new Alteration(family, strength + unit, change);
  }

  private static Alteration of(String family, double strength, Change change) {
    return new Alteration(family, String.format(Locale.ROOT, "%.1f", strength), change);
  }
}
