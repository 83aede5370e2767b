package org.tutela.core.list.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a script into statements, and these into tokens: words, numbers, signs and quoted texts.
 * Comments are dropped. Nothing is executed.
 */
final class SqlStatements {
  private static final int END = -1;
  private static final int MAX_TOKENS = 10_000;

  private final InputStream in;
  private final StringBuilder token = new StringBuilder();
  private final List<Token> tokens = new ArrayList<>();
  private long line = 1;
  private long firstLine;
  private int length;
  private int ahead = END;
  private boolean hasAhead;
  private boolean ended;
  private boolean terminated;

  /**
   * A part of a statement.
   *
   * @param text without quotes
   * @param quoted whether it is a text in quotes
   */
  record Token(String text, boolean quoted) {
    boolean is(String word) {
      return !quoted && text.equalsIgnoreCase(word);
    }
  }

  /** Begins with the next byte; {@code in} should be buffered. */
  SqlStatements(InputStream in) {
    this.in = in;
  }

  /** {@return whether there was another statement; empty ones are passed over} */
  boolean next() throws IOException {
    do {
      tokens.clear();
      length = 0;
      terminated = false;
      read();
    } while (tokens.isEmpty() && !ended);
    return !tokens.isEmpty();
  }

  /** {@return the tokens of the statement; not all of them where it is too long} */
  List<Token> tokens() {
    return tokens;
  }

  /** {@return where the statement begins, for a person} */
  String location() {
    return "line " + firstLine;
  }

  boolean isTooLong() {
    return length > TextInput.LINE_LIMIT || tokens.size() > MAX_TOKENS;
  }

  /** {@return whether it ends in a semicolon, and was not cut off} */
  boolean isTerminated() {
    return terminated;
  }

  private void read() throws IOException {
    for (int c = take(); ; c = take()) {
      if (c == END) {
        ended = true;
        return;
      } else if (c == ';') {
        terminated = true;
        return;
      } else if (c == '-' && peek() == '-') {
        skipLine();
      } else if (c == '/' && peek() == '*') {
        skipComment();
      } else if (c == '\'' || c == '"' || c == '`') {
        add(quoted(c), true);
      } else if (isWord(c)) {
        word(c);
      } else if (c > ' ') {
        add(String.valueOf((char) c), false);
      }
    }
  }

  private void add(String text, boolean quoted) {
    if (tokens.isEmpty()) {
      firstLine = line;
    }
    if (tokens.size() <= MAX_TOKENS) {
      tokens.add(new Token(text, quoted));
    }
  }

  private void word(int first) throws IOException {
    token.setLength(0);
    keep(first);
    while (isWord(peek())) {
      keep(take());
    }
    add(token.toString(), false);
  }

  private String quoted(int quote) throws IOException {
    token.setLength(0);
    for (int c = take(); c != END; c = take()) {
      if (c == quote) {
        if (peek() != quote) {
          // The bytes may be UTF-8, of names only.
          return new String(
              token.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
        take();
      }
      keep(c);
    }
    ended = true;
    return "";
  }

  private void keep(int c) {
    if (length <= TextInput.LINE_LIMIT) {
      token.append((char) c);
    }
  }

  private void skipLine() throws IOException {
    for (int c = take(); c != END && c != '\n'; c = take()) {
      length = Math.max(0, length - 1);
    }
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
    length = Math.min(length + 1, Integer.MAX_VALUE - 1);
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
