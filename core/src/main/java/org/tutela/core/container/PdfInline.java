package org.tutela.core.container;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the pictures that stand inside drawing commands (ISO 32000-1, 8.9.7): {@code BI}, a
 * dictionary, {@code ID}, the bytes, {@code EI}. Which streams draw is not asked: any may.
 */
final class PdfInline {
  private static final int BUFFER_BYTES = 1 << 13;

  /** Commands go on behind a picture, and they are text. */
  private static final int TEXT_BYTES = 12;

  private final PdfObjects objects;
  private final PdfPicture picture;
  private final EntrySink sink;

  PdfInline(PdfObjects objects, PdfPicture picture, EntrySink sink) {
    this.objects = objects;
    this.picture = picture;
    this.sink = sink;
  }

  /** Hands over the pictures among the commands. */
  void walk(String name, InputStream commands) throws IOException {
    PdfBytes in = new PdfBytes(commands, BUFFER_BYTES);
    PdfLexer lexer = new PdfLexer(in);
    int count = 0;
    for (PdfValue token = lexer.token(); !token.is(""); token = lexer.token()) {
      Map<String, PdfValue> entries = new HashMap<>();
      PdfValue end = token;
      while (end.is("BI")) {
        entries.clear();
        end = entries(lexer, entries);
      }
      if (end.is("ID") && !entries.isEmpty()) {
        in.next();
        hand(name + "-inline-" + ++count, new PdfValue.Dictionary(entries), in);
      } else if (end.is("") && !entries.isEmpty()) {
        sink.partial("UNSUPPORTED: a picture of " + name + " goes on in another stream");
      }
    }
  }

  /** {@return what stands behind the names and values that were taken} */
  private static PdfValue entries(PdfLexer lexer, Map<String, PdfValue> entries)
      throws IOException {
    PdfValue key = lexer.token();
    while (key instanceof PdfValue.Name name) {
      entries.putIfAbsent(name.text(), lexer.value());
      key = lexer.token();
    }
    return key;
  }

  private void hand(String name, PdfValue.Dictionary dictionary, PdfBytes in) throws IOException {
    PdfValue filter = objects.resolve(dictionary.get("Filter", "F"));
    PdfValue first =
        filter instanceof PdfValue.Array array && !array.items().isEmpty()
            ? array.items().get(0)
            : filter;
    boolean text = first.name().startsWith("A");
    long least = filter.equals(PdfValue.Word.NULL) ? PdfSamples.bytes(dictionary, objects) : 0;
    Data data = new Data(in, least, text);
    picture.hand(name, dictionary, data);
    data.skipRest();
    if (!data.ended) {
      sink.partial("DAMAGED: the picture " + name + " has no end");
    }
  }

  /** The bytes of one picture, up to the word that ends them. */
  private static final class Data extends InputStream {
    private final PdfBytes in;
    private final long least;
    private final boolean text;
    private long count;
    private int before = '>';
    private boolean ended;

    /** Takes how many bytes come at least, and whether they are text with an end mark. */
    Data(PdfBytes in, long least, boolean text) {
      this.in = in;
      this.least = least;
      this.text = text;
    }

    @Override
    public int read() throws IOException {
      if (ended || (count >= least && isEnd())) {
        return -1;
      }
      int c = in.next();
      if (c >= 0) {
        count++;
        before = PdfLexer.isSpace(c) ? before : c;
      }
      return c;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int filled = 0;
      for (int c = 0; filled < length && (c = read()) >= 0; filled++) {
        into[offset + filled] = (byte) c;
      }
      return filled == 0 && length > 0 ? -1 : filled;
    }

    private boolean isEnd() throws IOException {
      if (in.peek(0) != 'E' || in.peek(1) != 'I' || (text && before != '>')) {
        return false;
      }
      int behind = in.peek(2);
      if (behind >= 0 && !PdfLexer.isSpace(behind)) {
        return false;
      }
      for (int i = 3; i < 3 + TEXT_BYTES; i++) {
        int c = in.peek(i);
        if (c > '~' || (c >= 0 && c < ' ' && !PdfLexer.isSpace(c))) {
          return false;
        }
      }
      in.next();
      in.next();
      ended = true;
      return true;
    }

    void skipRest() throws IOException {
      while (read() >= 0) {
        // The picture may have ended before its bytes do.
      }
    }
  }
}
