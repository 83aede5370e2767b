package org.tutela.core.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A map of a configuration file whose keys are known beforehand. Belongs to one thread at a time.
 *
 * <p>A key without a value ({@code key:}) counts as absent.
 */
public final class ConfigMap {
  private final ConfigNode node;
  private final Map<String, ConfigNode> entries;

  ConfigMap(ConfigNode node, Map<String, ConfigNode> entries) {
    this.node = node;
    this.entries = entries;
  }

  void allow(List<String> keys) {
    for (Map.Entry<String, ConfigNode> entry : entries.entrySet()) {
      if (!keys.contains(entry.getKey())) {
        entry.getValue().keyProblem(Suggestion.unknown("key", entry.getKey(), keys));
      }
    }
  }

  /** {@return the map as a value, with its position} */
  public ConfigNode node() {
    return node;
  }

  /**
   * {@return the value under a key, if there is one}
   *
   * @param key one of the allowed keys
   */
  public Optional<ConfigNode> find(String key) {
    return Optional.ofNullable(entries.get(key)).filter(value -> !value.isNothing());
  }

  /**
   * {@return the value under a key that must be there}
   *
   * @param key one of the allowed keys; its absence is a problem
   */
  public ConfigNode require(String key) {
    Optional<ConfigNode> value = find(key);
    if (value.isEmpty() && !node.isNothing()) {
      node.problem("the key \"" + key + "\" is missing");
    }
    return value.orElseGet(node::missing);
  }

  /**
   * {@return the text under a key}
   *
   * @param key one of the allowed keys
   * @param otherwise what its absence means
   */
  public String text(String key, String otherwise) {
    return find(key).map(ConfigNode::text).orElse(otherwise);
  }

  /**
   * {@return the texts of the list under a key; none if it is absent}
   *
   * @param key one of the allowed keys
   */
  public List<String> texts(String key) {
    return find(key).map(ConfigNode::texts).orElse(List.of());
  }

  /**
   * {@return the items of the list under a key; none if it is absent}
   *
   * @param key one of the allowed keys
   */
  public List<ConfigNode> list(String key) {
    return find(key).map(ConfigNode::list).orElse(List.of());
  }

  /**
   * {@return the entries of the map under a key, in file order; none if it is absent}
   *
   * @param key one of the allowed keys
   */
  public Map<String, ConfigNode> entries(String key) {
    return find(key).map(ConfigNode::entries).orElse(Map.of());
  }

  /**
   * {@return the whole number under a key}
   *
   * @param key one of the allowed keys
   * @param min the smallest allowed
   * @param max the largest allowed
   * @param otherwise what its absence means
   */
  public int integer(String key, int min, int max, int otherwise) {
    return find(key).map(value -> (int) value.integer(min, max)).orElse(otherwise);
  }

  /**
   * {@return the boolean under a key}
   *
   * @param key one of the allowed keys
   * @param otherwise what its absence means
   */
  public boolean bool(String key, boolean otherwise) {
    return find(key).map(ConfigNode::bool).orElse(otherwise);
  }
}
