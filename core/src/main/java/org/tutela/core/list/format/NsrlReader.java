package org.tutela.core.list.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.Notice;
import org.tutela.core.list.ReadOptions;

/**
 * The text files of NSRL RDS version 2, and of version 1, whose columns stand in another order: the
 * files of known software, which are harmless unless marked as malicious. The table of products
 * gives no entries.
 */
final class NsrlReader implements FormatReader {
  private static final List<String> FILES = List.of("sha-1", "md5", "productcode", "specialcode");
  private static final List<String> PRODUCTS = List.of("productcode", "productname");

  @Override
  public String format() {
    return "nsrl";
  }

  /** The id is the product, of which a file is one of many. */
  @Override
  public boolean idsNameRecords() {
    return false;
  }

  @Override
  public boolean recognizes(ListHead head) {
    return isProducts(head) || head.header(',').containsAll(FILES);
  }

  private static boolean isProducts(ListHead head) {
    return head.header(',').containsAll(PRODUCTS);
  }

  @Override
  public void read(ListSource source, ReadOptions options, Consumer<? super ListRecord> sink)
      throws IOException {
    boolean products = isProducts(ListHead.of(source, options));
    List<String> required = products ? PRODUCTS : FILES;
    try (InputStream in = new Latin1(TextInput.open(source))) {
      TableColumns table = new TableColumns(source, in, ',', false, required, sink);
      RecordSink out = new RecordSink(options, sink);
      while (table.next()) {
        if (products) {
          String name = table.cell("productcode") + " " + table.cell("productname");
          sink.accept(new Notice(Notice.Kind.META, table.location(), name));
        } else {
          file(table, out);
        }
      }
    }
  }

  private static void file(TableColumns table, RecordSink out) {
    out.begin(table.location(), table.cell("productcode"));
    boolean malicious = table.cell("specialcode").toUpperCase(Locale.ROOT).equals("M");
    out.role(malicious ? EntryRole.BLOCK : EntryRole.KNOWN_GOOD);
    out.category(malicious ? "known-malicious" : "known");
    out.detail("name", table.cell("filename"));
    table.hash("sha-1", HashType.SHA1, out);
    table.hash("md5", HashType.MD5, out);
    out.end();
  }

  /**
   * Makes ISO-8859-1 of the names harmless for a reader of UTF-8: what is beyond ASCII becomes a
   * question mark, since only the names can hold it, and no hash is to be lost for a name.
   */
  private static final class Latin1 extends FilterInputStream {
    Latin1(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      return b >= 0x80 ? '?' : b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = in.read(bytes, offset, length);
      for (int i = offset; i < offset + n; i++) {
        if (bytes[i] < 0) {
          bytes[i] = '?';
        }
      }
      return n;
    }
  }
}
