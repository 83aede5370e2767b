package org.tutela.core.image;

import java.util.Locale;

/** A file format of pictures, recognised by its first bytes and never by a file name. */
public enum ImageFormat {
  /** JPEG: baseline and progressive, 8 bits, gray, colour and CMYK. */
  JPEG,
  /** PNG, 1 to 16 bits. */
  PNG,
  /** GIF, also animated. */
  GIF,
  /** Windows bitmap. */
  BMP,
  /** WebP, lossy or lossless, also animated. */
  WEBP,
  /** TIFF, also of several pages. */
  TIFF,
  /** Portable gray map and pixmap, binary (P5, P6). */
  PNM;

  /** {@return the stable lower-case name} */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
