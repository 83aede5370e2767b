package org.tutela.cli.accuracy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tutela.core.image.DecodedImage;
import org.tutela.core.image.ImageDecoder;
import org.tutela.core.image.ImageLimits;
import org.tutela.core.image.PixelImage;

/**
 * The pictures of a run. They are brought to at most {@value #LONGEST} pixels a side when they are
 * opened, which keeps a run short and changes no hash beyond what resizing does.
 *
 * @param name what people are told
 * @param isGenerated whether the pictures were painted by a program: false-positive rates of such
 *     pictures say little about photographs
 * @param sources where each picture comes from
 */
public record Corpus(String name, boolean isGenerated, List<Source> sources) {
  /** Longest side of a picture, in pixels. */
  static final int LONGEST = 1024;

  /** Larger and slower pictures than those that are let in from strangers. */
  private static final ImageDecoder DECODER =
      ImageDecoder.of(ImageLimits.DEFAULT.withMemory(1L << 30).withTime(Duration.ofMinutes(10)));

  /**
   * One picture.
   *
   * @param name shown to people
   * @param opener makes its pixels
   */
  public record Source(String name, Opener opener) {}

  /** Makes the pixels of a picture. */
  @FunctionalInterface
  public interface Opener {
    /**
     * {@return the pixels}
     *
     * @throws IOException if there are none
     */
    BufferedImage open() throws IOException;
  }

  /**
   * {@return painted pictures, the same for the same number}
   *
   * @param count how many
   */
  public static Corpus generated(int count) {
    List<Source> sources =
        IntStream.range(0, count)
            .mapToObj(i -> new Source("generated " + i, () -> ScenePainter.paint(i)))
            .toList();
    return new Corpus(count + " generated pictures", true, sources);
  }

  /**
   * {@return the pictures of a folder}
   *
   * @param folder named to people
   * @param files those in it that may be pictures
   */
  public static Corpus of(Path folder, List<Path> files) {
    List<Source> sources = new ArrayList<>();
    for (Path file : files) {
      sources.add(new Source(file.toString(), () -> open(file)));
    }
    return new Corpus("folder " + folder, false, List.copyOf(sources));
  }

  private static BufferedImage open(Path file) throws IOException {
    DecodedImage decoded = DECODER.decode(file);
    PixelImage pixels = decoded.upright();
    BufferedImage image = Geometry.blank(pixels.width(), pixels.height());
    for (int y = 0; y < pixels.height(); y++) {
      for (int x = 0; x < pixels.width(); x++) {
        image.setRGB(x, y, pixels.rgb(x, y));
      }
    }
    double factor = (double) LONGEST / Math.max(image.getWidth(), image.getHeight());
    return factor >= 1
        ? image
        : Geometry.scaled(
            image,
            Math.max(1, (int) Math.round(image.getWidth() * factor)),
            Math.max(1, (int) Math.round(image.getHeight() * factor)));
  }
}
