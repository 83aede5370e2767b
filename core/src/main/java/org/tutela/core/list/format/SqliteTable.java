package org.tutela.core.list.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The rows of one table of a SQLite database in the order of their row ids: a walk over its b-tree.
 * Every page is read at most once, so a tree with loops ends in a refusal.
 */
final class SqliteTable {
  private static final int INTERIOR = 5;
  private static final int LEAF = 13;
  private static final int MAX_DEPTH = 20;

  /** As of a line: no row of a hash list comes near. */
  private static final int MAX_PAYLOAD = TextInput.LINE_LIMIT;

  private final SqliteFile file;
  private final Deque<Node> path = new ArrayDeque<>();
  private final SqliteRow row;
  private byte[] payload = new byte[1024];
  private final ByteBuffer overflow;
  private long visited;

  /** A page on the way from the root, and how far it has been walked. */
  private static final class Node {
    private final long number;
    private final ByteBuffer page;
    private final int start;
    private final boolean leaf;
    private final int cells;
    private int next;

    Node(SqliteFile file, long number, ByteBuffer page) throws IOException {
      this.number = number;
      this.page = page;
      this.start = SqliteFile.treeStart(number);
      int type = page.get(start);
      this.leaf = type == LEAF;
      this.cells = page.getShort(start + 3) & 0xffff;
      int header = leaf ? 8 : 12;
      if ((!leaf && type != INTERIOR) || start + header + 2 * cells > file.usableSize()) {
        throw file.bad("page " + number, "not a page of a table");
      }
    }

    int cell(SqliteFile file) throws IOException {
      int header = leaf ? 8 : 12;
      int at = page.getShort(start + header + 2 * next) & 0xffff;
      if (at < start + header || at > file.usableSize() - 4) {
        throw file.bad("page " + number, "a row outside its page");
      }
      return at;
    }
  }

  SqliteTable(SqliteFile file, SqliteSchema.Table table) throws IOException {
    this.file = file;
    this.row = new SqliteRow(file, table.rowIdColumn());
    this.overflow = file.newPage();
    enter(table.root());
  }

  private void enter(long number) throws IOException {
    if (path.size() == MAX_DEPTH || ++visited > file.pages()) {
      throw file.bad("page " + number, "a tree without end");
    }
    ByteBuffer page = file.newPage();
    file.page(number, page);
    path.push(new Node(file, number, page));
  }

  /** {@return the row that was reached} */
  SqliteRow row() {
    return row;
  }

  /** {@return whether there was another row} */
  boolean next() throws IOException {
    while (!path.isEmpty()) {
      Node node = path.getFirst();
      if (node.leaf && node.next < node.cells) {
        read(node);
        return true;
      }
      if (node.leaf || node.next > node.cells) {
        path.pop();
      } else if (node.next == node.cells) {
        node.next++;
        enter(node.page.getInt(node.start + 8) & 0xffffffffL);
      } else {
        long child = node.page.getInt(node.cell(file)) & 0xffffffffL;
        node.next++;
        enter(child);
      }
    }
    return false;
  }

  @SuppressWarnings("ByteBufferBackingArray") // A page fills an array of its own.
  private void read(Node node) throws IOException {
    int at = node.cell(file);
    node.next++;
    String where = "page " + node.number;
    SqliteRow.Varint length = SqliteRow.varint(file, where, node.page.array(), at, usable());
    SqliteRow.Varint id = SqliteRow.varint(file, where, node.page.array(), length.end(), usable());
    if (length.value() < 0) {
      throw file.bad(where, "a row of negative length");
    }
    int local = local(length.value());
    if (local > usable() - id.end()) {
      throw file.bad(where, "a row outside its page");
    }
    if (length.value() > MAX_PAYLOAD) {
      row.tooLong(id.value());
      return;
    }
    int size = (int) length.value();
    if (size > payload.length) {
      payload = new byte[Math.max(size, 2 * payload.length)];
    }
    node.page.get(id.end(), payload, 0, local);
    if (local < size) {
      if (usable() - id.end() - local < 4) {
        throw file.bad(where, "a row outside its page");
      }
      follow(node.page.getInt(id.end() + local) & 0xffffffffL, local, size);
    }
    row.set(id.value(), payload, size);
  }

  private int usable() {
    return file.usableSize();
  }

  /** {@return how many bytes of a row are in its leaf (section 1.6 of the format)} */
  private int local(long length) {
    int most = usable() - 35;
    if (length <= most) {
      return (int) length;
    }
    int least = (usable() - 12) * 32 / 255 - 23;
    long fitting = least + (length - least) % (usable() - 4);
    return (int) (fitting <= most ? fitting : least);
  }

  private void follow(long first, int from, int size) throws IOException {
    long number = first;
    int at = from;
    while (at < size) {
      if (++visited > file.pages()) {
        throw file.bad("page " + number, "a row without end");
      }
      file.page(number, overflow);
      int n = Math.min(size - at, usable() - 4);
      overflow.get(4, payload, at, n);
      at += n;
      number = overflow.getInt(0) & 0xffffffffL;
    }
  }
}
