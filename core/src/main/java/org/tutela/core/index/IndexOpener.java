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

  private final OpenSections file;

  private IndexOpener(OpenSections file) {
    this.file = file;
  }

  /** {@return the open index; segments have {@code 1 << segmentShift} bytes} */
  static HashIndex open(Path path, Mode mode, int segmentShift) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
    boolean keep = false;
    try {
      OpenSections sections =
          new OpenSections(path.toString(), mode, segmentShift, file.getChannel());
      HashIndex index = new IndexOpener(sections).index(file);
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

  private HashIndex index(RandomAccessFile opened) throws IOException {
    try {
      return assemble(opened);
    } catch (IOException | RuntimeException e) {
      file.mapping().ifPresent(FileMapping::close);
      throw e;
    }
  }

  private HashIndex assemble(RandomAccessFile opened) throws IOException {
    SectionRecord info = file.require(SectionKind.INFO);
    SectionRecord listSection = file.require(SectionKind.LISTS);
    SectionRecord facetSection = file.require(SectionKind.FACETS);
    String listSet;
    List<HashList> lists;
    List<Facet> facets;
    try {
      listSet = new FieldReader(file.bytes(info), 0).text();
      lists = FacetTable.readLists(file.bytes(listSection), listSection.count());
      facets = FacetTable.readFacets(file.bytes(facetSection), facetSection.count(), lists);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw file.corrupt(info, "the names of lists and categories are malformed");
    }
    List<TypeIndex> types = new ArrayList<>();
    long values = 0;
    for (SectionRecord section : file.header().sections()) {
      if (section.kind() == SectionKind.VALUES) {
        types.add(type(section, values));
        values += section.count();
      }
    }
    SectionRecord attributes = file.require(SectionKind.ATTRIBUTES);
    file.check(attributes, attributes.length() >= (facets.size() + 1L) * Long.BYTES);
    Optional<EntryTable> entries = Optional.empty();
    if (file.header().profile() == IndexProfile.FULL) {
      SectionRecord blocks = file.require(SectionKind.ENTRY_BLOCKS);
      long expected = (values + EntryTable.BLOCK - 1) / EntryTable.BLOCK;
      file.check(blocks, blocks.length() == expected * Long.BYTES);
      entries =
          Optional.of(
              new EntryTable(
                  file.bytes(blocks), file.bytes(file.require(SectionKind.ENTRIES)), facets));
    }
    return new HashIndex(
        file.header(),
        listSet,
        lists,
        types,
        new Attributes(facets, file.bytes(attributes), values),
        entries,
        hosts(types),
        lifecycle(opened));
  }

  private Optional<HostFilter> hosts(List<TypeIndex> types) throws IOException {
    if (types.stream().noneMatch(type -> type.type().isAddress())) {
      return Optional.empty();
    }
    SectionRecord section = file.require(SectionKind.HOSTS);
    file.check(section, section.length() >= HostFilter.BLOCK_BYTES);
    file.check(section, section.length() % HostFilter.BLOCK_BYTES == 0);
    boolean names = section.parameter(IndexLayout.HOSTS_TREES) != 0;
    return Optional.of(
        new HostFilter(file.bytes(section), file.header().seed(), names, !file.isLoaded()));
  }

  private IndexLifecycle lifecycle(RandomAccessFile opened) {
    return file.mapping()
        .map(map -> IndexLifecycle.ofMapping(file.name(), opened, map, file.header().fileLength()))
        .orElseGet(() -> IndexLifecycle.ofHeap(file.name()));
  }

  private TypeIndex type(SectionRecord section, long firstId) throws IOException {
    HashType type =
        section.type().orElseThrow(() -> file.corrupt(section, "values have a hash type"));
    IndexPlan plan =
        IndexPlan.of(section.parameter(IndexLayout.VALUES_PLAN))
            .orElseThrow(() -> file.corrupt(section, "an unknown plan"));
    long radius = section.parameter(IndexLayout.VALUES_RADIUS);
    file.check(
        section, section.count() >= 0 && section.count() <= IndexLayout.MAX_VALUES - firstId);
    long width = section.parameter(IndexLayout.VALUES_WIDTH);
    file.check(section, plan == IndexPlan.DIGESTS || width == type.bytes());
    file.check(section, width > 0 && width <= type.bytes());
    file.check(section, plan == IndexPlan.DIGESTS || section.length() == section.count() * width);
    file.check(section, section.parameter(IndexLayout.VALUES_FIRST_ID) == firstId);
    file.check(section, radius >= 0 && radius <= type.bits());
    HashType.Kind kind = plan == IndexPlan.DIGESTS ? HashType.Kind.DIGEST : HashType.Kind.BITS;
    file.check(section, plan == IndexPlan.UNMATCHABLE || type.kind() == kind);
    Optional<DigestEngine> digests = Optional.empty();
    Optional<HammingEngine> hamming = Optional.empty();
    if (plan == IndexPlan.DIGESTS) {
      digests = Optional.of(new DigestOpener(file).open(section, type));
    } else if (plan != IndexPlan.UNMATCHABLE) {
      hamming = Optional.of(new HammingOpener(file).open(section, type, plan, (int) radius));
    } else if (file.isLoaded()) {
      file.input(section).finish();
    }
    return new TypeIndex(
        type, plan, (int) firstId, (int) section.count(), (int) radius, digests, hamming);
  }
}
