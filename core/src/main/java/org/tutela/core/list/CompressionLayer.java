package org.tutela.core.list;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZInputStream;

/** Undoes gzip, xz and zip, refusing what is damaged and what inflates beyond all measure. */
final class CompressionLayer extends FilterInputStream {
  private static final int BUFFER = 1 << 16;

  /** One in another, as {@code list.xz} in a zip; more is no honest list. */
  private static final int MAX_LAYERS = 2;

  /** Up to here any ratio goes: a small file cannot hurt. */
  private static final long FREE = 64L << 20;

  /** Hexadecimal and base64 hardly reach 3, a list of near-identical names some 50. */
  private static final long MAX_RATIO = 200;

  /** A dictionary of 64 MiB, the largest that the presets of xz have, needs 65 MiB. */
  private static final int XZ_MEMORY_KIB = 72 << 10;

  private static final int[] GZIP = {0x1f, 0x8b};
  private static final int[] XZ = {0xfd, '7', 'z', 'X', 'Z', 0};
  private static final int[] ZIP = {'P', 'K', 3, 4};
  private static final int[] EMPTY_ZIP = {'P', 'K', 5, 6};
  private static final int ANY = -2;

  /** In the middle of the first block of a tar (POSIX.1-1988 and later). */
  private static final byte[] TAR = {'u', 's', 't', 'a', 'r'};

  private static final int TAR_AT = 257;

  /** How files begin that are compressed in another way. */
  private static final Map<String, int[]> OTHERS =
      Map.of(
          "bzip2", new int[] {'B', 'Z', 'h', ANY, '1', 'A', 'Y', '&', 'S', 'Y'},
          "zstd", new int[] {0x28, 0xb5, 0x2f, 0xfd},
          "lz4", new int[] {0x04, 0x22, 0x4d, 0x18},
          "7z", new int[] {'7', 'z', 0xbc, 0xaf, 0x27, 0x1c},
          "rar", new int[] {'R', 'a', 'r', '!', 0x1a, 0x07});

  private final String name;
  private final String kind;
  private final Counter compressed;
  private long inflated;

  private CompressionLayer(String name, String kind, InputStream in, Counter compressed) {
    super(in);
    this.name = name;
    this.kind = kind;
    this.compressed = compressed;
  }

  /** {@return the bytes as they are, or what they inflate to} */
  static InputStream around(String name, InputStream bytes) throws IOException {
    InputStream opened = bytes;
    for (int layer = 0; ; layer++) {
      BufferedInputStream buffered = new BufferedInputStream(opened, BUFFER);
      boolean gzip = starts(buffered, GZIP);
      boolean xz = starts(buffered, XZ);
      if (!gzip && !xz && !starts(buffered, ZIP)) {
        checkReadable(name, buffered);
        return buffered;
      }
      if (layer == MAX_LAYERS) {
        throw limit(name, "it is compressed more than " + MAX_LAYERS + " times");
      }
      opened = inflated(name, gzip ? "gzip" : xz ? "xz" : "zip", buffered);
    }
  }

  /** Refuses what would be read as a text full of bad lines. */
  private static void checkReadable(String name, BufferedInputStream in) throws IOException {
    for (Map.Entry<String, int[]> other : OTHERS.entrySet()) {
      if (starts(in, other.getValue())) {
        throw new ListFormatException(
            ReasonCode.BAD_COMPRESSION,
            name,
            "",
            "it is compressed with " + other.getKey() + ", which is not read; inflate it by hand");
      }
    }
    if (starts(in, EMPTY_ZIP)) {
      throw emptyZip(name);
    }
    in.mark(TAR_AT + TAR.length);
    byte[] head = in.readNBytes(TAR_AT + TAR.length);
    in.reset();
    if (head.length > TAR_AT && Arrays.equals(head, TAR_AT, head.length, TAR, 0, TAR.length)) {
      throw new ListFormatException(
          ReasonCode.BAD_COMPRESSION,
          name,
          "",
          "it is a tar; extract the one file that is the list");
    }
  }

  private static ListFormatException emptyZip(String name) {
    return new ListFormatException(
        ReasonCode.BAD_COMPRESSION, name, "", "the zip holds no file; fetch it again");
  }

  private static boolean starts(BufferedInputStream in, int[] magic) throws IOException {
    in.mark(magic.length);
    boolean same = true;
    for (int i = 0; i < magic.length && same; i++) {
      int found = in.read();
      same = found == magic[i] || (magic[i] == ANY && found >= 0);
    }
    in.reset();
    return same;
  }

