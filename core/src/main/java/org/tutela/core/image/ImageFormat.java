package org.tutela.core.image;

import java.util.Locale;

/** A file format of pictures, recognised by its first bytes and never by a file name. */
public enum ImageFormat {
  /** JPEG: baseline and progressive, 8 bits. */
  JPEG,
  /** PNG, 1 to 16 bits. */
  PNG,
  /** GIF: the first frame. */
  GIF,
  /** Windows bitmap. */
  BMP,
  /** WebP: the first frame; needs an ImageIO plug-in on the class path. */
  WEBP,
  /** TIFF: the first page. */
  TIFF,
  /** Portable gray map and pixmap, binary (P5, P6). */
  PNM;

  /** {@return the stable lower-case name} */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * {@return bytes of heap a pixel that decoding takes at least} A heap that cannot hold them is
   * better told apart at once than after a long fight of the collector.
   */
  int workingBytes() {
    // The WebP plug-in keeps whole planes of ints beside the picture.
    return this == WEBP ? 24 : 4;
  }
}
