package org.tutela.core.image;

/**
 * Which of the two published PDQ pipelines made a hash. They agree on pictures of up to 512 by 512
 * pixels and differ above: by 2 to 10 bits on photographs, by more on text and extreme shapes.
 */
public enum PdqDialect {
  /** No resize before filtering: python-threatexchange, vPDQ and most ports. */
  CORE("core"),

  /**
   * A picture wider or higher than 512 pixels is first reduced to exactly 512 by 512, nearest
   * neighbour: the C++ file tool.
   */
  RESIZE_512("resize-512");

  /** Side of the reduced picture. */
  static final int REDUCED = 512;

  private final String id;

  PdqDialect(String id) {
    this.id = id;
  }

  /** {@return the stable lower-case name, for files and options} */
  public String id() {
    return id;
  }

  /**
   * {@return the pixels that are filtered in this dialect: the picture itself or a reduced copy}
   */
  PixelImage prepare(PixelImage image) {
    return reduces(image.width(), image.height()) ? image.resized(REDUCED, REDUCED) : image;
  }

  /** {@return whether a picture of this size is reduced first} */
  boolean reduces(int width, int height) {
    return this == RESIZE_512 && (width > REDUCED || height > REDUCED);
  }
}
