package org.tutela.core.list.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Walks over the tokens of a script, statement by statement: words, numbers, signs and quoted
 * texts. Comments are dropped. Nothing is executed, and a statement may have any length.
 */
final class SqlStatements {
  private static final int END = -1;

  private final InputStream in;
  private final StringBuilder text = new StringBuilder();
  private Token token = Token.END;
  private long line = 1;
  private long firstLine;
  private int ahead = END;
  private boolean hasAhead;
  private boolean terminated;

  /**
   * A part of a statement.
   *
   * @param text without quotes
   * @param quoted whether it is a text in quotes
   * @param tooLong whether it is longer than any list needs, and not kept in full
   */
  record Token(String text, boolean quoted, boolean tooLong) {
    /** Behind the last token of a statement. */
    static final Token END = new Token("", false, false);

    boolean is(String word) {
      return !quoted && text.equalsIgnoreCase(word);
    }

    boolean isEnd() {
      return !quoted && text.isEmpty();
    }
  }

  /** Begins with the next byte; {@code in} should be buffered. */
  SqlStatements(InputStream in) {
    this.in = in;
  }

  /** Moves to the first token of the next statement; empty ones are passed over. */
  boolean next() throws IOException {
    skip();
    do {
      advance();
    } while (token.isEnd() && terminated);
    firstLine = line;
    return !token.isEnd();
  }

  /** Moves behind the last token of the statement. */
  void skip() throws IOException {
    while (!token.isEnd()) {
      advance();
    }
  }

  /** {@return the token that was reached} */
  Token token() {
    return token;
  }

  /** {@return where the statement begins, for a person} */
  String location() {
    return "line " + firstLine;
  }

  /** {@return where the token ends, for a person} */
  String tokenLocation() {
    return "line " + line;
  }

  /** {@return whether the statement, read to its end, ended in a semicolon and was not cut off} */
  boolean isTerminated() {
    return terminated;
  }

  /** Moves to the next token of the statement. */
  void advance() throws IOException {
    token = read();
  }

  private Token read() throws IOException {
    terminated = false;
    text.setLength(0);
    while (true) {
      int c = take();
      if (c == END) {
        return Token.END;
      } else if (c == ';') {
        terminated = true;
        return Token.END;
      } else if (c == '-' && peek() == '-') {
        skipLine();
      } else if (c == '/' && peek() == '*') {
        skipComment();
      } else if (c == '\'' || c == '"' || c == '`') {
        return quoted(c);
      } else if (c == '[') {
        return bracketed();
      } else if (isWord(c)) {
        keep(c);
        while (isWord(peek())) {
          keep(take());
        }
        return token(false);
      } else if (c > ' ') {
        keep(c);
        return token(false);
      }
    }
  }

  private Token quoted(int quote) throws IOException {
    for (int c = take(); c != END; c = take()) {
      if (c == quote) {
        if (peek() != quote) {
          return token(true);
        }
        take();
      }
      keep(c);
    }
    return Token.END; // Cut off.
  }

  /** Reads a name as some other databases write it, in which nothing is doubled. */
  private Token bracketed() throws IOException {
    for (int c = take(); c != END; c = take()) {
      if (c == ']') {
        return token(true);
      }
      keep(c);
    }
    return Token.END; // Cut off.
  }

  private void keep(int c) {
    if (text.length() <= TextInput.LINE_LIMIT) {
      text.append((char) c);
    }
  }

  /** The bytes of a quoted text may be UTF-8, of names only. */
  private Token token(boolean quoted) {
    String bytes = text.toString();
    boolean wide = bytes.chars().anyMatch(c -> c >= 0x80);
    String decoded =
        wide
            ? new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
            : bytes;
    return new Token(decoded, quoted, text.length() > TextInput.LINE_LIMIT);
  }

  private void skipLine() throws IOException {
    for (int c = take(); c != END && c != '\n'; c = take()) {}
  }

  private void skipComment() throws IOException {
    take();
    int last = 0;
    for (int c = take(); c != END && !(last == '*' && c == '/'); c = take()) {
      last = c;
    }
  }

  private int take() throws IOException {
    int c = hasAhead ? ahead : in.read();
    hasAhead = false;
    line += c == '\n' ? 1 : 0;
    return c;
  }

  private int peek() throws IOException {
    if (!hasAhead) {
      ahead = in.read();
      hasAhead = true;
    }
    return ahead;
  }

  private static boolean isWord(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '.'
        || c == '$'
        || c >= 0x80;
  }
}
