package org.tutela.core.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.reflect.Proxy;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadUpdateListener;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * The rows of a picture that an ImageIO reader decodes as a whole. What it managed to decode before
 * it failed is kept.
 */
record PluginRows(ImageFormat format, SplicedBytes bytes, int width, int height, DecodeRun run)
    implements RowSource {
  /** Red, green, blue and alpha. */
  private static final int MOST_BYTES = 4;

  @Override
  public boolean isGray() {
    return false;
  }

  @Override
  public void read(RowSink sink) throws IOException {
    run.reserve((long) width * height * MOST_BYTES);
    ImageIoReaders.with(
        format, bytes, run, reader -> new RasterRows(decode(reader), false).read(sink));
  }

  private BufferedImage decode(ImageReader reader) throws IOException {
    if (reader.getWidth(0) != width || reader.getHeight(0) != height) {
      throw new ImageRejectedException(Code.CORRUPT, "two different sizes in one file");
    }
    BufferedImage image = reader.getImageTypes(0).next().createBufferedImage(width, height);
    ImageReadParam param = reader.getDefaultReadParam();
    param.setDestination(image);
    boolean[] begun = {false};
    reader.addIIOReadUpdateListener(onFirstPixels(() -> begun[0] = true));
    try {
      reader.read(0, param);
    } catch (ImageRejectedException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      if (!begun[0]) {
        throw e;
      }
      run.damage("decoding stopped: " + e.getMessage());
    }
    return image;
  }

  /** {@return a listener to the first pixels, without the six events that nobody wants} */
  private static IIOReadUpdateListener onFirstPixels(Runnable action) {
    Class<?>[] type = {IIOReadUpdateListener.class};
    return (IIOReadUpdateListener)
        Proxy.newProxyInstance(
            PluginRows.class.getClassLoader(),
            type,
            (proxy, method, arguments) -> {
              if (method.getName().equals("imageUpdate")) {
                action.run();
              }
              return null;
            });
  }
}
