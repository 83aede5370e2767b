package org.tutela.core.container;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the pictures and attached files of a PDF (ISO 32000-1, 7.3.8 and 8.9.5) by walking from
 * stream to stream, without believing its cross-reference table. Streams cannot stand inside
 * others, so nothing has to be unpacked to find them, and a damaged table hides nothing.
 *
 * <p>A PDF library would also decrypt, but those at hand unpack object streams into memory as large
 * as they claim to be.
 */
final class PdfWalker {
  private static final byte[] STREAM = ascii("stream");
  private static final byte[] END = ascii("endstream");
  private static final byte[] ENCRYPT = ascii("/Encrypt");

  /** A dictionary of a picture is much shorter. */
  private static final int DICTIONARY_BYTES = 1 << 12;

  private static final Pattern OBJECT = Pattern.compile("(\\d{1,9})\\s+\\d{1,5}\\s+obj\\b");
  private static final Pattern LENGTH =
      Pattern.compile("/Length\\s+(\\d{1,12})(?!\\d|\\s+\\d+\\s+R)");

  private final SeekableByteChannel file;
  private final FileWindow window;
  private final PdfObjects objects;
  private final EntrySink sink;

  private PdfWalker(SeekableByteChannel file, EntrySink sink) throws IOException {
    this.file = file;
    this.window = new FileWindow(file);
    this.objects = new PdfObjects(window);
    this.sink = sink;
  }

  static void walk(SeekableByteChannel file, EntrySink sink) throws IOException {
    new PdfWalker(file, sink).walk();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private void walk() throws IOException {
    boolean encrypted = false;
    long behind = 0;
    long at = window.find(STREAM, 0, window.size());
    while (at >= 0) {
      String dictionary = dictionary(behind, at);
      long data = data(at);
      if (data < 0) {
        at = window.find(STREAM, at + STREAM.length, window.size());
        continue;
      }
      encrypted = encrypted || window.find(ENCRYPT, behind, at) >= 0;
      long end = end(dictionary, data);
      if (!encrypted) {
        new PdfStream(file, objects, dictionary, data, end).hand(sink);
      }
      behind = end;
      at = window.find(STREAM, end + END.length, window.size());
    }
    if (encrypted || window.find(ENCRYPT, behind, window.size()) >= 0) {
      sink.partial("ENCRYPTED: the pictures of the PDF are encrypted");
    }
  }

  /** {@return what stands between the number of an object and its stream} */
  private String dictionary(long behind, long at) throws IOException {
    long from = Math.max(behind, at - DICTIONARY_BYTES);
    byte[] bytes = window.bytes(from, (int) (at - from)).array();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    Matcher objects = OBJECT.matcher(text);
    int start = 0;
    while (objects.find()) {
      start = objects.start();
    }
    return text.substring(start);
  }

  /** {@return where the bytes of a stream begin; -1 if the word means no stream here} */
  private long data(long at) throws IOException {
    byte[] before = window.bytes(at - 8, (int) Math.min(8, at)).array();
    byte[] next = window.bytes(at + STREAM.length, 2).array();
    boolean dictionary =
        new String(before, StandardCharsets.ISO_8859_1).stripTrailing().endsWith(">>");
    if (!dictionary || next.length < 2 || (next[0] != '\r' && next[0] != '\n')) {
      return -1;
    }
    return at + STREAM.length + (next[0] == '\r' && next[1] == '\n' ? 2 : 1);
  }

  /** {@return where a stream ends: where it says, if the closing word stands there} */
  private long end(String dictionary, long data) throws IOException {
    Matcher length = LENGTH.matcher(dictionary);
    if (length.find()) {
      long said = data + Long.parseLong(length.group(1));
      long found = window.find(END, said, Math.min(window.size(), said + END.length + 2));
      if (said <= window.size() && found >= 0) {
        return said;
      }
    }
    long found = window.find(END, data, window.size());
    return found < 0 ? window.size() : found;
  }
}
