package org.tutela.core.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The containers that are looked into, told by their first bytes. */
enum ContainerKind {
  /** Zip and all that is one: APK, AAB, IPA, JAR, EPUB, DOCX, ODT. */
  ZIP {
    @Override
    void walk(SeekableByteChannel file, String name, EntrySink sink) throws IOException {
      ZipWalker.walk(file, sink);
    }
  },
  /** One compressed file. */
  GZIP {
    @Override
    void walk(SeekableByteChannel file, String name, EntrySink sink) throws IOException {
      ArchiveWalker.gzip(file, name, sink);
    }
  },
  /** One compressed file. */
  BZIP2 {
    @Override
    void walk(SeekableByteChannel file, String name, EntrySink sink) throws IOException {
      ArchiveWalker.bzip2(file, name, sink);
    }
  },
  /** One compressed file. */
  XZ {
    @Override
    void walk(SeekableByteChannel file, String name, EntrySink sink) throws IOException {
      ArchiveWalker.xz(file, name, sink);
    }
  },
  /** Tar with the magic of POSIX or GNU. */
  TAR {
    @Override
    void walk(SeekableByteChannel file, String name, EntrySink sink) throws IOException {
      ArchiveWalker.tar(file, sink);
    }
  },
  /** 7z. */
  SEVEN_ZIP {
    @Override
    void walk(SeekableByteChannel file, String name, EntrySink sink) throws IOException {
      ArchiveWalker.sevenZip(file, sink);
    }
  },
  /** The pictures of a PDF. */
  PDF {
    @Override
    void walk(SeekableByteChannel file, String name, EntrySink sink) throws IOException {
      PdfWalker.walk(file, sink);
    }
  },
  /** What is known to hold files and is not looked into, so that nobody takes it for looked at. */
  OPAQUE {
    @Override
    void walk(SeekableByteChannel file, String name, EntrySink sink) throws IOException {
      sink.partial("UNSUPPORTED: " + opaque(head(file)).orElseThrow() + " is not looked into");
    }
  };

  /** As many bytes tell. */
  static final int HEAD_BYTES = 1 << 11;

  private static final int TAR_MAGIC = 257;

  /** Hands over what is inside. */
  abstract void walk(SeekableByteChannel file, String name, EntrySink sink) throws IOException;

  /** {@return the kind of container that begins so; empty if it is none that is looked into} */
  static Optional<ContainerKind> of(byte[] head) {
    if (has(head, 0, 'P', 'K', 3, 4)
        || has(head, 0, 'P', 'K', 5, 6)
        || has(head, 0, 'P', 'K', 7, 8)) {
      return Optional.of(ZIP);
    } else if (has(head, 0, 0x1f, 0x8b, 8)) {
      return Optional.of(GZIP);
    } else if (has(head, TAR_MAGIC, 'u', 's', 't', 'a', 'r')) {
      return Optional.of(TAR);
    } else if (has(head, 0, '7', 'z', 0xbc, 0xaf, 0x27, 0x1c)) {
      return Optional.of(SEVEN_ZIP);
    } else if (has(head, 0, 'B', 'Z', 'h') && has(head, 4, '1', 'A', 'Y', '&', 'S', 'Y')) {
      return Optional.of(BZIP2);
    } else if (has(head, 0, 0xfd, '7', 'z', 'X', 'Z', 0)) {
      return Optional.of(XZ);
    } else if (opaque(head).isPresent()) {
      return Optional.of(OPAQUE);
    }
    return pdf(head) ? Optional.of(PDF) : Optional.empty();
  }

  /**
   * {@return all that a file is} Programs look for a zip from its end, so that one may follow a
   * program that unpacks it, or hide behind a picture.
   */
  static Set<ContainerKind> of(SeekableByteChannel file) throws IOException {
    Set<ContainerKind> kinds = EnumSet.noneOf(ContainerKind.class);
    of(head(file)).ifPresent(kinds::add);
    if (!kinds.contains(ZIP) && ZipWalker.endsAsZip(file)) {
      kinds.add(ZIP);
    }
    return kinds;
  }

  private static Optional<String> opaque(byte[] head) {
    if (has(head, 0, 'R', 'a', 'r', '!', 0x1a, 7)) {
      return Optional.of("rar");
    } else if (has(head, 0, 0x28, 0xb5, 0x2f, 0xfd)) {
      return Optional.of("zstd");
    } else if (has(head, 0, 0x04, 0x22, 0x4d, 0x18)) {
      return Optional.of("lz4");
    } else if (has(head, 0, 'L', 'Z', 'I', 'P', 1)) {
      return Optional.of("lzip");
    } else if (has(head, 0, 'M', 'S', 'C', 'F', 0, 0, 0, 0)) {
      return Optional.of("cab");
    }
    // Older documents of Microsoft Office, Thumbs.db, MSI.
    return has(head, 0, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)
        ? Optional.of("an OLE compound file")
        : Optional.empty();
  }

  /** Viewers take a PDF whose mark does not stand at the very beginning. */
  private static boolean pdf(byte[] head) {
    return new String(head, StandardCharsets.ISO_8859_1).contains("%PDF-");
  }

  private static boolean has(byte[] head, int at, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (at + i >= head.length || (head[at + i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** {@return the first bytes of a file} */
  static byte[] head(SeekableByteChannel file) throws IOException {
    ByteBuffer head = ByteBuffer.allocate((int) Math.min(HEAD_BYTES, file.size()));
    file.position(0);
    while (head.hasRemaining() && file.read(head) >= 0) {
      // Until it is full.
    }
    return head.array();
  }
}
