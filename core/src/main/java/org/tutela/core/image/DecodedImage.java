package org.tutela.core.image;

import java.util.List;

/**
 * A decoded picture: its pixels as they are stored, and what else the file says about them.
 * Immutable and safe for any number of threads.
 */
public final class DecodedImage {
  /** Whether all pixels are the file's own. */
  public enum State {
    /** Everything was read. */
    COMPLETE("complete"),
    /** The file is cut off or damaged: some pixels may be made up by the decoder. */
    PARTIAL("partial");

    private final String id;

    State(String id) {
      this.id = id;
    }

    /** {@return the stable lower-case name} */
    public String id() {
      return id;
    }
  }

  private final PixelImage pixels;
  private final byte[] alpha;
  private final ImageFormat format;
  private final State state;
  private final Orientation orientation;
  private final List<String> notes;

  private DecodedImage(
      PixelImage pixels,
      byte[] alpha,
      ImageFormat format,
      State state,
      Orientation orientation,
      List<String> notes) {
    this.pixels = pixels;
    this.alpha = alpha;
    this.format = format;
    this.state = state;
    this.orientation = orientation;
    this.notes = List.copyOf(notes);
  }

  static DecodedImage of(PixelCollector collected, ImageHeader header, DecodeRun run) {
    return new DecodedImage(
        collected.pixels(),
        collected.alpha(),
        header.format(),
        run.state(),
        header.orientation(),
        run.notes());
  }

  /** {@return the stored rows} */
  PixelRows rows() {
    return new PixelRows(pixels, alpha);
  }

  /** {@return the pixels as stored: alpha dropped, not turned upright, not resized} */
  public PixelImage pixels() {
    return pixels;
  }

  /** {@return columns of the stored pixels} */
  public int width() {
    return pixels.width();
  }

  /** {@return rows of the stored pixels} */
  public int height() {
    return pixels.height();
  }

  /** {@return what kind of file it was} */
  public ImageFormat format() {
    return format;
  }

  /** {@return whether all pixels are the file's own} */
  public State state() {
    return state;
  }

  /** {@return what makes the stored pixels upright, from the EXIF orientation tag} */
  public Orientation orientation() {
    return orientation;
  }

  /** {@return whether some pixel is not fully opaque} */
  public boolean hasTransparency() {
    return alpha.length > 0;
  }

  /** {@return what a user should know about this picture, one short sentence each} */
  public List<String> notes() {
    return notes;
  }

  /** {@return the picture as a viewer shows it, turned upright: a copy if anything changes} */
  public PixelImage upright() {
    return pixels.oriented(orientation);
  }
}
