package org.tutela.filters.label;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tutela.filters.rating.Confidence;
import org.tutela.filters.rating.Medium;

/**
 * The properties of schema.org that say something about ages: {@code contentRating}, {@code
 * typicalAgeRange}, {@code isFamilyFriendly}, and {@code suggestedMinAge} and {@code
 * requiredMinAge} of an audience.
 */
final class SchemaLabels {
  /** The properties of a Rating that are read. */
  static final Set<String> RATING_PARTS = Set.of("author", "name", "ratingValue");

  private static final String FORMAT = "schema.org";
  private static final int ADULT = 18;
  private static final Set<String> PROPERTIES =
      Set.of(
          "contentRating",
          "typicalAgeRange",
          "isFamilyFriendly",
          "suggestedMinAge",
          "requiredMinAge");
  private static final Pattern AGES = Pattern.compile("([0-9]{1,3})\\s*(?:[-\u2013+].*)?");
  private static final Pattern AGE = Pattern.compile("([0-9]{1,3})(?:\\.0+)?");
  private static final Pattern VOCABULARY =
      Pattern.compile("(?:https?://(?:www\\.)?schema\\.org/|schema:)?(.*)");
  private static final Map<String, Medium> MEDIA =
      Map.ofEntries(
          Map.entry("Movie", Medium.FILM),
          Map.entry("MovieClip", Medium.FILM),
          Map.entry("TVSeries", Medium.TV),
          Map.entry("TVSeason", Medium.TV),
          Map.entry("TVEpisode", Medium.TV),
          Map.entry("TVClip", Medium.TV),
          Map.entry("BroadcastEvent", Medium.TV),
          Map.entry("VideoGame", Medium.GAME),
          Map.entry("MobileApplication", Medium.APP),
          Map.entry("SoftwareApplication", Medium.APP),
          Map.entry("WebApplication", Medium.APP),
          Map.entry("Book", Medium.BOOK),
          Map.entry("MusicAlbum", Medium.MUSIC),
          Map.entry("MusicRecording", Medium.MUSIC),
          Map.entry("WebPage", Medium.WEB),
          Map.entry("WebSite", Medium.WEB));

  private final RatingText texts;
  private final LabelSink sink;

  SchemaLabels(RatingText texts, LabelSink sink) {
    this.texts = texts;
    this.sink = sink;
  }

  /** {@return whether a property, with or without its vocabulary, is read here} */
  static boolean isProperty(String name) {
    return PROPERTIES.contains(local(name));
  }

  /** {@return whether a text that could not be parsed speaks of ages} */
  static boolean mentioned(String text) {
    return PROPERTIES.stream().anyMatch(text::contains);
  }

  /** {@return the label for a document that could not be parsed} */
  static Label malformed(String text, JsonProcessingException cause, String location) {
    String line =
        cause.getLocation() == null ? "" : " at its line " + cause.getLocation().getLineNr();
    String where = location.isEmpty() ? "JSON-LD" : location.strip();
    return new LabelDraft(FORMAT, RatingText.oneLine(text), where)
        .malformed("malformed-json", "not valid JSON" + line);
  }

  /**
   * Reads every property in a document.
   *
   * @param tree what {@link JsonTree} gives
   * @param location what to put before the path of a property
   */
  void read(Object tree, String location) {
    walk(tree, new ArrayList<>(), location + "$");
  }

  private void walk(Object node, List<String> types, String path) {
    if (node instanceof List<?> list) {
      for (int i = 0; i < list.size() && !sink.full(); i++) {
        walk(list.get(i), types, path + "[" + i + "]");
      }
    } else if (node instanceof Map<?, ?> object) {
      List<String> nested = new ArrayList<>(strings(object.get("@type")));
      nested.addAll(types);
      for (Map.Entry<?, ?> member : object.entrySet()) {
        String name = member.getKey().toString();
        String at = path + "." + name;
        if (isProperty(name)) {
          property(name, member.getValue(), nested, at);
        } else {
          walk(member.getValue(), nested, at);
        }
      }
    }
  }

  /**
   * Reads one property.
   *
   * @param value a text, a map or a list of these
   * @param types the types of the items around it, nearest first
   */
  void property(String name, Object value, List<String> types, String location) {
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size() && !sink.full(); i++) {
        property(name, list.get(i), types, location + "[" + i + "]");
      }
      return;
    }
    sink.add(
        switch (local(name)) {
          case "contentRating" -> contentRating(value, medium(types), location);
          case "isFamilyFriendly" -> familyFriendly(text(value), location);
          case "typicalAgeRange" -> age(AGES, local(name), text(value), location);
          default -> age(AGE, local(name), text(value), location);
        });
  }

  private Label contentRating(Object value, Optional<Medium> medium, String location) {
    if (value instanceof Map<?, ?> rating) {
      String code = text(member(rating, "ratingValue"));
      Object author = member(rating, "author");
      String system = text(author instanceof Map<?, ?> body ? member(body, "name") : author);
      String name = text(member(rating, "name"));
      if (!system.isEmpty() && !code.isEmpty()) {
        return texts.label(FORMAT, system, code, location);
      }
      return texts.label(FORMAT, code.isEmpty() ? name : code, medium, location);
    }
    return texts.label(FORMAT, text(value), medium, location);
  }

  private static Label familyFriendly(String value, String location) {
    LabelDraft draft = new LabelDraft(FORMAT, "isFamilyFriendly " + value, location);
    return switch (local(value).toLowerCase(Locale.ROOT)) {
      // A publisher's word that all is well gives no age.
      case "true", "yes", "1" -> draft.neutral();
      // The adult age is our reading of "not for families": low confidence.
      case "false", "no", "0" -> draft.aged(ADULT, Confidence.LOW);
      default -> draft.malformed("malformed-value", "isFamilyFriendly is true or false");
    };
  }

  private static Label age(Pattern pattern, String name, String value, String location) {
    Matcher matcher = pattern.matcher(value.strip());
    LabelDraft draft = new LabelDraft(FORMAT, name + " " + value.strip(), location);
    return matcher.matches()
        ? draft.aged(Integer.parseInt(matcher.group(1)), Confidence.MEDIUM)
        : draft.malformed("malformed-value", name + " begins with an age in years");
  }

  private static Optional<Medium> medium(List<String> types) {
    return types.stream().map(type -> MEDIA.get(local(type))).filter(m -> m != null).findFirst();
  }

  private static Object member(Map<?, ?> object, String name) {
    for (Map.Entry<?, ?> member : object.entrySet()) {
      if (local(member.getKey().toString()).equals(name)) {
        return member.getValue();
      }
    }
    return "";
  }

  /** {@return the text of a value; of a list the first, of an object its {@code @value}} */
  private static String text(Object value) {
    if (value instanceof List<?> list) {
      return list.isEmpty() ? "" : text(list.get(0));
    }
    return value instanceof Map<?, ?> object ? text(member(object, "@value")) : value.toString();
  }

  private static List<String> strings(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> list
        ? list.stream().map(Object::toString).toList()
        : List.of(value.toString());
  }

  /** {@return the name without the address or the prefix of the vocabulary} */
  static String local(String name) {
    Matcher matcher = VOCABULARY.matcher(name.strip());
    return matcher.matches() ? matcher.group(1) : name.strip();
  }
}
