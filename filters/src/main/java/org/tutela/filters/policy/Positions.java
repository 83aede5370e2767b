package org.tutela.filters.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tutela.core.config.ConfigNode;

/** Where the rules of a policy stand: in it, or in what it extends. Immutable. */
final class Positions {
  /** Lists whose items are rules of their own, such as {@code schedule[0]}. */
  private static final List<String> LISTS = List.of("schedule", "invariants", "obligations");

  /**
   * A place in a file.
   *
   * @param source the name of the file
   * @param line from 1
   * @param column from 1
   */
  record Position(String source, int line, int column) {
    static Position of(ConfigNode node) {
      return new Position(node.source(), node.line(), node.column());
    }
  }

  private final Map<String, Position> byRule = new HashMap<>();

  private Positions(ConfigNode root) {
    add("", root);
  }

  /** {@return the positions of everything that has a key, and of the items of some lists} */
  static Positions of(ConfigNode root) {
    return new Positions(root);
  }

  private void add(String path, ConfigNode node) {
    byRule.put(path, Position.of(node));
    if (node.isMap()) {
      node.entries().forEach((key, value) -> add(path.isEmpty() ? key : path + "." + key, value));
    } else if (node.isList() && LISTS.contains(path)) {
      List<ConfigNode> items = node.list();
      for (int i = 0; i < items.size(); i++) {
        byRule.put(path + "[" + i + "]", Position.of(items.get(i)));
      }
    }
  }

  /** {@return where a rule stands, or else the nearest section that could hold it} */
  Position of(String rule) {
    String path = rule;
    while (!byRule.containsKey(path) && !path.isEmpty()) {
      path = path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }
    return byRule.getOrDefault(path, new Position("", 1, 1));
  }
}
