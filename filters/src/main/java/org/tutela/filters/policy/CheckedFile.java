package org.tutela.filters.policy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * Small text files that are whole or not there: written beside, forced to the disk, and moved into
 * place; the last line is a checksum. Readable by their owner only.
 */
final class CheckedFile {
  private static final int MOST_BYTES = 1 << 20;

  private CheckedFile() {}

  static List<String> read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file + " is longer than " + MOST_BYTES + " bytes");
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    int last = lines.size() - 1;
    if (last < 0 || !lines.get(last).equals(checksum(lines.subList(0, last)))) {
      throw new IOException(file + " is damaged: its checksum is wrong");
    }
    return List.copyOf(lines.subList(0, last));
  }

  static void write(Path file, List<String> lines) throws IOException {
    byte[] bytes =
        (String.join("\n", lines) + "\n" + checksum(lines) + "\n").getBytes(StandardCharsets.UTF_8);
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file in a folder");
    Path beside = Files.createTempFile(folder, file.getFileName() + ".", ".new", ownerOnly());
    try {
      try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      force(folder);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /**
   * Without this a power cut may bring the former file back, though its successor is on the disk.
   */
  private static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Some systems open no folder, and keep the order of changes themselves.
      return;
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static String checksum(List<String> lines) {
    CRC32C crc = new CRC32C();
    crc.update(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "crc32c %08x", crc.getValue());
  }
}
