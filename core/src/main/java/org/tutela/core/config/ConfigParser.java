package org.tutela.core.config;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.common.SpecVersion;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Builds nodes from the events of the YAML library. The library recurses only when it builds values
 * itself; its events come one at a time, so counting open collections bounds the depth of
 * everything.
 */
final class ConfigParser {
  private static final int MAX_DEPTH = 64;
  private static final Pattern INDENT = Pattern.compile("(?m)^[ \t]*\t[ \t]*");

  private final Problems problems;

  ConfigParser(Problems problems) {
    this.problems = problems;
  }

  /** {@return the only document of the text} */
  ConfigNode parse(String text) {
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(ConfigTree.MAX_TEXT + 1).build();
    try {
      return document(new ParserImpl(settings, new StreamReader(settings, spaced(text))));
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
      problems.add(
          mark == null ? 1 : mark.getLine() + 1,
          mark == null ? 1 : mark.getColumn() + 1,
          "not well formed: " + Optional.ofNullable(e.getProblem()).orElse("unexpected end"));
    } catch (ConfigException e) {
      throw e;
    } catch (RuntimeException e) {
      // The library also lets exceptions of the JDK through, for instance on "\UFFFFFFFF".
      problems.add(1, 1, "not well formed: a character that text cannot hold");
    }
    throw problems.exception();
  }

  /** JSON may be indented with tabs, which YAML refuses: outside of block style they are blanks. */
  private static String spaced(String text) {
    String start = text.stripLeading();
    boolean flow = start.startsWith("{") || start.startsWith("[");
    return flow ? INDENT.matcher(text).replaceAll(m -> m.group().replace('\t', ' ')) : text;
  }

  private ConfigNode document(Iterator<Event> events) {
    Optional<ConfigNode> root = Optional.empty();
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof DocumentStartEvent start) {
        if (root.isPresent()) {
          throw refuse(event, "a second document; a file holds one");
        }
        Optional<SpecVersion> version = start.getSpecVersion();
        if (version.isPresent() && version.get().getMinor() != 2) {
          throw refuse(event, "YAML 1." + version.get().getMinor() + "; write YAML 1.2");
        }
      } else if (event instanceof NodeEvent) {
        root = Optional.of(node(event, events, 0));
      }
    }
    return root.orElseGet(() -> ConfigNode.nothing(problems, 1, 1));
  }

  private ConfigNode node(Event event, Iterator<Event> events, int depth) {
    refuseReferences(event);
    if (event instanceof ScalarEvent scalar) {
      return ConfigNode.scalar(
          problems,
          line(event),
          column(event),
          scalar.getValue(),
          scalar.getScalarStyle() != ScalarStyle.PLAIN);
    }
    if (depth >= MAX_DEPTH) {
      throw refuse(event, "nested more than " + MAX_DEPTH + " levels deep");
    }
    if (event instanceof SequenceStartEvent) {
      return ConfigNode.list(problems, line(event), column(event), items(events, depth));
    }
    return ConfigNode.map(problems, line(event), column(event), entries(events, depth));
  }

  private List<ConfigNode> items(Iterator<Event> events, int depth) {
    List<ConfigNode> items = new ArrayList<>();
    for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
      items.add(node(event, events, depth + 1));
    }
    return items;
  }

  private Map<String, ConfigNode> entries(Iterator<Event> events, int depth) {
    Map<String, ConfigNode> entries = new LinkedHashMap<>();
    for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
      if (!(event instanceof ScalarEvent key)) {
        throw refuse(event, "a key must be a text");
      }
      refuseReferences(event);
      if (key.isPlain() && key.getValue().isEmpty()) {
        problems.add(line(event), column(event), "a key is missing");
      }
      if (key.isPlain() && key.getValue().equals("<<")) {
        problems.add(line(event), column(event), "merge keys are not supported");
      }
      ConfigNode value = node(events.next(), events, depth + 1);
      value.underKey(key.getValue(), line(event), column(event));
      ConfigNode earlier = entries.putIfAbsent(key.getValue(), value);
      if (earlier != null) {
        problems.add(
            line(event),
            column(event),
            "duplicate key \"" + key.getValue() + "\", first in line " + earlier.keyLine());
      }
    }
    return entries;
  }

  private void refuseReferences(Event event) {
    if (event instanceof AliasEvent) {
      throw refuse(event, "aliases are not supported; repeat the value");
    }
    if (((NodeEvent) event).getAnchor().isPresent()) {
      problems.add(line(event), column(event), "anchors are not supported");
    }
    boolean tagged =
        (event instanceof ScalarEvent scalar && scalar.getTag().isPresent())
            || (event instanceof SequenceStartEvent list && list.getTag().isPresent())
            || (event instanceof MappingStartEvent map && map.getTag().isPresent());
    if (tagged) {
      problems.add(line(event), column(event), "tags are not supported");
    }
  }

  private ConfigException refuse(Event event, String message) {
    problems.add(line(event), column(event), message);
    return problems.exception();
  }

  private static int line(Event event) {
    return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  private static int column(Event event) {
    return event.getStartMark().map(Mark::getColumn).orElse(0) + 1;
  }
}
