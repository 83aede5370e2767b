package org.tutela.core.index;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongFunction;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.HashList;
import org.tutela.core.list.Opinions;

/**
 * Everything that a compiled file says, value by value and in order: what another index is made
 * from. The file is verified first.
 */
final class IndexContent implements Closeable {
  private static final int SEGMENT_SHIFT = 30;

  private final String file;
  private final RandomAccessFile opened;
  private final IndexHeader header;
  private final FileMapping mapping;
  private final List<HashList> lists;
  private final List<Facet> facets;

  /** Takes each value with what the lists say about it. */
  interface Values {
    void value(ContentHash hash, List<IndexEntry> entries) throws IOException;
  }

  private IndexContent(String file, RandomAccessFile opened) throws IOException {
    this.file = file;
    this.opened = opened;
    this.header = IndexHeader.read(opened.getChannel(), file);
    for (SectionRecord section : header.sections()) {
      new SectionInput(opened.getChannel(), file, section, false).finish();
    }
    this.mapping = FileMapping.of(opened.getChannel(), header.fileLength(), SEGMENT_SHIFT);
    SectionRecord listSection = require(SectionKind.LISTS);
    SectionRecord facetSection = require(SectionKind.FACETS);
    this.lists = FacetTable.readLists(mapping.section(listSection), listSection.count());
    this.facets = FacetTable.readFacets(mapping.section(facetSection), facetSection.count(), lists);
  }

