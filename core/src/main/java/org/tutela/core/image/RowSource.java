package org.tutela.core.image;

import java.io.IOException;

/** The rows of one picture or frame, read again from the top as often as they are asked for. */
interface RowSource {
  /** The alpha of a row whose pixels are all opaque. */
  byte[] OPAQUE = {};

  int width();

  int height();

  /** Whether a row has one byte a pixel; else it has three: blue, green, red. */
  boolean isGray();

  /** Hands over the rows from the top, all of them unless the content is damaged. */
  void read(RowSink sink) throws IOException;

  /** {@return bytes of the colours of one row} */
  default int rowLength() {
    return isGray() ? width() : 3 * width();
  }
}
