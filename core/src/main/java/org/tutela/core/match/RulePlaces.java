package org.tutela.core.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tutela.core.config.ConfigException;
import org.tutela.core.config.ConfigException.Problem;
import org.tutela.core.config.ConfigNode;

/** Where in a file something stands that only an index can show to be wrong. */
final class RulePlaces {
  /** Of rules that come from no file. */
  static final RulePlaces NONE = new RulePlaces("rules");

  private record Place(int line, int column) {}

  private static final Place START = new Place(1, 1);

  private final String source;
  private final Map<String, Place> places = new HashMap<>();

  RulePlaces(String source) {
    this.source = source;
  }

  void put(String what, ConfigNode node) {
    places.put(what, new Place(node.line(), node.column()));
  }

  /** What one rule takes from another stands where the other has it. */
  void inherit(String from, String into) {
    places.computeIfAbsent(into, unset -> places.getOrDefault(from, START));
  }

  static String list(String rule, String name) {
    return "list " + rule + ' ' + name;
  }

  static String radius(String rule) {
    return "radius " + rule;
  }

  static String entryQuality(String rule) {
    return "entry quality " + rule;
  }

  static String suppression(int number) {
    return "suppression " + number;
  }

  /** Collects what is wrong. */
  final class Complaints {
    private final List<Problem> found = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    void add(String what, String message) {
      Place place = places.getOrDefault(what, START);
      Problem problem = new Problem(source, place.line(), place.column(), message);
      if (!found.contains(problem)) {
        found.add(problem);
        texts.add(message);
      }
    }

    /** Throws if there is anything to complain about. */
    void check() {
      if (found.isEmpty()) {
        return;
      }
      if (places.isEmpty()) {
        throw new IllegalArgumentException(String.join("; ", texts));
      }
      throw new ConfigException(found);
    }
  }
}
