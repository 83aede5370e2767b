package org.tutela.core.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tutela.core.hash.HashType;

/**
 * Writes an index beside its target and puts it in place at once: whoever opens the target sees the
 * old file or the new one. Nobody else may read it. Closed without a commit, it leaves nothing.
 */
final class IndexFileWriter implements AutoCloseable {
  private final Path target;
  private final Path temporary;
  private final FileChannel channel;
  private final int sections;
  private final List<SectionRecord> records = new ArrayList<>();
  private long end;

  /** Begins a file of exactly so many sections. */
  IndexFileWriter(Path target, int sections) throws IOException {
    this.target = target.toAbsolutePath();
    Path folder = Optional.ofNullable(this.target.getParent()).orElse(this.target);
    // Temporary files are created with access for their owner only where the system knows owners.
    this.temporary = Files.createTempFile(folder, "." + target.getFileName(), ".tmp");
    this.channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
    this.sections = sections;
    this.end =
        IndexLayout.align(IndexLayout.HEADER_BYTES + (long) sections * IndexLayout.RECORD_BYTES);
  }

  /** Begins a section of known length; the next one may begin before this one is finished. */
  SectionOutput section(
      SectionKind kind, Optional<HashType> type, long length, long... parameters) {
    SectionOutput out = new SectionOutput(channel, kind, type, end, parameters);
    end = IndexLayout.align(end + length);
    return out;
  }

  /** Begins the last section, which is as long as it gets. */
  SectionOutput lastSection(SectionKind kind) {
    return new SectionOutput(channel, kind, Optional.empty(), end);
  }

  /** Takes a section that is complete; sections are finished in the order in which they began. */
  void finish(SectionOutput section, long count) throws IOException {
    SectionRecord record = section.finish(count);
    records.add(record);
    end = Math.max(end, IndexLayout.align(record.offset() + record.length()));
  }

  /** Writes what frames the sections, forces everything to the disk and renames. */
  void commit(long seed, IndexProfile profile) throws IOException {
    if (records.size() != sections) {
      throw new IllegalStateException(records.size() + " sections, not " + sections);
    }
    IndexHeader header = new IndexHeader(seed, profile, end + IndexLayout.FOOTER_BYTES, records);
    write(header.headerBytes(), 0);
    write(header.footerBytes(), end);
    channel.force(true);
    channel.close();
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder();
  }

  private void write(byte[] bytes, long position) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer, position + buffer.position());
    }
  }

  /** Makes the new name last through a power failure, where folders can be opened at all. */
  private void forceFolder() {
    try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // Windows opens no folders; there the rename itself is the best there is.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(temporary);
  }
}
