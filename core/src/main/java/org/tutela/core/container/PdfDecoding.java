package org.tutela.core.container;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Undoes one of the simple codings of PDF (ISO 32000-1, 7.4), byte by byte. */
abstract class PdfDecoding extends InputStream {
  private Optional<IOException> failure = Optional.empty();

  /** The coded bytes. */
  final PdfBytes in;

  PdfDecoding(InputStream coded) {
    this.in = new PdfBytes(coded, 1 << 12);
  }

  /** {@return the next byte, or -1 at the end} */
  abstract int decode() throws IOException;

  @Override
  public int read() throws IOException {
    if (failure.isPresent()) {
      throw failure.get();
    }
    return decode();
  }

  /** What came before something broken is handed over first. */
  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (failure.isPresent()) {
      throw failure.get();
    }
    int count = 0;
    try {
      for (int c = 0; count < length && (c = decode()) >= 0; count++) {
        into[offset + count] = (byte) c;
      }
    } catch (IOException e) {
      failure = Optional.of(e);
      if (count == 0) {
        throw e;
      }
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  /** Two hexadecimal digits a byte. */
  static final class Hex extends PdfDecoding {
    Hex(InputStream coded) {
      super(coded);
    }

    @Override
    int decode() throws IOException {
      int high = digit();
      int low = high < 0 ? -1 : digit();
      return high < 0 ? -1 : 16 * high + Math.max(0, low);
    }

    private int digit() throws IOException {
      int c = in.next();
      while (PdfLexer.isSpace(c)) {
        c = in.next();
      }
      int digit = Character.digit(c, 16);
      if (digit < 0 && c >= 0 && c != '>') {
        throw new IOException("no hexadecimal digit");
      }
      return digit;
    }
  }

  /** Five characters of 85 for four bytes. */
  static final class Base85 extends PdfDecoding {
    private long group;
    private int left;
    private boolean over;

    Base85(InputStream coded) {
      super(coded);
    }

    @Override
    int decode() throws IOException {
      if (left == 0 && !over) {
        read85();
      }
      if (left == 0) {
        return -1;
      }
      left--;
      int c = (int) (group >> 24) & 0xff;
      group <<= 8;
      return c;
    }

    private void read85() throws IOException {
      group = 0;
      int count = 0;
      while (count < 5) {
        int c = in.next();
        if (PdfLexer.isSpace(c)) {
          continue;
        } else if (c == 'z' && count == 0) {
          left = 4;
          return;
        } else if (c < 0 || c == '~') {
          over = true;
          break;
        } else if (c < '!' || c > 'u') {
          throw new IOException("no character of base 85");
        }
        group = 85 * group + c - '!';
        count++;
      }
      for (int i = count; i < 5; i++) {
        group = 85 * group + 84;
      }
      left = Math.max(0, count - 1);
    }
  }

  /** Runs of one byte, and of bytes that differ. */
  static final class RunLength extends PdfDecoding {
    private int copies;
    private int repeats;
    private int repeated;

    RunLength(InputStream coded) {
      super(coded);
    }

    @Override
    int decode() throws IOException {
      if (copies == 0 && repeats == 0) {
        int length = in.next();
        if (length < 0 || length == 128) {
          return -1;
        } else if (length < 128) {
          copies = length + 1;
        } else {
          repeats = 257 - length;
          repeated = in.next();
        }
      }
      if (repeats > 0) {
        repeats--;
        return repeated;
      }
      copies--;
      return in.next();
    }
  }

  /** LZW with codes of 9 to 12 bits, as in TIFF. */
  static final class Lzw extends PdfDecoding {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int CODES = 1 << 12;

    private final int early;
    private final int[] prefix = new int[CODES];
    private final byte[] last = new byte[CODES];
    private final byte[] stack = new byte[CODES];
    private int depth;
    private int size = END + 1;
    private int previous = -1;
    private int first;
    private int bits;
    private int bitCount;

    /** Takes whether codes grow one code early, as is usual. */
    Lzw(InputStream coded, boolean early) {
      super(coded);
      this.early = early ? 1 : 0;
    }

    @Override
    int decode() throws IOException {
      while (depth == 0) {
        int code = code();
        if (code == END) {
          return -1;
        } else if (code == CLEAR) {
          size = END + 1;
          previous = -1;
        } else {
          expand(code);
        }
      }
      return stack[--depth] & 0xff;
    }

    private int code() throws IOException {
      int width =
          size + early >= 2048 ? 12 : size + early >= 1024 ? 11 : size + early >= 512 ? 10 : 9;
      while (bitCount < width) {
        int c = in.next();
        if (c < 0) {
          return END;
        }
        bits = bits << 8 | c;
        bitCount += 8;
      }
      bitCount -= width;
      return (bits >>> bitCount) & ((1 << width) - 1);
    }

    private void expand(int code) throws IOException {
      if (code > size || (code == size && previous < 0)) {
        throw new IOException("an LZW code that is not defined yet");
      }
      int at = code;
      if (code == size) {
        stack[depth++] = (byte) first;
        at = previous;
      }
      while (at > END) {
        stack[depth++] = last[at];
        at = prefix[at];
      }
      first = at;
      stack[depth++] = (byte) at;
      if (previous >= 0 && size < CODES) {
        prefix[size] = previous;
        last[size++] = (byte) first;
      }
      previous = code;
    }
  }
}
