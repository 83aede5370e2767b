package org.tutela.core.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Walks through containers that a library unpacks. */
final class ArchiveWalker {
  /** For the dictionaries of 7z: its strongest usual setting takes 64 MiB. */
  private static final int MEMORY_KIB = 1 << 16;

  private ArchiveWalker() {}

  /** Hands over the one file in a gzip; its members are one stream. */
  static void gzip(SeekableByteChannel file, String name, EntrySink sink) throws IOException {
    sink.entry(stem(name), new GZIPInputStream(new ChannelStream(file, 0, file.size())));
  }

  private static String stem(String name) {
    String base = name.substring(name.lastIndexOf('/') + 1);
    String lower = base.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".gz") && base.length() > 3) {
      return base.substring(0, base.length() - 3);
    }
    return lower.endsWith(".tgz") && base.length() > 4
        ? base.substring(0, base.length() - 4) + ".tar"
        : "content";
  }

  /** Hands over the files of a tar. */
  static void tar(SeekableByteChannel file, EntrySink sink) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new ChannelStream(file, 0, file.size()))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isDirectory()) {
          continue;
        }
        if (tar.canReadEntryData(entry)) {
          sink.entry(entry.getName(), tar);
        } else {
          sink.unreadable(entry.getName(), "UNSUPPORTED: a sparse file of a kind not unpacked");
        }
      }
    }
  }

  /** Hands over the files of a 7z. */
  static void sevenZip(SeekableByteChannel file, EntrySink sink) throws IOException {
    file.position(0);
    try (SevenZFile archive =
        SevenZFile.builder().setSeekableByteChannel(file).setMaxMemoryLimitKiB(MEMORY_KIB).get()) {
      for (SevenZArchiveEntry entry = archive.getNextEntry();
          entry != null;
          entry = archive.getNextEntry()) {
        if (!entry.isDirectory()) {
          String name = entry.getName() == null ? "content" : entry.getName();
          sink.entry(name, new SevenZipContent(archive));
        }
      }
    }
  }

  /** The file that the archive stands at. */
  private static final class SevenZipContent extends InputStream {
    private final SevenZFile archive;

    SevenZipContent(SevenZFile archive) {
      this.archive = archive;
    }

    @Override
    public int read() throws IOException {
      return archive.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return archive.read(into, offset, length);
    }
  }
}
