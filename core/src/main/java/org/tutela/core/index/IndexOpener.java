package org.tutela.core.index;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.HashList;

/** Opens a file in one of three ways and checks that its sections fit together. */
final class IndexOpener {
  /** How a file is opened. */
  enum Mode {
    /** Copied to the heap, verified on the way. */
    LOAD,
    /** Verified through copies, then mapped. */
    MAP,
    /** Mapped; only header, table and footer are verified. */
    MAP_UNVERIFIED
  }

  private final String name;
  private final Mode mode;
  private final int segmentShift;
  private final FileChannel channel;
  private final IndexHeader header;
  private final Optional<FileMapping> mapping;

  private IndexOpener(String name, Mode mode, int segmentShift, FileChannel channel)
      throws IOException {
    this.name = name;
    this.mode = mode;
    this.segmentShift = segmentShift;
    this.channel = channel;
    this.header = IndexHeader.read(channel, name);
    if (mode == Mode.MAP) {
      for (SectionRecord section : header.sections()) {
        new SectionInput(channel, name, section, false).finish();
      }
    }
    this.mapping =
        mode == Mode.LOAD
            ? Optional.empty()
            : Optional.of(FileMapping.of(channel, header.fileLength(), segmentShift));
  }

  /** {@return the open index; segments have {@code 1 << segmentShift} bytes} */
  static HashIndex open(Path path, Mode mode, int segmentShift) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
    boolean keep = false;
    try {
      IndexOpener opener = new IndexOpener(path.toString(), mode, segmentShift, file.getChannel());
      HashIndex index = opener.index(file);
      keep = mode != Mode.LOAD;
      return index;
    } finally {
      if (!keep) {
        file.close();
      }
    }
  }

  /** Compares every checksum and digest of a file. */
  static void verify(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      FileChannel channel = file.getChannel();
      IndexHeader header = IndexHeader.read(channel, path.toString());
      for (SectionRecord section : header.sections()) {
        new SectionInput(channel, path.toString(), section, true).finish();
      }
    }
  }

  private HashIndex index(RandomAccessFile file) throws IOException {
    try {
      return assemble(file);
    } catch (IOException | RuntimeException e) {
      mapping.ifPresent(FileMapping::close);
      throw e;
    }
  }

  private HashIndex assemble(RandomAccessFile file) throws IOException {
    SectionRecord info = require(SectionKind.INFO);
    SectionRecord listSection = require(SectionKind.LISTS);
    SectionRecord facetSection = require(SectionKind.FACETS);
    String listSet;
    List<HashList> lists;
    List<Facet> facets;
    try {
      listSet = new FieldReader(bytes(info), 0).text();
      lists = FacetTable.readLists(bytes(listSection), listSection.count());
      facets = FacetTable.readFacets(bytes(facetSection), facetSection.count(), lists);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw corrupt(info, "the names of lists and categories are malformed");
    }
    List<TypeIndex> types = new ArrayList<>();
    long values = 0;
    for (SectionRecord section : header.sections()) {
      if (section.kind() == SectionKind.VALUES) {
        types.add(type(section, values));
        values += section.count();
      }
    }
    SectionRecord attributes = require(SectionKind.ATTRIBUTES);
    check(attributes, attributes.length() >= (facets.size() + 1L) * Long.BYTES);
    Optional<EntryTable> entries = Optional.empty();
    if (header.profile() == IndexProfile.FULL) {
      SectionRecord blocks = require(SectionKind.ENTRY_BLOCKS);
      long expected = (values + EntryTable.BLOCK - 1) / EntryTable.BLOCK;
      check(blocks, blocks.length() == expected * Long.BYTES);
      entries =
          Optional.of(new EntryTable(bytes(blocks), bytes(require(SectionKind.ENTRIES)), facets));
    }
    return new HashIndex(
        header,
        listSet,
        lists,
        types,
        new Attributes(facets, bytes(attributes), values),
        entries,
        hosts(types),
        lifecycle(file));
  }

  private Optional<HostFilter> hosts(List<TypeIndex> types) throws IOException {
    if (types.stream().noneMatch(type -> type.type().isAddress())) {
      return Optional.empty();
    }
    SectionRecord section = require(SectionKind.HOSTS);
    check(section, section.length() >= HostFilter.BLOCK_BYTES);
    check(section, section.length() % HostFilter.BLOCK_BYTES == 0);
    boolean names = section.parameter(IndexLayout.HOSTS_TREES) != 0;
    return Optional.of(new HostFilter(bytes(section), header.seed(), names, mapping.isPresent()));
  }

  private IndexLifecycle lifecycle(RandomAccessFile file) {
    return mapping
        .map(map -> IndexLifecycle.ofMapping(name, file, map, header.fileLength()))
        .orElseGet(() -> IndexLifecycle.ofHeap(name));
  }

  private TypeIndex type(SectionRecord section, long firstId) throws IOException {
    HashType type = section.type().orElseThrow(() -> corrupt(section, "values have a hash type"));
    IndexPlan plan =
        IndexPlan.of(section.parameter(IndexLayout.VALUES_PLAN))
            .orElseThrow(() -> corrupt(section, "an unknown plan"));
    long radius = section.parameter(IndexLayout.VALUES_RADIUS);
    check(section, section.count() >= 0 && section.count() <= IndexLayout.MAX_VALUES - firstId);
    long width = section.parameter(IndexLayout.VALUES_WIDTH);
    check(section, plan == IndexPlan.DIGESTS || width == type.bytes());
    check(section, width > 0 && width <= type.bytes());
    check(section, section.length() == section.count() * width);
    check(section, section.parameter(IndexLayout.VALUES_FIRST_ID) == firstId);
    check(section, radius >= 0 && radius <= type.bits());
    HashType.Kind kind = plan == IndexPlan.DIGESTS ? HashType.Kind.DIGEST : HashType.Kind.BITS;
    check(section, plan == IndexPlan.UNMATCHABLE || type.kind() == kind);
    Optional<DigestEngine> digests = Optional.empty();
    Optional<HammingEngine> hamming = Optional.empty();
    if (plan == IndexPlan.DIGESTS) {
      digests = Optional.of(digests(section, type));
    } else if (plan != IndexPlan.UNMATCHABLE) {
      hamming = Optional.of(hamming(section, type, plan, (int) radius));
    } else if (mode == Mode.LOAD) {
      new SectionInput(channel, name, section, false).finish();
    }
    return new TypeIndex(
        type, plan, (int) firstId, (int) section.count(), (int) radius, digests, hamming);
  }

  private DigestEngine digests(SectionRecord values, HashType type) throws IOException {
    SectionRecord heads = require(SectionKind.DIGEST_HEADS, type);
    int size = (int) values.count();
    long groups = heads.parameter(IndexLayout.DIGEST_GROUPS);
    long attempt = heads.parameter(IndexLayout.DIGEST_ATTEMPT);
    long digestBytes = heads.parameter(IndexLayout.DIGEST_BYTES);
    long keyBytes = heads.parameter(IndexLayout.DIGEST_KEY_BYTES);
    check(heads, groups >= 1 && groups <= size / 16 + 1);
    check(heads, attempt >= 0 && attempt < DigestKey.ATTEMPTS);
    check(heads, digestBytes >= DigestLayout.LEAST_BYTES && digestBytes <= type.bytes());
    check(heads, keyBytes <= Long.BYTES && keyBytes >= DigestLayout.leastKeyBytes((int) groups));
    check(heads, heads.length() == groups * DigestLayout.HEAD_BYTES);
    DigestLayout layout = DigestLayout.of(heads, header.seed());
    int valueBytes = layout.valueBytes();
    check(values, values.parameter(IndexLayout.VALUES_WIDTH) == valueBytes);
    if (mapping.isPresent()) {
      return new MappedDigests(
          layout, size, mapping.get().section(heads), mapping.get().section(values), filter(type));
    }
    skip(header.section(SectionKind.DIGEST_FILTER, type));
    Optional<SectionRecord> pilots = header.section(SectionKind.DIGEST_PILOTS, type);
    if (pilots.isPresent() && keyBytes == Long.BYTES) {
      check(pilots.get(), DigestPilots.isLength(pilots.get().length()));
      int length = (int) pilots.get().length();
      if (DigestSlots.fits(length / DigestPilots.BUCKETS, layout.words())) {
        skip(Optional.of(heads));
        return TableDigests.read(
            layout, size, DigestPilots.read(input(pilots.get()), length), input(values));
      }
    }
    skip(pilots);
    return HeapDigests.of(
        layout,
        size,
        input(heads),
        HeapRecords.read(input(values), size, valueBytes, segmentShift));
  }

  private Optional<MappedFilter> filter(HashType type) throws IOException {
    Optional<SectionRecord> filter = header.section(SectionKind.DIGEST_FILTER, type);
    if (filter.isEmpty()) {
      return Optional.empty();
    }
    check(filter.get(), MappedFilter.isLength(filter.get().length()));
    return Optional.of(new MappedFilter(mapping.orElseThrow().section(filter.get())));
  }

  private HammingEngine hamming(SectionRecord section, HashType type, IndexPlan plan, int radius)
      throws IOException {
    int size = (int) section.count();
    int words = type.bytes() / Long.BYTES;
    BitValues values =
        mapping.isPresent()
            ? new MappedBitValues(mapping.get().section(section), size, words)
            : HeapBitValues.read(input(section), size, words, valueShift(words));
    Optional<BandSearch> bands =
        switch (plan) {
          case BANDS -> Optional.of(lines(type, values));
          case WIDE_BANDS -> Optional.of(wide(type, values));
          default -> Optional.empty();
        };
    return new HammingEngine(values, bands, header.seed(), radius);
  }

  /** {@return how many values go into a block of the heap, as a power of two} */
  private int valueShift(int words) {
    int wordBits = Integer.SIZE - Integer.numberOfLeadingZeros(words);
    return Math.max(0, segmentShift - wordBits - 2);
  }

  private BandSearch lines(HashType type, BitValues values) throws IOException {
    SectionRecord directories = require(SectionKind.BAND_DIRECTORY, type);
    SectionRecord overflows = require(SectionKind.BAND_OVERFLOW, type);
    SectionRecord lines = require(SectionKind.BAND_LINES, type);
    SectionRecord ids = require(SectionKind.BAND_IDS, type);
    BandShape shape = shape(lines, values.words());
    check(directories, directories.length() == BandPostings.directoryLength(shape));
    check(ids, ids.length() == BandPostings.idLength(shape, values.size()));
    BandOverflow overflow = new BandOverflow(bytes(overflows), shape.bands());
    int[] beyond;
    try {
      beyond = overflow.lines();
    } catch (IndexOutOfBoundsException e) {
      throw corrupt(overflows, "its entries contradict each other");
    }
    long words = shape.bands() * shape.bandWords();
    for (int count : beyond) {
      words += (long) count * BandLines.WORDS;
    }
    check(lines, lines.length() == words * Long.BYTES);
    SectionBytes buckets = bytes(directories);
    BandLines sketches =
        mapping.isPresent()
            ? new MappedBandLines(mapping.get().section(lines), shape, beyond)
            : HeapBandLines.read(
                input(lines), shape, beyond, 1L << (segmentShift - 3), values.size(), buckets);
    BandPostings postings = new BandPostings(shape, values.size(), buckets, bytes(ids));
    return new LineSearch(values, sketches, overflow, postings);
  }

  private BandShape shape(SectionRecord section, int words) throws IndexCorruptException {
    long bands = section.parameter(IndexLayout.BANDS_COUNT);
    long bits = section.parameter(IndexLayout.BANDS_ADDRESS_BITS);
    long lines = section.parameter(IndexLayout.BANDS_LINES);
    check(section, bands == Bands.count(words));
    check(section, bits >= 1 && bits <= Bands.BITS);
    check(section, lines >= 1 && lines <= BandShape.MOST_LINES);
    return new BandShape((int) bands, (int) bits, (int) lines);
  }

  private BandSearch wide(HashType type, BitValues values) throws IOException {
    SectionRecord groups = require(SectionKind.WIDE_GROUPS, type);
    SectionRecord runs = require(SectionKind.WIDE_RUNS, type);
    SectionRecord ids = require(SectionKind.WIDE_IDS, type);
    int size = values.size();
    long bands = groups.parameter(IndexLayout.BANDS_COUNT);
    check(groups, bands >= 1 && bands <= type.bits());
    WideShape shape = new WideShape(type.bits(), (int) bands);
    check(groups, shape.isValid());
    check(groups, groups.length() == shape.groupsBefore((int) bands) * Integer.BYTES);
    check(runs, runs.length() == shape.runWordsBefore((int) bands, size) * Long.BYTES);
    check(ids, ids.length() == shape.idLength(size));
    return new WideSearch(values, shape, bytes(groups), bytes(runs), bytes(ids));
  }

  private SectionBytes bytes(SectionRecord section) throws IOException {
    return mapping.isPresent()
        ? mapping.get().section(section)
        : HeapBytes.read(input(section), section.length(), segmentShift);
  }

  /** Checks a section that is not used. */
  private void skip(Optional<SectionRecord> section) throws IOException {
    if (section.isPresent()) {
      input(section.get()).finish();
    }
  }

  private SectionInput input(SectionRecord section) {
    return new SectionInput(channel, name, section, false);
  }

  private SectionRecord require(SectionKind kind) throws IndexCorruptException {
    return header.section(kind).orElseThrow(() -> missing(kind.label()));
  }

  private SectionRecord require(SectionKind kind, HashType type) throws IndexCorruptException {
    return header.section(kind, type).orElseThrow(() -> missing(kind.label() + " of " + type));
  }

  private IndexCorruptException missing(String section) {
    return new IndexCorruptException(name, section, IndexLayout.HEADER_BYTES, "it is missing");
  }

  private void check(SectionRecord section, boolean holds) throws IndexCorruptException {
    if (!holds) {
      throw corrupt(section, "its size or parameters do not fit the index");
    }
  }

  private IndexCorruptException corrupt(SectionRecord section, String problem) {
    return new IndexCorruptException(name, section.label(), section.offset(), problem);
  }
}
