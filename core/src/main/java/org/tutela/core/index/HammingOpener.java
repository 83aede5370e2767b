package org.tutela.core.index;

import java.io.IOException;
import java.util.Optional;
import org.tutela.core.hash.HashType;

/** Opens the bit strings of a file, and the bands by which they are searched. */
final class HammingOpener {
  private final OpenSections file;

  HammingOpener(OpenSections file) {
    this.file = file;
  }

  /** {@return what searches the bit strings of a type} */
  HammingEngine open(SectionRecord section, HashType type, IndexPlan plan, int radius)
      throws IOException {
    int size = (int) section.count();
    int words = type.bytes() / Long.BYTES;
    BitValues values =
        file.isLoaded()
            ? HeapBitValues.read(file.input(section), size, words, valueShift(words))
            : new MappedBitValues(file.buffers(section), size, words);
    Optional<BandSearch> bands =
        switch (plan) {
          case BANDS -> Optional.of(lines(type, values));
          case WIDE_BANDS -> Optional.of(wide(type, values));
          default -> Optional.empty();
        };
    return new HammingEngine(values, bands, file.header().seed(), radius);
  }

  /** {@return how many values go into a block of the heap, as a power of two} */
  private int valueShift(int words) {
    int wordBits = Integer.SIZE - Integer.numberOfLeadingZeros(words);
    return Math.max(0, file.segmentShift() - wordBits - 2);
  }

  private BandSearch lines(HashType type, BitValues values) throws IOException {
    SectionRecord directories = file.require(SectionKind.BAND_DIRECTORY, type);
    SectionRecord overflows = file.require(SectionKind.BAND_OVERFLOW, type);
    SectionRecord lines = file.require(SectionKind.BAND_LINES, type);
    SectionRecord ids = file.require(SectionKind.BAND_IDS, type);
    BandShape shape = shape(lines, values.words());
    file.check(directories, directories.length() == BandPostings.directoryLength(shape));
    file.check(ids, ids.length() == BandPostings.idLength(shape, values.size()));
    BandOverflow overflow = new BandOverflow(file.bytes(overflows), shape.bands());
    int[] beyond;
    try {
      beyond = overflow.lines();
    } catch (IndexOutOfBoundsException e) {
      throw file.corrupt(overflows, "its entries contradict each other");
    }
    long words = shape.bands() * shape.bandWords();
    for (int count : beyond) {
      words += (long) count * BandLines.WORDS;
    }
    file.check(lines, lines.length() == words * Long.BYTES);
    SectionBytes buckets = file.bytes(directories);
    BandLines sketches =
        file.isLoaded()
            ? HeapBandLines.read(
                file.input(lines),
                shape,
                beyond,
                1L << (file.segmentShift() - 3),
                values.size(),
                buckets)
            : new MappedBandLines(file.buffers(lines), shape, beyond);
    BandPostings postings = new BandPostings(shape, values.size(), buckets, file.bytes(ids));
    return new LineSearch(values, sketches, overflow, postings);
  }

  private BandShape shape(SectionRecord section, int words) throws IndexCorruptException {
    long bands = section.parameter(IndexLayout.BANDS_COUNT);
    long bits = section.parameter(IndexLayout.BANDS_ADDRESS_BITS);
    long lines = section.parameter(IndexLayout.BANDS_LINES);
    file.check(section, bands == Bands.count(words));
    file.check(section, bits >= 1 && bits <= Bands.BITS);
    file.check(section, lines >= 1 && lines <= BandShape.MOST_LINES);
    return new BandShape((int) bands, (int) bits, (int) lines);
  }

  private BandSearch wide(HashType type, BitValues values) throws IOException {
    SectionRecord groups = file.require(SectionKind.WIDE_GROUPS, type);
    SectionRecord runs = file.require(SectionKind.WIDE_RUNS, type);
    SectionRecord ids = file.require(SectionKind.WIDE_IDS, type);
    int size = values.size();
    long bands = groups.parameter(IndexLayout.BANDS_COUNT);
    file.check(groups, bands >= 1 && bands <= type.bits());
    WideShape shape = new WideShape(type.bits(), (int) bands);
    file.check(groups, shape.isValid());
    file.check(groups, groups.length() == shape.groupsBefore((int) bands) * Integer.BYTES);
    file.check(runs, runs.length() == shape.runWordsBefore((int) bands, size) * Long.BYTES);
    file.check(ids, ids.length() == shape.idLength(size));
    return new WideSearch(values, shape, file.bytes(groups), file.bytes(runs), file.bytes(ids));
  }
}
