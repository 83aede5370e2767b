package org.tutela.filters.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tutela.core.config.ConfigMap;
import org.tutela.core.config.ConfigNode;
import org.tutela.filters.policy.ScheduleRule.Kind;

/** Reads the schedule of a policy file. */
final class ScheduleReader {
  /** A moment keeps one bit a line. */
  private static final int MOST_LINES = 64;

  private static final int MINUTES_OF_DAY = 24 * 60;
  private static final Pattern WINDOW =
      Pattern.compile(
          "([01][0-9]|2[0-3]):([0-5][0-9])-(?:([01][0-9]|2[0-3]):([0-5][0-9])|(24:00))");

  private final Set<String> budgets = new HashSet<>();

  List<ScheduleRule> rules(ConfigMap root) {
    List<ConfigNode> lines = root.list("schedule");
    if (lines.size() > MOST_LINES) {
      lines.get(MOST_LINES).problem("a schedule has at most " + MOST_LINES + " lines");
      return List.of();
    }
    List<ScheduleRule> rules = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      rules.add(rule(new Origin(Layer.SCHEDULE, "schedule[" + i + "]"), lines.get(i)));
    }
    return List.copyOf(rules);
  }

  private ScheduleRule rule(Origin origin, ConfigNode line) {
    ConfigMap map = line.map(PolicyKeys.SCHEDULE);
    Optional<ConfigNode> block = map.find("block");
    Optional<ConfigNode> allow = map.find("allow");
    Optional<ConfigNode> budget = map.find("budget");
    if (line.isMap()
        && List.of(block, allow, budget).stream().filter(o -> o.isPresent()).count() != 1) {
      line.problem("expected one of block, allow and budget");
    }
    Kind kind = block.isPresent() ? Kind.BLOCK : allow.isPresent() ? Kind.ALLOW : Kind.BUDGET;
    Optional<ConfigNode> window = block.or(() -> allow);
    int[] minutes = window.map(ScheduleReader::minutes).orElse(new int[] {0, MINUTES_OF_DAY});
    return new ScheduleRule(
        origin,
        kind,
        days(map),
        minutes[0],
        minutes[1],
        budget.isPresent() ? id(map) : window.map(ConfigNode::text).orElse(""),
        budget.map(Fields::duration).orElse(Duration.ZERO),
        Fields.media(map, "media"),
        Fields.names(map, "categories"),
        Fields.age(map, "rated_from").orElse(0),
        Fields.outcome(Optional.of(map), "then"));
  }

  private String id(ConfigMap map) {
    ConfigNode node = map.require("id");
    String id = Fields.id(node);
    if (!budgets.add(id)) {
      node.problem("a second budget \"" + id + "\"");
    }
    return id;
  }

  private static Set<DayOfWeek> days(ConfigMap map) {
    if (map.find("days").isEmpty()) {
      return EnumSet.allOf(DayOfWeek.class);
    }
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (ConfigNode node : map.list("days")) {
      days.add(Fields.choice(node, List.of(DayOfWeek.values()), ScheduleReader::keyword));
    }
    return days;
  }

  private static String keyword(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  private static int[] minutes(ConfigNode node) {
    Matcher matcher = WINDOW.matcher(node.text());
    if (!matcher.matches()) {
      node.problem("expected hours and minutes of begin and end, such as \"20:30-06:30\"");
      return new int[] {0, MINUTES_OF_DAY};
    }
    int from = 60 * Integer.parseInt(matcher.group(1)) + Integer.parseInt(matcher.group(2));
    int to =
        matcher.group(5) != null
            ? MINUTES_OF_DAY
            : 60 * Integer.parseInt(matcher.group(3)) + Integer.parseInt(matcher.group(4));
    if (from == to) {
      node.problem("the window is empty; a whole day is 00:00-24:00");
    }
    return new int[] {from, to > from ? to : to + MINUTES_OF_DAY};
  }
}
