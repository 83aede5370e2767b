package org.tutela.core.container;

/**
 * What a zip says about one of its files, in its central directory or in front of the content.
 *
 * @param name as bytes of one character each, so that two can be compared
 * @param method how it is compressed
 * @param flags encryption, late sizes, UTF-8
 * @param crc of the content
 * @param compressed bytes in the file
 * @param header where the local header begins
 * @param data where the content begins; 0 in the central directory, which does not know
 */
record ZipEntryHeader(
    String name, int method, int flags, long crc, long compressed, long header, long data) {
  private static final int ENCRYPTED = 1;
  private static final int SIZES_FOLLOW = 8;
  private static final int UTF8 = 1 << 11;

  boolean encrypted() {
    return (flags & ENCRYPTED) != 0;
  }

  /** Whether a record behind the content says how long it was. */
  boolean sizesFollow() {
    return (flags & SIZES_FOLLOW) != 0;
  }

  boolean utf8() {
    return (flags & UTF8) != 0;
  }

  boolean folder() {
    return name.endsWith("/") && compressed == 0;
  }

  /** Whether the local header says the same as this one of the central directory. */
  boolean agrees(ZipEntryHeader local) {
    boolean sizes = local.sizesFollow() || (local.compressed == compressed && local.crc == crc);
    return sizes && name.equals(local.name) && method == local.method;
  }
}
