package org.tutela.core.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import org.tutela.core.hash.HashType;

/** The sections of a file that is being opened: copied to the heap and verified, or mapped. */
final class OpenSections {
  private final String name;
  private final IndexOpener.Mode mode;
  private final int segmentShift;
  private final FileChannel channel;
  private final IndexHeader header;
  private final Optional<FileMapping> mapping;

  /** Reads the header, and verifies everything if the mode says so before mapping. */
  OpenSections(String name, IndexOpener.Mode mode, int segmentShift, FileChannel channel)
      throws IOException {
    this.name = name;
    this.mode = mode;
    this.segmentShift = segmentShift;
    this.channel = channel;
    this.header = IndexHeader.read(channel, name);
    if (mode == IndexOpener.Mode.MAP) {
      for (SectionRecord section : header.sections()) {
        input(section).finish();
      }
    }
    this.mapping =
        mode == IndexOpener.Mode.LOAD
            ? Optional.empty()
            : Optional.of(FileMapping.of(channel, header.fileLength(), segmentShift));
  }

  /** {@return the file, for messages} */
  String name() {
    return name;
  }

  IndexHeader header() {
    return header;
  }

  /** {@return the mapping, unless everything is copied to the heap} */
  Optional<FileMapping> mapping() {
    return mapping;
  }

  boolean isLoaded() {
    return mapping.isEmpty();
  }

  /** {@return the power of two of bytes that are in one piece} */
  int segmentShift() {
    return segmentShift;
  }

  SectionRecord require(SectionKind kind) throws IndexCorruptException {
    return header.section(kind).orElseThrow(() -> missing(kind.label()));
  }

  SectionRecord require(SectionKind kind, HashType type) throws IndexCorruptException {
    return header.section(kind, type).orElseThrow(() -> missing(kind.label() + " of " + type));
  }

  private IndexCorruptException missing(String section) {
    return new IndexCorruptException(name, section, IndexLayout.HEADER_BYTES, "it is missing");
  }

  /** {@return what reads a section and checks it} */
  SectionInput input(SectionRecord section) {
    return new SectionInput(channel, name, section, false);
  }

  SectionBytes bytes(SectionRecord section) throws IOException {
    return mapping.isPresent() ? mapping.get().section(section) : heap(section);
  }

  /** {@return a section in buffers, wherever these are} */
  MappedBytes buffers(SectionRecord section) throws IOException {
    return mapping.isPresent() ? mapping.get().section(section) : heap(section).buffers();
  }

  private HeapBytes heap(SectionRecord section) throws IOException {
    return HeapBytes.read(input(section), section.length(), segmentShift);
  }

  /** {@return words of a section, copied if there is room and it is verified anyway} */
  FileWords words(SectionRecord section, int count) throws IOException {
    if (mode != IndexOpener.Mode.MAP_UNVERIFIED) {
      Optional<ByteBuffer> room = PinnedWords.room(count, mapping.isPresent());
      if (room.isPresent()) {
        return PinnedWords.read(input(section), room.get());
      }
    }
    return new MappedWords(mapping.orElseThrow().section(section));
  }

  /** Refuses the file unless something holds of a section. */
  void check(SectionRecord section, boolean holds) throws IndexCorruptException {
    if (!holds) {
      throw corrupt(section, "its size or parameters do not fit the index");
    }
  }

  /** {@return what to throw about a section} */
  IndexCorruptException corrupt(SectionRecord section, String problem) {
    return new IndexCorruptException(name, section.label(), section.offset(), problem);
  }
}
