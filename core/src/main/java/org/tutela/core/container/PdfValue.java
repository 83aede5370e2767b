package org.tutela.core.container;

import java.util.List;
import java.util.Map;

/** A value of a PDF (ISO 32000-1, 7.3), or an operator of a content stream. Immutable. */
sealed interface PdfValue {
  /** A name, without its slash and with its escapes undone. */
  record Name(String text) implements PdfValue {}

  /** A number. */
  record Numeral(double value) implements PdfValue {}

  /** A string in either notation, one character a byte. */
  record Text(String bytes) implements PdfValue {}

  /**
   * Anything that is written without a mark: {@code true}, {@code null}, an operator, a bracket.
   */
  record Word(String text) implements PdfValue {
    /** What an absent value is. */
    static final Word NULL = new Word("null");
  }

  /** A reference to another object. */
  record Reference(long number, long generation) implements PdfValue {}

  /** An array. */
  record Array(List<PdfValue> items) implements PdfValue {}

  /** A dictionary; of two values under one key the first counts. */
  record Dictionary(Map<String, PdfValue> values) implements PdfValue {
    /** The value under the first of the keys that is there. */
    PdfValue get(String... keys) {
      for (String key : keys) {
        PdfValue value = values.get(key);
        if (value != null) {
          return value;
        }
      }
      return Word.NULL;
    }
  }

  /** {@return whether this is the word} */
  default boolean is(String word) {
    return this instanceof Word own && own.text().equals(word);
  }

  /** {@return the name, or an empty text if this is none} */
  default String name() {
    return this instanceof Name own ? own.text() : "";
  }

  /** {@return the name for people, without what could pose as something else} */
  default String shown() {
    String plain = name().replaceAll("[^A-Za-z0-9]", "");
    return plain.substring(0, Math.min(plain.length(), 20));
  }

  /** {@return the number as an integer within bounds, or something else if this is none} */
  default int number(int otherwise) {
    return this instanceof Numeral own ? (int) own.value() : otherwise;
  }
}
