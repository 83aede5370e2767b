package org.tutela.core.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.apache.commons.compress.archivers.sevenz.SevenZMethodConfiguration;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Walks through containers that a library unpacks. */
final class ArchiveWalker {
  /** For the dictionaries of 7z: its strongest usual setting takes 64 MiB. */
  private static final int MEMORY_KIB = 1 << 16;

  private static final String ENCRYPTED = "ENCRYPTED: a password is needed";

  /** What the name of a compressed file ends in, and that of what is in it. */
  private static final Map<String, String> SUFFIXES =
      Map.of(".gz", "", ".bz2", "", ".xz", "", ".tgz", ".tar", ".tbz2", ".tar", ".txz", ".tar");

  private ArchiveWalker() {}

  /** Hands over the one file in a gzip; its members are one stream. */
  static void gzip(SeekableByteChannel file, String name, EntrySink sink) throws IOException {
    sink.entry(stem(name), new GZIPInputStream(new ChannelStream(file, 0, file.size())));
  }

  private static String stem(String name) {
    String base = name.substring(name.lastIndexOf('/') + 1);
    String lower = base.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> suffix : SUFFIXES.entrySet()) {
      int length = base.length() - suffix.getKey().length();
      if (lower.endsWith(suffix.getKey()) && length > 0) {
        return base.substring(0, length) + suffix.getValue();
      }
    }
    return "content";
  }

  /** Hands over the one file in a bzip2; its streams are one. */
  static void bzip2(SeekableByteChannel file, String name, EntrySink sink) throws IOException {
    InputStream content = new ChannelStream(file, 0, file.size());
    sink.entry(stem(name), new BZip2CompressorInputStream(content, true));
  }

  /** Hands over the one file in an xz; its streams are one. */
  static void xz(SeekableByteChannel file, String name, EntrySink sink) throws IOException {
    InputStream content = new ChannelStream(file, 0, file.size());
    sink.entry(
        stem(name),
        XZCompressorInputStream.builder()
            .setInputStream(content)
            .setDecompressConcatenated(true)
            .setMemoryLimitKiB(MEMORY_KIB)
            .get());
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
    try {
      sevenZipFiles(file, sink);
    } catch (PasswordRequiredException e) {
      sink.partial(ENCRYPTED);
    } catch (IOException e) {
      // The library has no type of its own for a method that it lacks.
      String message = String.valueOf(e.getMessage());
      if (!message.startsWith("Unsupported")) {
        throw e;
      }
      sink.partial("UNSUPPORTED: a compression method of 7z");
    }
  }

  private static void sevenZipFiles(SeekableByteChannel file, EntrySink sink) throws IOException {
    file.position(0);
    try (SevenZFile archive =
        SevenZFile.builder().setSeekableByteChannel(file).setMaxMemoryLimitKiB(MEMORY_KIB).get()) {
      for (SevenZArchiveEntry entry = archive.getNextEntry();
          entry != null;
          entry = archive.getNextEntry()) {
        if (entry.isDirectory()) {
          continue;
        }
        String name = entry.getName() == null ? "content" : entry.getName();
        if (isEncrypted(entry)) {
          sink.unreadable(name, ENCRYPTED);
        } else {
          sink.entry(name, new SevenZipContent(archive));
        }
      }
    }
  }

  private static boolean isEncrypted(SevenZArchiveEntry entry) {
    for (SevenZMethodConfiguration method : entry.getContentMethods()) {
      if (method.getMethod() == SevenZMethod.AES256SHA256) {
        return true;
      }
    }
    return false;
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