  private static InputStream inflated(String name, String kind, InputStream bytes)
      throws IOException {
    Counter counter = new Counter(bytes);
    try {
      InputStream in =
          switch (kind) {
            case "gzip" -> new GzipMembers(counter, BUFFER);
            case "xz" -> Xz.open(name, counter);
            default -> new OnlyEntry(name, counter);
          };
      return new CompressionLayer(name, kind, in, counter);
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException("reading xz needs the module org.tukaani.xz", e);
    } catch (ListFormatException e) {
      throw e;
    } catch (EOFException | ZipException e) {
      throw damaged(name, kind);
    } catch (IOException e) {
      throw kind.equals("xz") ? damaged(name, kind) : e;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n;
    try {
      n = in.read(bytes, offset, length);
    } catch (ListFormatException e) {
      throw e;
    } catch (EOFException | ZipException e) {
      throw damaged(name, kind);
    } catch (IOException e) {
      throw kind.equals("xz") && !compressed.failed ? damaged(name, kind) : e;
    }
    inflated += Math.max(0, n);
    if (inflated > FREE && inflated / MAX_RATIO > compressed.count) {
      throw limit(name, "the " + kind + " inflates to more than " + MAX_RATIO + " times its size");
    }
    return n;
  }

  @Override
  public long skip(long n) throws IOException {
    byte[] sink = new byte[(int) Math.min(BUFFER, Math.max(0, n))];
    return sink.length == 0 ? 0 : Math.max(0, read(sink, 0, sink.length));
  }

  /** Asking the stream inside would bring a failure that it keeps, past the one that names it. */
  @Override
  public int available() {
    return 0;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private static ListFormatException limit(String name, String problem) {
    return new ListFormatException(
        ReasonCode.LIMIT_EXCEEDED, name, "", problem + "; inflate it by hand");
  }

  private static ListFormatException damaged(String name, String kind) {
    return new ListFormatException(
        ReasonCode.BAD_COMPRESSION,
        name,
        "",
        "the " + kind + " is damaged or cut off; fetch it again");
  }

  /** Apart, so that everything else works without the library. */
  private static final class Xz {
    private Xz() {}

    static InputStream open(String name, InputStream bytes) throws IOException {
      try {
        return new XZInputStream(bytes, XZ_MEMORY_KIB);
      } catch (MemoryLimitException e) {
        throw limit(name, "the xz needs more than " + (XZ_MEMORY_KIB >> 10) + " MiB of memory");
      }
    }
  }

  /** The one file of a zip; which of several is the list would be a guess. */
  private static final class OnlyEntry extends FilterInputStream {
    private final String name;
    private final ZipEnd whole;
    private final ZipInputStream zip;
    private int entries;

    OnlyEntry(String name, InputStream bytes) throws IOException {
      this(name, new ZipEnd(bytes));
    }

    private OnlyEntry(String name, ZipEnd whole) throws IOException {
      this(name, whole, new ZipInputStream(whole));
    }

    private OnlyEntry(String name, ZipEnd whole, ZipInputStream zip) throws IOException {
      super(zip);
      this.name = name;
      this.whole = whole;
      this.zip = zip;
      if (!nextFile()) {
        throw emptyZip(name);
      }
    }

    private boolean nextFile() throws IOException {
      try {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          entries++;
          if (!entry.isDirectory() && !entry.getName().startsWith("__MACOSX/")) {
            return true;
          }
        }
        return false;
      } catch (IllegalArgumentException e) {
        throw damaged(name, "zip"); // A name that is no UTF-8.
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = in.read(bytes, offset, length);
      if (n < 0 && nextFile()) {
        throw new ListFormatException(
            ReasonCode.BAD_COMPRESSION,
            name,
            "",
            "the zip holds several files; extract the one that is the list");
      } else if (n < 0 && !whole.holds(entries)) {
        throw damaged(name, "zip");
      }
      return n;
    }
  }

  /** Counts the compressed bytes taken so far. */
  private static final class Counter extends FilterInputStream {
    private long count;
    private boolean failed;

    Counter(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        int n = in.read(bytes, offset, length);
        count += Math.max(0, n);
        return n;
      } catch (IOException e) {
        failed = true;
        throw e;
      }
    }
  }
}
