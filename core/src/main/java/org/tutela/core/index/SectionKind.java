package org.tutela.core.index;

import java.util.Locale;
import java.util.Optional;

/** What a section of the file holds. The codes are part of the format. */
enum SectionKind {
  /** The name of the list set. */
  INFO(1),
  /** Who published the lists. */
  LISTS(2),
  /** The distinct combinations of list, category and role. */
  FACETS(3),
  /** One bitmap of value ids for each facet. */
  ATTRIBUTES(4),
  /** Where in ENTRIES each run of 32 values starts. */
  ENTRY_BLOCKS(5),
  /** Source ids and dates, value by value. */
  ENTRIES(6),
  /** What an overlay belongs to, and what it takes out there. */
  OVERLAY(7),
  /** The distinct values of one type, in their order. */
  VALUES(16),
  /** For each group of digests, where it starts and some bits of each. */
  DIGEST_HEADS(17),
  /** For each band and bucket, where its postings start. */
  BAND_DIRECTORY(18),
  /** For each posting, the value. */
  BAND_IDS(20),
  /** For each wide band and 16 keys, where in WIDE_RUNS the first begins. */
  WIDE_GROUPS(21),
  /** For each wide band and key, the number of its postings in unary. */
  WIDE_RUNS(22),
  /** Where the postings stand that a bucket has no room for. */
  BAND_OVERFLOW(23),
  /** For each posting of a wide band, the value. */
  WIDE_IDS(24),
  /** For each posting, the bits that follow its address. */
  BAND_LINES(25),
  /** For each bucket of digests, in which slots they are. */
  DIGEST_PILOTS(26),
  /** Rules out digests that the list does not have. */
  DIGEST_FILTER(27),
  /** The numbers of digests in slots, and of those without. */
  DIGEST_NUMBERS(29),
  /** Which hosts have a listed address. */
  HOSTS(32);

  private final int code;

  SectionKind(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<SectionKind> of(int code) {
    for (SectionKind kind : values()) {
      if (kind.code == code) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
