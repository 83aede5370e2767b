package org.tutela.core.image;

import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.event.IIOReadUpdateListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageInputStreamImpl;
import org.tutela.core.image.DecodedImage.State;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * One run of an ImageIO reader over a walked file. Readers report damage in three ways: a warning,
 * an exception after some rows, an exception before any. The first two make a picture partial.
 */
final class ImageIoReader {
  /** A decoder may warn about every block of a damaged picture. */
  private static final int MAX_NOTES = 16;

  private final ImageHeader header;
  private final List<String> notes = new ArrayList<>();
  private boolean damaged;
  private boolean hasRows;

  private ImageIoReader(ImageHeader header) {
    this.header = header;
    this.notes.addAll(header.notes());
    this.damaged = header.damaged();
  }

  static DecodedImage read(ImageHeader header) throws ImageRejectedException {
    return new ImageIoReader(header).read();
  }

  private DecodedImage read() throws ImageRejectedException {
    ImageReader reader = reader();
    try (ImageInputStream in = new ByteStream(header.content())) {
      reader.setInput(in, true, true);
      BufferedImage image = decode(reader);
      ImageIoPixels pixels = ImageIoPixels.of(image);
      return DecodedImage.of(pixels.image(), pixels.alpha(), header, state(), notes(pixels));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw rejected(e);
    } finally {
      reader.dispose();
    }
  }

  /** The JDK's own readers come first, so that plug-ins only add formats and change no pixel. */
  private ImageReader reader() throws ImageRejectedException {
    String format = header.format().id();
    List<ImageReader> readers = new ArrayList<>();
    Iterator<ImageReader> all = ImageIO.getImageReadersByFormatName(format);
    while (all.hasNext()) {
      ImageReader reader = all.next();
      boolean own = reader.getClass().getModule() == ImageIO.class.getModule();
      if (!own) {
        readers.add(reader);
      } else if (!header.fourInks()) {
        readers.add(0, reader);
      }
    }
    if (readers.isEmpty()) {
      throw new ImageRejectedException(
          Code.UNSUPPORTED,
          (header.fourInks() ? "CMYK " : "") + format + " needs an ImageIO plug-in");
    }
    return readers.get(0);
  }

  private BufferedImage decode(ImageReader reader) throws IOException {
    listen(reader);
    if (reader.getWidth(0) != header.width() || reader.getHeight(0) != header.height()) {
      throw new ImageRejectedException(Code.CORRUPT, "two different sizes in one file");
    }
    Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
    BufferedImage image = types.next().createBufferedImage(header.width(), header.height());
    ImageReadParam param = reader.getDefaultReadParam();
    param.setDestination(image);
    try {
      reader.read(0, param);
    } catch (IOException | RuntimeException e) {
      if (!hasRows) {
        throw e;
      }
      damaged = true;
      notes.add("decoding stopped: " + reason(e));
    }
    return image;
  }

  private void listen(ImageReader reader) {
    reader.addIIOReadWarningListener((source, warning) -> warned(warning));
    reader.addIIOReadUpdateListener(new RowListener());
  }

  private void warned(String warning) {
    if (notes.size() < MAX_NOTES) {
      notes.add("decoder: " + warning);
    }
    // A reader that misses a colour profile has still read every pixel.
    damaged |= !warning.contains("ICC");
  }

  private State state() {
    return damaged ? State.PARTIAL : State.COMPLETE;
  }

  private List<String> notes(ImageIoPixels pixels) {
    if (header.orientation() != Orientation.NORMAL) {
      notes.add("the hash is of the stored pixels, which a viewer turns upright");
    }
    if (pixels.alpha().isPresent()) {
      notes.add("the hash is of the stored colours; some pixels are transparent");
    }
    return notes;
  }

  private ImageRejectedException rejected(Throwable cause) {
    if (cause instanceof ImageRejectedException rejection) {
      return rejection;
    }
    return new ImageRejectedException(
        Code.CORRUPT,
        "not a readable " + header.format().id() + " picture: " + reason(cause),
        cause);
  }

  /** {@return one line that says what a reader threw} */
  private static String reason(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() instanceof EOFException deeper) {
      cause = deeper;
    }
    String message = cause.getMessage();
    return message == null || message.isBlank()
        ? cause.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }

  /** Notes that pixels arrived; the other events of the interface are of no interest. */
  private final class RowListener implements IIOReadUpdateListener {
    @Override
    public void imageUpdate(
        ImageReader source,
        BufferedImage image,
        int x,
        int y,
        int w,
        int h,
        int dx,
        int dy,
        int[] b) {
      hasRows = true;
    }

    @Override
    public void passStarted(
        ImageReader source,
        BufferedImage image,
        int p,
        int min,
        int max,
        int x,
        int y,
        int dx,
        int dy,
        int[] b) {}

    @Override
    public void passComplete(ImageReader source, BufferedImage image) {}

    @Override
    public void thumbnailPassStarted(
        ImageReader source,
        BufferedImage image,
        int p,
        int min,
        int max,
        int x,
        int y,
        int dx,
        int dy,
        int[] b) {}

    @Override
    public void thumbnailUpdate(
        ImageReader source,
        BufferedImage image,
        int x,
        int y,
        int w,
        int h,
        int dx,
        int dy,
        int[] b) {}

    @Override
    public void thumbnailPassComplete(ImageReader source, BufferedImage image) {}
  }

  /** Bytes in memory as ImageIO wants them: no cache file, no second copy. */
  private static final class ByteStream extends ImageInputStreamImpl {
    private final ByteBuffer bytes;

    ByteStream(ByteBuffer bytes) {
      this.bytes = bytes.duplicate();
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      bitOffset = 0;
      if (streamPos >= bytes.limit()) {
        return -1;
      }
      int count = (int) Math.min(length, bytes.limit() - streamPos);
      bytes.get((int) streamPos, into, offset, count);
      streamPos += count;
      return count;
    }

    @Override
    public long length() {
      return bytes.limit();
    }
  }
}
