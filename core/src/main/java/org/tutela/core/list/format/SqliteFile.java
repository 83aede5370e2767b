package org.tutela.core.list.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReasonCode;

/**
 * The pages of a SQLite database (sqlite.org, "Database File Format"), read only. Nothing in the
 * file is executed: no SQL, no view, no trigger, no extension. Memory is a few pages.
 */
final class SqliteFile implements Closeable {
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER = 100;
  private static final int MIN_PAGE = 512;
  private static final int MAX_PAGE = 1 << 16;

  private final ListSource source;
  private final FileChannel channel;
  private int pageSize;
  private int usableSize;
  private long pages;
  private boolean writeAhead;
  private Charset encoding = StandardCharsets.UTF_8;

  private SqliteFile(ListSource source, FileChannel channel) {
    this.source = source;
    this.channel = channel;
  }

  /** Opens a database; one that is no plain file is copied to a temporary one first. */
  static SqliteFile open(ListSource source) throws IOException {
    SqliteFile file = new SqliteFile(source, channel(source));
    try {
      file.readHeader();
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static FileChannel channel(ListSource source) throws IOException {
    if (source.path().isPresent()) {
      FileChannel channel = FileChannel.open(source.path().get(), StandardOpenOption.READ);
      ByteBuffer head = ByteBuffer.allocate(MAGIC.length);
      if (channel.read(head, 0) == MAGIC.length && head.flip().equals(ByteBuffer.wrap(MAGIC))) {
        return settled(source, source.path().get(), channel);
      }
      channel.close();
    }
    Path copy = Files.createTempFile("tutela-", ".db");
    FileChannel channel =
        FileChannel.open(
            copy,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    try (InputStream in = source.open()) {
      in.transferTo(Channels.newOutputStream(channel));
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Refuses a database that its last writer left with changes beside it, to be taken in or taken
   * back: without them it is the state of no moment.
   */
  private static FileChannel settled(ListSource source, Path path, FileChannel channel)
      throws IOException {
    for (String ending : new String[] {"-wal", "-journal"}) {
      Path beside = path.resolveSibling(path.getFileName() + ending);
      if (isPending(beside)) {
        channel.close();
        throw new ListFormatException(
            ReasonCode.BAD_HEADER,
            source.name(),
            "",
            "changes that belong to it are in "
                + beside.getFileName()
                + "; open it once with the program that wrote it, or with sqlite3 and VACUUM");
      }
    }
    return channel;
  }

  /** {@return whether the file is there and not empty or overwritten with zeros} */
  private static boolean isPending(Path beside) throws IOException {
    if (!Files.isRegularFile(beside)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(beside)) {
      for (byte b : in.readNBytes(8)) {
        if (b != 0) {
          return true;
        }
      }
      return false;
    }
  }

  private void readHeader() throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    read(header, 0, "offset 0");
    byte[] bytes = header.array();
    for (int i = 0; i < MAGIC.length; i++) {
      if (bytes[i] != MAGIC[i]) {
        throw new ListFormatException(
            ReasonCode.BAD_MAGIC, source.name(), "offset 0", "this is no SQLite 3 database");
      }
    }
    int size = header.getShort(16) & 0xffff;
    pageSize = size == 1 ? MAX_PAGE : size;
    usableSize = pageSize - (bytes[20] & 0xff);
    if (pageSize < MIN_PAGE || Integer.bitCount(pageSize) != 1 || usableSize < MIN_PAGE - 32) {
      throw bad("offset 16", "an impossible page size");
    }
    writeAhead = bytes[19] == 2;
    encoding =
        switch (header.getInt(56)) {
          case 0, 1 -> StandardCharsets.UTF_8;
          case 2 -> StandardCharsets.UTF_16LE;
          case 3 -> StandardCharsets.UTF_16BE;
          default -> throw bad("offset 56", "an unknown text encoding");
        };
    pages = channel.size() / pageSize;
    // The count in the header holds only if the last writer kept it.
    boolean counted = header.getInt(24) == header.getInt(92);
    long stated = header.getInt(28) & 0xffffffffL;
    if (counted && stated > pages) {
      throw bad("offset 28", "the file is cut off: it has fewer pages than it says");
    }
  }

  /** {@return whether later changes may stand in a separate file, which is not read} */
  boolean writeAhead() {
    return writeAhead;
  }

  int usableSize() {
    return usableSize;
  }

  long pages() {
    return pages;
  }

  Charset encoding() {
    return encoding;
  }

  /** {@return a buffer for one page} */
  ByteBuffer newPage() {
    return ByteBuffer.allocate(pageSize);
  }

  /** Reads a page, counted from 1. */
  void page(long number, ByteBuffer page) throws IOException {
    if (number < 1 || number > pages) {
      throw bad("page " + number, "a page that the file does not have");
    }
    page.clear();
    read(page, (number - 1) * pageSize, "page " + number);
  }

  /** {@return where the tree of a page begins, after the header of the file on the first one} */
  static int treeStart(long page) {
    return page == 1 ? HEADER : 0;
  }

  private void read(ByteBuffer into, long offset, String where) throws IOException {
    while (into.hasRemaining()) {
      if (channel.read(into, offset + into.position()) < 0) {
        throw bad(where, "the file is cut off");
      }
    }
    into.flip();
  }

  /** {@return the refusal of the whole database} */
  ListFormatException bad(String location, String message) {
    return new ListFormatException(
        ReasonCode.BAD_HEADER, source.name(), location, message + "; fetch it again");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
