package org.tutela.core.image;

/**
 * How a PDQ hash was made. The two give different hashes for pictures larger than 512 pixels, so a
 * list says which of them it holds.
 */
public enum PdqDialect {
  /** The reference algorithm on the stored pixels, without resizing first. */
  CORE,
  /** The picture is first resized to fit 512 by 512, as the C++ file tool does. */
  RESIZE_512
}