  static IndexContent open(Path path) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
    try {
      return new IndexContent(path.toString(), file);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      file.close();
      throw new IndexCorruptException(path.toString(), "facets", 0, "it is malformed");
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private SectionRecord require(SectionKind kind, HashType type) throws IndexCorruptException {
    return header
        .section(kind, type)
        .orElseThrow(
            () ->
                new IndexCorruptException(file, kind.label() + " of " + type, 0, "it is missing"));
  }

  private SectionRecord require(SectionKind kind) throws IndexCorruptException {
    return header
        .section(kind)
        .orElseThrow(() -> new IndexCorruptException(file, kind.label(), 0, "it is missing"));
  }

  List<HashList> lists() {
    return lists;
  }

  /** {@return what tells this file from every other one} */
  String digest() {
    return digest(header);
  }

  static String digest(IndexHeader header) {
    return HexFormat.of().formatHex(Digests.sha256().digest(header.headerBytes()));
  }

  /** {@return the file that this one is an overlay of, and what it removes there} */
  Optional<Overlay> overlay() throws IOException {
    Optional<SectionRecord> section = header.section(SectionKind.OVERLAY);
    if (section.isEmpty()) {
      return Optional.empty();
    }
    try {
      FieldReader in = new FieldReader(mapping.section(section.get()), 0);
      return Optional.of(new Overlay(in.text(), Removals.read(in, lists)));
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new IndexCorruptException(
          file, section.get().label(), section.get().offset(), "it is malformed");
    }
  }

  /** {@return what this overlay removes, made for the index of this digest} */
  Overlay overlayOn(String base) throws IOException {
    Optional<Overlay> overlay = overlay();
    if (overlay.isEmpty()) {
      throw new IndexOverlayException(file, "this is a whole index, no overlay");
    }
    if (!overlay.get().base().equals(base)) {
      throw new IndexOverlayException(
          file, "this overlay was made for another index; make it for the one that is there");
    }
    return overlay.get();
  }

  /** What an overlay belongs to and removes there. */
  record Overlay(String base, Removals removals) {}

  void forEach(Values values) throws IOException {
    try {
      Statements statements = statements();
      int id = 0;
      for (SectionRecord section : header.sections()) {
        if (section.kind() == SectionKind.VALUES) {
          HashType type = section.type().orElseThrow();
          LongFunction<ContentHash> content = values(type, section);
          for (long i = 0; i < section.count(); i++) {
            values.value(content.apply(i), statements.next(id++));
          }
        }
      }
    } catch (IndexOutOfBoundsException e) {
      throw new IndexCorruptException(file, "entries", 0, "it contradicts itself");
    }
    if (opened.length() != header.fileLength()) {
      throw new IndexCorruptException(file, "mapping", 0, "the file changed while it was read");
    }
  }

  private LongFunction<ContentHash> values(HashType type, SectionRecord section)
      throws IndexCorruptException {
    SectionBytes bytes = mapping.section(section);
    if (type.kind() != HashType.Kind.DIGEST) {
      return i -> value(type, bytes, i);
    }
    Optional<SectionRecord> numbers = header.section(SectionKind.DIGEST_NUMBERS, type);
    if (numbers.isPresent()) {
      StoredSlots digests =
          new StoredSlots(
              type,
              DigestLayout.of(numbers.get(), header.seed()),
              (int) section.count(),
              (int) numbers.get().parameter(IndexLayout.DIGEST_SPILLED),
              bytes,
              mapping.section(require(SectionKind.DIGEST_PILOTS, type)),
              mapping.section(numbers.get()));
      return i -> digests.next();
    }
    SectionRecord heads = require(SectionKind.DIGEST_HEADS, type);
    DigestLayout layout = DigestLayout.of(heads, header.seed());
    StoredDigests digests = new StoredDigests(type, layout, bytes, mapping.section(heads));
    return i -> digests.next();
  }

  private static ContentHash value(HashType type, SectionBytes bytes, long index) {
    byte[] value = new byte[type.bytes()];
    bytes.copy(index * type.bytes(), value, 0, value.length);
    if (type.kind() == HashType.Kind.BITS) {
      ByteBuffer words = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
      byte[] turned = new byte[value.length];
      ByteBuffer into = ByteBuffer.wrap(turned);
      while (words.hasRemaining()) {
        into.putLong(words.getLong());
      }
      return ContentHash.of(type, turned);
    }
    return ContentHash.of(type, value);
  }

  /** The head of a file, read without the rest. */
  record Head(String name, IndexProfile profile, String digest) {}

  static Head head(Path path) throws IOException {
    try (RandomAccessFile opened = new RandomAccessFile(path.toFile(), "r")) {
      IndexHeader header = IndexHeader.read(opened.getChannel(), path.toString());
      SectionRecord info =
          header
              .section(SectionKind.INFO)
              .orElseThrow(
                  () -> new IndexCorruptException(path.toString(), "info", 0, "it is missing"));
      SectionInput input = new SectionInput(opened.getChannel(), path.toString(), info, false);
      SectionBytes bytes = HeapBytes.read(input, info.length(), SEGMENT_SHIFT);
      return new Head(new FieldReader(bytes, 0).text(), header.profile(), digest(header));
    }
  }

  /** Takes each file of a chain with what those after it remove. */
  interface Parts {
    void part(IndexContent content, List<Removals> later) throws IOException;
  }

  /** Reads an index and the overlays on it, which must have been made for it. */
  static void chain(Path index, List<Path> overlays, Parts parts) throws IOException {
    List<IndexContent> opened = new ArrayList<>();
    List<Removals> removals = new ArrayList<>();
    try {
      opened.add(open(index));
      for (Path overlay : overlays) {
        IndexContent last = opened.get(opened.size() - 1);
        IndexContent next = open(overlay);
        opened.add(next);
        removals.add(next.overlayOn(last.digest()).removals());
      }
      for (int i = 0; i < opened.size(); i++) {
        parts.part(opened.get(i), removals.subList(i, removals.size()));
      }
    } finally {
      for (IndexContent content : opened) {
        content.close();
      }
    }
  }

  /** Gives out the entries of one value after the other. */
  private interface Statements {
    List<IndexEntry> next(int valueId);
  }

  private Statements statements() throws IOException {
    if (header.profile() == IndexProfile.FULL) {
      EntryTable table =
          new EntryTable(
              mapping.section(require(SectionKind.ENTRY_BLOCKS)),
              mapping.section(require(SectionKind.ENTRIES)),
              facets);
      EntryTable.Walk walk = table.walk();
      return valueId -> walk.next();
    }
    Attributes attributes =
        new Attributes(facets, mapping.section(require(SectionKind.ATTRIBUTES)), Integer.MAX_VALUE);
    return valueId -> stored(attributes, valueId);
  }

  /** {@return what the bitmaps alone say about a value} */
  static List<IndexEntry> stored(Attributes attributes, int valueId) {
    List<IndexEntry> found = new ArrayList<>();
    List<Facet> facets = attributes.facets();
    for (int i = 0; i < facets.size(); i++) {
      if (attributes.bitmap(i).contains(valueId)) {
        Facet facet = facets.get(i);
        Opinions opinions = new Opinions(facet.confirmed() ? 1 : 0, facet.disputed() ? 1 : 0);
        found.add(
            new IndexEntry(
                facet.list(),
                facet.category(),
                facet.severity(),
                "",
                facet.role(),
                Optional.empty(),
                opinions,
                OptionalInt.empty()));
      }
    }
    return List.copyOf(found);
  }

  @Override
  public void close() throws IOException {
    mapping.close();
    opened.close();
  }
}
