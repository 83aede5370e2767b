package org.tutela.filters.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tutela.core.config.ConfigMap;
import org.tutela.core.config.ConfigNode;
import org.tutela.core.config.Suggestion;
import org.tutela.filters.age.Assurance;
import org.tutela.filters.rating.ContentDescriptor;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;
import org.tutela.filters.rating.RatingSystem;
import org.tutela.filters.rating.UnresolvedRatingException;

/** The kinds of values in policies and packs. What is wrong is noted where it stands. */
final class Fields {
  static final int MAX_AGE = 150;

  private static final int MOST_INTENSE = 4;
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
  private static final Pattern DURATION =
      Pattern.compile("(?:([0-9]{1,4})h)?(?:([0-9]{1,5})m)?(?:([0-9]{1,5})s)?");

  private Fields() {}

  static Optional<ConfigMap> section(ConfigMap map, String key, String... allowed) {
    return map.find(key).map(node -> node.map(allowed));
  }

  static String id(ConfigNode node) {
    return matching(node, ID, "1 to 64 of a-z 0-9 . _ - beginning with a letter or digit");
  }

  static String region(ConfigNode node) {
    String code = node.text();
    if (node.isText() && !Regions.normalized(code).equals(Optional.of(code))) {
      node.problem(Regions.expected(code));
    }
    return code;
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** {@return the name of a category or duty} */
  static String name(ConfigNode node) {
    return matching(node, NAME, "a name of a-z 0-9 _ -");
  }

  static Set<String> names(ConfigMap map, String key) {
    Set<String> names = new LinkedHashSet<>();
    map.list(key).forEach(node -> names.add(name(node)));
    return names;
  }

  private static String matching(ConfigNode node, Pattern pattern, String expected) {
    String text = node.text();
    if (node.isText() && !pattern.matcher(text).matches()) {
      node.problem("expected " + expected);
    }
    return text;
  }

  static Outcome outcome(ConfigNode node) {
    return choice(node, Outcome.NAMEABLE, Outcome::keyword);
  }

  static Outcome outcome(Optional<ConfigMap> section, String key) {
    return section.flatMap(map -> map.find(key)).map(Fields::outcome).orElse(Outcome.BLOCK);
  }

  /** {@return the choice whose keyword the node is} */
  static <E> E choice(ConfigNode node, List<E> choices, Function<E, String> keyword) {
    String chosen = node.oneOf(choices.stream().map(keyword).toArray(String[]::new));
    return choices.stream()
        .filter(choice -> keyword.apply(choice).equals(chosen))
        .findFirst()
        .orElseThrow();
  }

  static Assurance assurance(ConfigMap map, String key) {
    return map.find(key).map(Fields::assurance).orElse(Assurance.UNKNOWN);
  }

  static Assurance assurance(ConfigNode node) {
    return choice(node, List.of(Assurance.values()), Assurance::id);
  }

  static OptionalInt age(ConfigMap map, String key) {
    Optional<ConfigNode> node = map.find(key);
    return node.isPresent()
        ? OptionalInt.of((int) node.get().integer(0, MAX_AGE))
        : OptionalInt.empty();
  }

  static Set<Medium> media(ConfigMap map, String key) {
    Set<Medium> media = EnumSet.noneOf(Medium.class);
    for (ConfigNode node : map.list(key)) {
      media.add(Medium.find(node.oneOf(PolicyKeys.MEDIA)).orElseThrow());
    }
    return media;
  }

  static Set<Obligation> obligations(ConfigMap map, String key) {
    Set<Obligation> obligations = EnumSet.noneOf(Obligation.class);
    for (ConfigNode node : map.list(key)) {
      obligations.add(choice(node, Obligation.NAMEABLE, Obligation::keyword));
    }
    return obligations;
  }

  /** {@return the intensity under every descriptor of a map} */
  static Map<ContentDescriptor, Integer> intensities(ConfigMap map, String key) {
    Map<ContentDescriptor, Integer> levels = new EnumMap<>(ContentDescriptor.class);
    descriptors(map, key).forEach((what, node) -> levels.put(what, intensity(node)));
    return levels;
  }

  static Map<ContentDescriptor, ConfigNode> descriptors(ConfigMap map, String key) {
    Map<ContentDescriptor, ConfigNode> found = new EnumMap<>(ContentDescriptor.class);
    section(map, key, PolicyKeys.DESCRIPTORS)
        .ifPresent(
            section -> {
              for (ContentDescriptor descriptor : ContentDescriptor.values()) {
                section.find(descriptor.id()).ifPresent(node -> found.put(descriptor, node));
              }
            });
    return found;
  }

  static int intensity(ConfigNode node) {
    return (int) node.integer(0, MOST_INTENSE);
  }

  /** {@return the ratings of one reference or a list of them} */
  static List<Rating> ratings(ConfigNode node) {
    List<ConfigNode> references = node.isList() ? node.list() : List.of(node);
    return references.stream().flatMap(reference -> rating(reference).stream()).toList();
  }

  private static Optional<Rating> rating(ConfigNode reference) {
    try {
      return Optional.of(RatingCatalog.builtIn().parse(reference.text()));
    } catch (UnresolvedRatingException e) {
      reference.problem(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** {@return the end of a complaint about an unknown rating system} */
  static String systemMeantBy(String id) {
    List<String> known = RatingCatalog.builtIn().systems().stream().map(RatingSystem::id).toList();
    String nearest = Suggestion.nearest(id, known);
    return nearest.isEmpty() ? "; \"ratings list\" names them all" : nearest;
  }

  /** {@return the day that a text begins with: {@code 2026-11-23}, with or without a time} */
  static Optional<LocalDate> date(ConfigNode node) {
    String text = node.text();
    int time = text.indexOf('T');
    try {
      return Optional.of(LocalDate.parse(time < 0 ? text : text.substring(0, time)));
    } catch (DateTimeException e) {
      node.problem("expected a day, such as 2026-11-23");
      return Optional.empty();
    }
  }

  /** {@return a length of time, such as {@code 90m} or {@code 1h30m}} */
  static Duration duration(ConfigNode node) {
    Matcher matcher = DURATION.matcher(node.text());
    if (node.text().isEmpty() || !matcher.matches()) {
      node.problem("expected a length of time, such as 90m or 1h30m");
      return Duration.ZERO;
    }
    return Duration.ofHours(number(matcher.group(1)))
        .plusMinutes(number(matcher.group(2)))
        .plusSeconds(number(matcher.group(3)));
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
