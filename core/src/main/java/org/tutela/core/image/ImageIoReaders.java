package org.tutela.core.image;

import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.tutela.core.image.ImageRejectedException.Code;

/** Runs ImageIO readers: the right one, over our bytes, with its warnings noted. */
final class ImageIoReaders {
  /** Fax lines may be filled up to whole bytes, and then the first mark is not the first bit. */
  private static final String FILL_BITS = "should begin with EOL";

  private ImageIoReaders() {}

  /** Works with a reader. */
  interface Work {
    void on(ImageReader reader) throws IOException;
  }

  /** Opens the JDK's reader of a format, or else a plug-in, on a file. */
  static void with(ImageFormat format, SplicedBytes bytes, DecodeRun run, Work work)
      throws IOException {
    with(reader(format.id(), true), bytes, run, work);
  }

  /** Opens a plug-in on a file that the JDK's reader does not understand. */
  static void withPlugin(ImageFormat format, SplicedBytes bytes, DecodeRun run, Work work)
      throws IOException {
    with(reader(format.id(), false), bytes, run, work);
  }

  private static void with(ImageReader reader, SplicedBytes bytes, DecodeRun run, Work work)
      throws IOException {
    try (ImageIoStream in = new ImageIoStream(bytes, run)) {
      reader.addIIOReadWarningListener((source, warning) -> warned(run, warning));
      reader.setInput(in, false, true);
      work.on(reader);
    } finally {
      reader.dispose();
    }
  }

  /** The JDK's own reader comes first, so that a plug-in only adds formats and changes no pixel. */
  private static ImageReader reader(String format, boolean mayBeOwn) throws ImageRejectedException {
    Optional<ImageReader> plugin = Optional.empty();
    Iterator<ImageReader> all = ImageIO.getImageReadersByFormatName(format);
    while (all.hasNext()) {
      ImageReader reader = all.next();
      boolean own = reader.getClass().getModule() == ImageIO.class.getModule();
      if (own && mayBeOwn) {
        return reader;
      }
      plugin = own || plugin.isPresent() ? plugin : Optional.of(reader);
    }
    return plugin.orElseThrow(
        () ->
            new ImageRejectedException(
                Code.UNSUPPORTED, "this " + format + " needs an ImageIO plug-in"));
  }

  private static void warned(DecodeRun run, String warning) {
    if (warning.contains(FILL_BITS)) {
      return;
    }
    String note = "decoder: " + warning;
    // A reader that misses a colour profile has still read every pixel.
    if (warning.contains("ICC")) {
      run.note(note);
    } else {
      run.damage(note);
    }
  }
}
