package org.tutela.core.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One value of a configuration file: a scalar, a list or a map. Read inside {@link
 * ConfigTree#decode}; belongs to one thread at a time.
 *
 * <p>An accessor of another type than the value's notes a problem with line and column and returns
 * something harmless.
 */
public final class ConfigNode {
  private static final Pattern INTEGER =
      Pattern.compile("[-+]?[0-9]{1,18}|0o[0-7]{1,20}|0x[0-9a-fA-F]{1,15}");
  private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
  private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");

  private enum Kind {
    NOTHING("nothing"),
    TEXT("a text"),
    LIST("a list"),
    MAP("a map");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  private final Problems problems;
  private final Kind kind;
  private final int line;
  private final int column;
  private final String text;
  private final boolean quoted;
  private final List<ConfigNode> items;
  private final Map<String, ConfigNode> entries;
  private String key = "";
  private int keyLine;
  private int keyColumn;

  private ConfigNode(
      Problems problems,
      Kind kind,
      int line,
      int column,
      String text,
      boolean quoted,
      List<ConfigNode> items,
      Map<String, ConfigNode> entries) {
    this.problems = problems;
    this.kind = kind;
    this.line = line;
    this.column = column;
    this.text = text;
    this.quoted = quoted;
    this.items = items;
    this.entries = entries;
    this.keyLine = line;
    this.keyColumn = column;
  }

  static ConfigNode nothing(Problems problems, int line, int column) {
    return new ConfigNode(problems, Kind.NOTHING, line, column, "", false, List.of(), Map.of());
  }

  static ConfigNode scalar(Problems problems, int line, int column, String text, boolean quoted) {
    Kind kind = !quoted && NULL.contains(text) ? Kind.NOTHING : Kind.TEXT;
    return new ConfigNode(problems, kind, line, column, text, quoted, List.of(), Map.of());
  }

  static ConfigNode list(Problems problems, int line, int column, List<ConfigNode> items) {
    return new ConfigNode(
        problems, Kind.LIST, line, column, "", false, List.copyOf(items), Map.of());
  }

  static ConfigNode map(Problems problems, int line, int column, Map<String, ConfigNode> entries) {
    return new ConfigNode(
        problems,
        Kind.MAP,
        line,
        column,
        "",
        false,
        List.of(),
        Collections.unmodifiableMap(entries));
  }

  void underKey(String name, int atLine, int atColumn) {
    key = name;
    keyLine = atLine;
    keyColumn = atColumn;
  }

  int keyLine() {
    return keyLine;
  }

  /** {@return the name of the file it stands in} */
  public String source() {
    return problems.source();
  }

  /** {@return the line it begins in, from 1} */
  public int line() {
    return line;
  }

  /** {@return the column it begins in, from 1} */
  public int column() {
    return column;
  }

  /** {@return the key it stands under, or empty for the root and for items of a list} */
  public String key() {
    return key;
  }

  /** {@return whether there is no value: nothing written, {@code ~} or {@code null}} */
  public boolean isNothing() {
    return kind == Kind.NOTHING;
  }

  /** {@return whether it is a scalar with a value} */
  public boolean isText() {
    return kind == Kind.TEXT;
  }

  /** {@return whether it is a scalar in quotes or a block, which is never a number or a boolean} */
  public boolean isQuoted() {
    return quoted;
  }

  /** {@return whether it is a list} */
  public boolean isList() {
    return kind == Kind.LIST;
  }

  /** {@return whether it is a map} */
  public boolean isMap() {
    return kind == Kind.MAP;
  }

  /** {@return the scalar exactly as written, numbers and booleans included} */
  public String text() {
    return expect(Kind.TEXT, "a text") ? text : "";
  }

  /**
   * {@return the scalar, which must be one of these}
   *
   * @param allowed the possible texts, at least one; the first one stands in for a wrong value
   */
  public String oneOf(String... allowed) {
    if (!expect(Kind.TEXT, "one of " + String.join(", ", allowed))) {
      return allowed[0];
    }
    if (!Arrays.asList(allowed).contains(text)) {
      problem(Suggestion.unknown("value", text, List.of(allowed)));
      return allowed[0];
    }
    return text;
  }

  /**
   * {@return the plain scalar as a whole number: decimal, {@code 0o17} or {@code 0xff}}
   *
   * @param min the smallest allowed; it stands in for a wrong value
   * @param max the largest allowed
   */
  public long integer(long min, long max) {
    String wanted = "a whole number from " + min + " to " + max;
    if (!expect(Kind.TEXT, wanted)) {
      return min;
    }
    if (quoted || !INTEGER.matcher(text).matches()) {
      problem("expected " + wanted + ", found " + (quoted ? "a quoted text" : shown()));
      return min;
    }
    long value =
        text.startsWith("0o")
            ? Long.parseLong(text.substring(2), 8)
            : text.startsWith("0x") ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text);
    if (value < min || value > max) {
      problem("expected " + wanted + ", found " + shown());
      return min;
    }
    return value;
  }

  /** {@return the plain scalar as {@code true} or {@code false}} */
  public boolean bool() {
    if (!expect(Kind.TEXT, "true or false")) {
      return false;
    }
    if (quoted || (!TRUE.contains(text) && !FALSE.contains(text))) {
      problem("expected true or false, found " + (quoted ? "a quoted text" : shown()));
      return false;
    }
    return TRUE.contains(text);
  }

  /** {@return the items of the list, in file order} */
  public List<ConfigNode> list() {
    return expect(Kind.LIST, "a list") ? items : List.of();
  }

  /** {@return the texts of the list, in file order} */
  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (ConfigNode item : list()) {
      texts.add(item.text());
    }
    return List.copyOf(texts);
  }

  /**
   * {@return the map, in which every other key than these is a problem}
   *
   * @param allowed the keys that may occur
   */
  public ConfigMap map(String... allowed) {
    ConfigMap map = new ConfigMap(this, entries());
    map.allow(List.of(allowed));
    return map;
  }

  /** {@return the map with whatever keys it has, in file order} */
  public Map<String, ConfigNode> entries() {
    return expect(Kind.MAP, "a map") ? entries : Map.of();
  }

  /**
   * Notes that something is wrong with this value.
   *
   * @param message what is wrong and what would be right
   */
  public void problem(String message) {
    problems.add(line, column, (key.isEmpty() ? "" : key + ": ") + message);
  }

  /**
   * Notes that something is wrong with the key of this value.
   *
   * @param message what is wrong and what would be right
   */
  public void keyProblem(String message) {
    problems.add(keyLine, keyColumn, message);
  }

  /** {@return this value laid over that of a base, with the position of this one} */
  ConfigNode over(ConfigNode base, String path, Function<String, Joining> joining) {
    Joining how = joining.apply(path);
    if (how == Joining.APPEND && isList() && base.isList()) {
      List<ConfigNode> both = new ArrayList<>(base.items);
      both.addAll(items);
      return at(list(problems, line, column, both));
    }
    if (how != Joining.MERGE || !isMap() || !base.isMap()) {
      return this;
    }
    Map<String, ConfigNode> merged = new LinkedHashMap<>();
    base.entries.forEach(
        (name, below) -> {
          if (joining.apply(inside(path, name)) != Joining.DROP) {
            merged.put(name, below);
          }
        });
    entries.forEach(
        (name, above) -> {
          ConfigNode below = merged.get(name);
          merged.put(name, below == null ? above : above.over(below, inside(path, name), joining));
        });
    return at(map(problems, line, column, merged));
  }

  private static String inside(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private ConfigNode at(ConfigNode copy) {
    copy.underKey(key, keyLine, keyColumn);
    return copy;
  }

  /** {@return a stand-in for a required value that is missing, which was noted before} */
  ConfigNode missing() {
    return new ConfigNode(
        new Problems(""), Kind.NOTHING, line, column, "", false, List.of(), Map.of());
  }

  private boolean expect(Kind wanted, String words) {
    if (kind != wanted) {
      problem("expected " + words + ", found " + kind.words);
    }
    return kind == wanted;
  }

  private String shown() {
    return text.length() > 40 ? "a longer text" : "\"" + text + "\"";
  }

  /** {@return the position only} */
  @Override
  public String toString() {
    return kind.words + " in line " + line + ", column " + column;
  }
}
