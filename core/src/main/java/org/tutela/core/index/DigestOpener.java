package org.tutela.core.index;

import java.io.IOException;
import java.util.Optional;
import org.tutela.core.hash.HashType;

/** Opens the digests of a file: in slots, or behind heads. */
final class DigestOpener {
  private final OpenSections file;

  DigestOpener(OpenSections file) {
    this.file = file;
  }

  /** {@return what searches the digests of a type} */
  DigestEngine open(SectionRecord values, HashType type) throws IOException {
    Optional<SectionRecord> numbers = file.header().section(SectionKind.DIGEST_NUMBERS, type);
    return numbers.isPresent() ? slots(values, numbers.get(), type) : heads(values, type);
  }

  private DigestEngine heads(SectionRecord values, HashType type) throws IOException {
    SectionRecord heads = file.require(SectionKind.DIGEST_HEADS, type);
    int size = (int) values.count();
    DigestLayout layout = layout(heads, type);
    int groups = layout.groups();
    file.check(heads, groups >= 1 && groups <= size / 16 + 1);
    file.check(heads, layout.keyBytes() <= Long.BYTES);
    file.check(heads, layout.keyBytes() >= DigestLayout.leastKeyBytes(groups));
    file.check(heads, heads.length() == (long) groups * DigestLayout.HEAD_BYTES);
    file.check(values, values.length() == (long) size * layout.valueBytes());
    file.check(values, values.parameter(IndexLayout.VALUES_WIDTH) == layout.valueBytes());
    return file.isLoaded()
        ? HeapDigests.of(
            layout,
            size,
            file.input(heads),
            HeapRecords.read(file.input(values), size, layout.valueBytes(), file.segmentShift()))
        : new MappedDigests(layout, size, file.buffers(heads), file.buffers(values));
  }

  private DigestLayout layout(SectionRecord section, HashType type) throws IOException {
    long groups = section.parameter(IndexLayout.DIGEST_GROUPS);
    long attempt = section.parameter(IndexLayout.DIGEST_ATTEMPT);
    long digestBytes = section.parameter(IndexLayout.DIGEST_BYTES);
    file.check(section, groups >= 1 && groups <= IndexLayout.MAX_VALUES);
    file.check(section, attempt >= 0 && attempt < DigestKey.ATTEMPTS);
    file.check(section, digestBytes >= DigestLayout.LEAST_BYTES && digestBytes <= type.bytes());
    return DigestLayout.of(section, file.header().seed());
  }

  private DigestEngine slots(SectionRecord values, SectionRecord numbers, HashType type)
      throws IOException {
    SectionRecord pilots = file.require(SectionKind.DIGEST_PILOTS, type);
    SectionRecord filter = file.require(SectionKind.DIGEST_FILTER, type);
    int size = (int) values.count();
    DigestLayout layout = layout(numbers, type);
    file.check(values, values.parameter(IndexLayout.VALUES_WIDTH) == layout.valueBytes());
    file.check(pilots, DigestPilots.isLength(pilots.length()));
    file.check(numbers, (long) layout.groups() * DigestPilots.BUCKETS == pilots.length());
    file.check(numbers, layout.digestBytes() == type.bytes());
    long withoutSlot = numbers.parameter(IndexLayout.DIGEST_SPILLED);
    file.check(numbers, withoutSlot >= 0 && withoutSlot <= size);
    int spilled = (int) withoutSlot;
    file.check(numbers, numbers.length() == SlotNumbers.bytes(layout.groups(), spilled));
    long inFile = DigestPilots.slots(layout.groups()) + spilled;
    file.check(values, values.length() == inFile * layout.valueBytes());
    file.check(filter, DigestFilter.isLength(filter.length()));
    if (file.isLoaded()
        && DigestSlots.fits(layout.groups(), layout.words(), 1L << file.segmentShift())) {
      return TableDigests.read(
          layout,
          size,
          LongReader.all(file.input(filter), (int) filter.length() / Long.BYTES),
          DigestPilots.read(file.input(pilots), (int) pilots.length()),
          file.input(numbers),
          file.input(values),
          spilled);
    }
    SlottedDigests.Parts parts =
        new SlottedDigests.Parts(
            file.words(filter, (int) filter.length() / Long.BYTES),
            (int) filter.length() / Long.BYTES,
            file.words(pilots, (int) pilots.length() / Long.BYTES),
            file.words(numbers, layout.groups()));
    return new SlottedDigests(
        layout, size, parts, file.buffers(values), file.bytes(numbers), spilled);
  }
}
