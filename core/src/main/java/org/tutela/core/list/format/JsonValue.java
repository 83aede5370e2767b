package org.tutela.core.list.format;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tutela.core.list.ReasonCode;

/**
 * One value of a JSON record, read whole. Absent and null are the same: {@link #NONE}.
 *
 * @param kind what it is
 * @param string the text of a string, or a number or boolean as it was written; otherwise empty
 * @param members of an object, in file order
 * @param elements of an array
 * @param defect what is wrong with it or a value in it, if anything: a key is there twice, and has
 *     no value then, or there is more than any list needs, and the rest is left out
 */
record JsonValue(
    Kind kind,
    String string,
    Map<String, JsonValue> members,
    List<JsonValue> elements,
    Optional<ReasonCode> defect) {

  enum Kind {
    NONE,
    STRING,
    NUMBER,
    BOOLEAN,
    OBJECT,
    ARRAY
  }

  static final JsonValue NONE = scalar(Kind.NONE, "");

  /** What stands for a value that is larger than any list needs. */
  static final JsonValue TOO_LARGE = NONE.with(ReasonCode.LINE_TOO_LONG);

  /** What stands for a value that is not kept and has a key twice. */
  static final JsonValue AMBIGUOUS = NONE.with(ReasonCode.DUPLICATE_KEY);

  static JsonValue scalar(Kind kind, String string) {
    return new JsonValue(kind, string, Map.of(), List.of(), Optional.empty());
  }

  /** {@return an object without a defect of its own} */
  static JsonValue object(Map<String, JsonValue> members) {
    return new JsonValue(Kind.OBJECT, "", members, List.of(), defect(members.values()));
  }

  /** {@return an array} */
  static JsonValue array(List<JsonValue> elements) {
    return new JsonValue(Kind.ARRAY, "", Map.of(), elements, defect(elements));
  }

  private static Optional<ReasonCode> defect(Collection<JsonValue> parts) {
    for (JsonValue part : parts) {
      if (part.defect.isPresent()) {
        return part.defect;
      }
    }
    return Optional.empty();
  }

  /** {@return the same with a defect} */
  JsonValue with(ReasonCode code) {
    return new JsonValue(kind, string, members, elements, Optional.of(code));
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  /** {@return the member of an object, or {@link #NONE}} */
  JsonValue get(String key) {
    return members.getOrDefault(key, NONE);
  }

  /**
   * {@return the elements of an array; of anything else but nothing, itself: some leave brackets
   * out}
   */
  List<JsonValue> items() {
    return switch (kind) {
      case NONE -> List.of();
      case ARRAY -> elements;
      default -> List.of(this);
    };
  }

  /** {@return the trimmed text of a string, number or boolean, otherwise empty} */
  String text() {
    int from = 0;
    int to = string.length();
    while (from < to && isSpace(string.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(string.charAt(to - 1))) {
      to--;
    }
    return string.substring(from, to);
  }

  /** {@return the boolean, which may be written as a string or as 1 or 0, or empty} */
  Optional<Boolean> truth() {
    return switch (text().toLowerCase(Locale.ROOT)) {
      case "true", "1" -> Optional.of(true);
      case "false", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  /** {@return the kind only: the value may be list material} */
  @Override
  public String toString() {
    return "JsonValue[" + kind + "]";
  }
}
