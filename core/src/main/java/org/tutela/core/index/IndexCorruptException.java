package org.tutela.core.index;

/**
 * An index file that is damaged, truncated or no index at all. Remedy: fetch or compile it again.
 */
public final class IndexCorruptException extends IndexFormatException {
  private static final long serialVersionUID = 1L;

  private final String section;
  private final long offset;

  IndexCorruptException(String file, String section, long offset, String problem) {
    super(file + ": " + section + " at byte " + offset + ": " + problem);
    this.section = section;
    this.offset = offset;
  }

  /** {@return the part of the file that is damaged, {@code header} for instance} */
  public String section() {
    return section;
  }

  /** {@return where in the file the damage was noticed, in bytes from its start} */
  public long offset() {
    return offset;
  }
}
