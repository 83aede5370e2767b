package org.tutela.core.index;

/**
 * Every offset, size and code of the {@code *.tidx} format, version 1; {@code docs/index-format.md}
 * is the specification. All numbers are little-endian.
 */
final class IndexLayout {
  /** {@code 89 T I D X 0D 0A 1A}: not text, and damaged by a transfer in text mode. */
  static final long MAGIC = 0x1a0a0d5844495489L;

  static final int MAJOR = 1;
  static final int MINOR = 0;
  static final int OLDEST_MAJOR = 1;

  static final int HEADER_BYTES = 64;
  static final int HEADER_MAJOR = 8;
  static final int HEADER_MINOR = 10;
  static final int HEADER_SECTIONS = 12;
  static final int HEADER_FILE_LENGTH = 16;
  static final int HEADER_SEED = 24;
  static final int HEADER_PROFILE = 32;
  static final int HEADER_TABLE_CRC = 36;
  static final int HEADER_RESERVED = 40;
  static final int HEADER_CRC = 60;

  static final int RECORD_BYTES = 192;
  static final int RECORD_KIND = 0;
  static final int RECORD_CRC = 4;
  static final int RECORD_OFFSET = 8;
  static final int RECORD_LENGTH = 16;
  static final int RECORD_COUNT = 24;
  static final int RECORD_SHA256 = 32;
  static final int RECORD_PARAMETERS = 64;
  static final int PARAMETERS = 4;
  static final int RECORD_TYPE = 96;
  static final int TYPE_BYTES = 64;
  static final int RECORD_RESERVED = 160;

  static final int FOOTER_BYTES = 64;
  static final int FOOTER_LENGTH = 8;
  static final int FOOTER_SHA256 = 16;
  static final int FOOTER_RESERVED = 48;

  /** Sections start at multiples of this: a cache line, and no 8-byte value straddles a segment. */
  static final int ALIGNMENT = 64;

  /** More would be no index of ours: the table of this many is 1.5 MiB. */
  static final int MAX_SECTIONS = 8192;

  /** Value ids are {@code int}s. */
  static final long MAX_VALUES = Integer.MAX_VALUE - 64L;

  static final int SHA256_BYTES = 32;

  /** Parameters of a {@link SectionKind#VALUES} section. */
  static final int VALUES_PLAN = 0;

  static final int VALUES_FIRST_ID = 1;
  static final int VALUES_RADIUS = 2;
  static final int VALUES_WIDTH = 3;

  /** Parameters of a {@link SectionKind#DIGEST_HEADS} section; groups of slots are regions. */
  static final int DIGEST_GROUPS = 0;

  static final int DIGEST_ATTEMPT = 1;
  static final int DIGEST_BYTES = 2;
  static final int DIGEST_KEY_BYTES = 3;

  /** In {@link SectionKind#DIGEST_NUMBERS} instead: how many digests have no slot. */
  static final int DIGEST_SPILLED = 3;

  /** Parameters of a {@link SectionKind#HOSTS} section: how many hosts and names it has. */
  static final int HOSTS_PAGES = 0;

  static final int HOSTS_TREES = 1;

  /** Parameter of the sections of bands: how many there are. */
  static final int BANDS_COUNT = 0;

  /** Parameters of the sections of {@link IndexPlan#BANDS}: the rest of their shape. */
  static final int BANDS_ADDRESS_BITS = 1;

  static final int BANDS_LINES = 2;

  /** Keys of a band: 16 bits, and one more entry for the end of the last. */
  static final int BAND_KEYS = 1 << 16;

  static final int BAND_DIRECTORY = BAND_KEYS + 1;

  private IndexLayout() {}

  static long align(long offset) {
    return (offset + ALIGNMENT - 1) & -ALIGNMENT;
  }
}
