package org.tutela.core.container;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads values of a PDF and operators of a content stream (ISO 32000-1, 7.2 and 7.3). Takes what
 * programs take: whatever is no value is a word. Memory is bounded. One thread at a time.
 */
final class PdfLexer {
  private static final int DEEPEST = 50;
  private static final int MOST_ITEMS = 1 << 17;

  /** What is longer is cut: the longest that matters is a palette. */
  private static final int LONGEST = 1 << 16;

  private static final String DELIMITERS = "()<>[]{}/%";

  private final PdfBytes in;
  private final StringBuilder text = new StringBuilder();
  private int items;

  PdfLexer(PdfBytes in) {
    this.in = in;
  }

  static boolean isSpace(int c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
  }

  private static boolean isRegular(int c) {
    return c >= 0 && !isSpace(c) && DELIMITERS.indexOf(c) < 0;
  }

  /** {@return the next value, with its parts; at the end the word of no letters} */
  PdfValue value() throws IOException {
    items = 0;
    return value(0);
  }

  private PdfValue value(int depth) throws IOException {
    if (depth > DEEPEST || ++items > MOST_ITEMS) {
      throw new UnreadableException("DAMAGED: a value of the PDF has too many parts");
    }
    PdfValue token = token();
    if (token.is("[")) {
      return new PdfValue.Array(List.copyOf(until("]", depth)));
    }
    return token.is("<<") ? dictionary(until(">>", depth)) : token;
  }

  private List<PdfValue> until(String end, int depth) throws IOException {
    List<PdfValue> values = new ArrayList<>();
    for (PdfValue value = value(depth + 1); !value.is(end); value = value(depth + 1)) {
      int count = values.size();
      if (value.is("")
          || value.is("endobj")
          || value.is("stream")
          || value.is("]")
          || value.is(">>")) {
        throw new UnreadableException("DAMAGED: a value of the PDF has no end");
      } else if (value.is("R")
          && count > 1
          && values.get(count - 2) instanceof PdfValue.Numeral number
          && values.get(count - 1) instanceof PdfValue.Numeral generation) {
        values.subList(count - 2, count).clear();
        values.add(new PdfValue.Reference((long) number.value(), (long) generation.value()));
      } else {
        values.add(value);
      }
    }
    return values;
  }

  private static PdfValue.Dictionary dictionary(List<PdfValue> values) {
    Map<String, PdfValue> entries = new HashMap<>();
    for (int i = 0; i + 1 < values.size(); i++) {
      if (values.get(i) instanceof PdfValue.Name key) {
        entries.putIfAbsent(key.text(), values.get(++i));
      }
    }
    return new PdfValue.Dictionary(Map.copyOf(entries));
  }

  /** {@return the next name, number, string, bracket or word; at the end the word of no letters} */
  PdfValue token() throws IOException {
    skipSpace();
    int c = in.next();
    return switch (c) {
      case -1 -> new PdfValue.Word("");
      case '/' -> new PdfValue.Name(name());
      case '(' -> new PdfValue.Text(string());
      case '<' -> pair('<') ? new PdfValue.Word("<<") : new PdfValue.Text(hex());
      case '>' -> new PdfValue.Word(pair('>') ? ">>" : ">");
      case '[', ']', '{', '}', ')' -> new PdfValue.Word(String.valueOf((char) c));
      default -> word(c);
    };
  }

  void skipSpace() throws IOException {
    for (int c = in.peek(0); isSpace(c) || c == '%'; c = in.peek(0)) {
      in.next();
      while (c == '%' && in.peek(0) >= 0 && in.peek(0) != '\n' && in.peek(0) != '\r') {
        in.next();
      }
    }
  }

  private boolean pair(int c) throws IOException {
    if (in.peek(0) != c) {
      return false;
    }
    in.next();
    return true;
  }

  private void keep(int c) {
    if (text.length() < LONGEST) {
      text.append((char) c);
    }
  }

  private String name() throws IOException {
    text.setLength(0);
    while (isRegular(in.peek(0))) {
      int c = in.next();
      int high = Character.digit(in.peek(0), 16);
      int low = Character.digit(in.peek(1), 16);
      if (c == '#' && high >= 0 && low >= 0) {
        in.next();
        in.next();
        c = 16 * high + low;
      }
      keep(c);
    }
    return text.toString();
  }

  private PdfValue word(int first) throws IOException {
    text.setLength(0);
    keep(first);
    while (isRegular(in.peek(0))) {
      keep(in.next());
    }
    String word = text.toString();
    if (first <= '9' && first != '\'' && first != '"') {
      try {
        return new PdfValue.Numeral(Double.parseDouble(word));
      } catch (NumberFormatException e) {
        return new PdfValue.Word(word);
      }
    }
    return new PdfValue.Word(word);
  }

  private String hex() throws IOException {
    text.setLength(0);
    int high = -1;
    for (int c = in.next(); c >= 0 && c != '>'; c = in.next()) {
      int digit = Character.digit(c, 16);
      if (digit >= 0) {
        if (high >= 0) {
          keep(16 * high + digit);
        }
        high = high >= 0 ? -1 : digit;
      }
    }
    if (high >= 0) {
      keep(16 * high);
    }
    return text.toString();
  }

  private String string() throws IOException {
    text.setLength(0);
    int open = 1;
    for (int c = in.next(); c >= 0; c = in.next()) {
      if (c == '\\') {
        escape();
        continue;
      }
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (open == 0) {
        break;
      }
      keep(c);
    }
    return text.toString();
  }

  private void escape() throws IOException {
    int c = in.next();
    switch (c) {
      case -1 -> {}
      case 'n' -> keep('\n');
      case 'r' -> keep('\r');
      case 't' -> keep('\t');
      case 'b' -> keep('\b');
      case 'f' -> keep('\f');
      case '\n' -> {}
      case '\r' -> pair('\n');
      case '0', '1', '2', '3', '4', '5', '6', '7' -> keep(octal(c - '0') & 0xff);
      default -> keep(c);
    }
  }

  private int octal(int first) throws IOException {
    int value = first;
    for (int i = 0; i < 2 && in.peek(0) >= '0' && in.peek(0) <= '7'; i++) {
      value = 8 * value + in.next() - '0';
    }
    return value;
  }
}
