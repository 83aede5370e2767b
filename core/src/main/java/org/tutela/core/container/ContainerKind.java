package org.tutela.core.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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
  private static final int TAR_HEADER = 512;
  private static final int TAR_SUM = 148;
  private static final Pattern OCTAL = Pattern.compile("[0-7]{1,7}");

  /** As many bytes hold the marks of what is not looked into. */
  private static final int MARK_BYTES = 16;

  private static final List<Map.Entry<String, Pattern>> NOT_LOOKED_INTO =
      List.of(
          Map.entry("rar", Pattern.compile("Rar!\u001a\u0007")),
          Map.entry("zstd", Pattern.compile("\\(\u00b5/\u00fd|[P-_]\\*M\u0018")),
          Map.entry("lz4", Pattern.compile("\u0004\"M\u0018|\u0002!L\u0018")),
          Map.entry("lzip", Pattern.compile("LZIP\u0001")),
          Map.entry("lzma", Pattern.compile("(?s)]\0\0.\0(\u00ff{8}|.{5}\0{3})")),
          Map.entry("compress", Pattern.compile("\u001f[\u009d\u00a0]")),
          Map.entry("snappy", Pattern.compile("\u00ff\u0006\0\0sNaPpY")),
          Map.entry("cab", Pattern.compile("MSCF\0\0\0\0")),
          Map.entry("ar", Pattern.compile("!<arch>\n")),
          Map.entry("cpio", Pattern.compile("07070[127]|\u00c7q|q\u00c7")),
          Map.entry("arj", Pattern.compile("`\u00ea")),
          Map.entry("lha", Pattern.compile("(?s)..-l[hz][0-9s]-")),
          Map.entry("ace", Pattern.compile("(?s).{7}\\*\\*ACE\\*\\*")),
          Map.entry("xar", Pattern.compile("xar!\0")),
          Map.entry("wim", Pattern.compile("MSWIM\0\0\0")),
          Map.entry("squashfs", Pattern.compile("hsqs|sqsh")),
          Map.entry("a disk image", Pattern.compile("QFI\u00fb|KDMV|vhdxfile|conectix")),
          // Older documents of Microsoft Office, Thumbs.db, MSI.
          Map.entry(
              "an OLE compound file",
              Pattern.compile("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")));

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
    } else if (has(head, TAR_MAGIC, 'u', 's', 't', 'a', 'r') || tar(head)) {
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
    String begin =
        new String(head, 0, Math.min(head.length, MARK_BYTES), StandardCharsets.ISO_8859_1);
    for (Map.Entry<String, Pattern> kind : NOT_LOOKED_INTO) {
      if (kind.getValue().matcher(begin).lookingAt()) {
        return Optional.of(kind.getKey());
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a file begins with the header of a tar. Those of the first programs have no mark, but
   * the sum of their bytes, in octal digits.
   */
  private static boolean tar(byte[] head) {
    if (head.length < TAR_HEADER || head[0] == 0) {
      return false;
    }
    String field =
        new String(head, TAR_SUM, 8, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
    int sum = 8 * ' ';
    for (int i = 0; i < TAR_HEADER; i++) {
      sum += i < TAR_SUM || i >= TAR_SUM + 8 ? head[i] & 0xff : 0;
    }
    return OCTAL.matcher(field).matches() && Integer.parseInt(field, 8) == sum;
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
