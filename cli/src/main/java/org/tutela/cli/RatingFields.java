package org.tutela.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.tutela.filters.rating.Confidence;
import org.tutela.filters.rating.DescriptorLevel;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;
import org.tutela.filters.rating.RatingSystem;

/** A rating in the output of every verb that shows one: the same names, the same order. */
final class RatingFields {
  private RatingFields() {}

  /** Writes what a rating is and asks for. */
  static void brief(JsonGenerator json, Rating rating) throws IOException {
    json.writeStringField("system", rating.system().id());
    json.writeStringField("code", rating.code());
    age(json, "filterAge", rating.filterAge());
    json.writeStringField("mode", mode(rating));
    json.writeStringField("confidence", Output.word(rating.confidence()));
  }

  /** Writes everything the catalogue knows. */
  static void full(JsonGenerator json, Rating rating) throws IOException {
    brief(json, rating);
    texts(json, "aliases", rating.aliases());
    json.writeNumberField("rank", rating.rank());
    age(json, "recommendedAge", rating.recommendedAge());
    age(json, "minAge", rating.minAge());
    age(json, "minAgeSupervised", rating.minAgeSupervised());
    json.writeStringField("filterAgeBasis", rating.filterAgeBasis());
    json.writeBooleanField("deprecated", rating.deprecated());
    RatingSystem system = rating.system();
    json.writeStringField("authority", system.authority());
    texts(json, "regions", system.regions());
    texts(json, "media", media(system));
    json.writeStringField("uri", rating.uri());
    json.writeStringField("source", rating.source());
    json.writeStringField("note", rating.note());
    json.writeObjectFieldStart("externalIds");
    for (var ids : RatingCatalog.builtIn().externalIds(rating).entrySet()) {
      texts(json, ids.getKey().id(), ids.getValue());
    }
    json.writeEndObject();
    descriptors(json, RatingCatalog.builtIn().descriptors(system, rating.code()));
  }

  /** Writes what content shows, by descriptor. */
  static void descriptors(JsonGenerator json, List<DescriptorLevel> levels) throws IOException {
    json.writeObjectFieldStart("descriptors");
    for (Map.Entry<String, Integer> level : strongest(levels).entrySet()) {
      json.writeNumberField(level.getKey(), level.getValue());
    }
    json.writeEndObject();
  }

  static String descriptors(List<DescriptorLevel> levels) {
    return strongest(levels).entrySet().stream()
        .map(level -> level.getKey() + " " + level.getValue())
        .collect(Collectors.joining(", "));
  }

  /** Several words of a label may say how much there is of one thing: the most counts. */
  private static Map<String, Integer> strongest(List<DescriptorLevel> levels) {
    Map<String, Integer> strongest = new LinkedHashMap<>();
    levels.forEach(level -> strongest.merge(level.descriptor().id(), level.intensity(), Math::max));
    return strongest;
  }

  static void age(JsonGenerator json, String name, OptionalInt age) throws IOException {
    if (age.isPresent()) {
      json.writeNumberField(name, age.getAsInt());
    } else {
      json.writeNullField(name);
    }
  }

  static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  static List<String> media(RatingSystem system) {
    return system.media().stream().map(medium -> medium.id()).toList();
  }

  /** {@return the rating in words: age, mode and confidence} */
  static String words(Rating rating) {
    String age = rating.filterAge().isPresent() ? "age " + rating.filterAge().getAsInt() : "no age";
    return age
        + ", "
        + mode(rating)
        + ", confidence "
        + confidence(rating.confidence())
        + (rating.deprecated() ? ", deprecated" : "");
  }

  /** {@return the confidence, and what a low one means} */
  static String confidence(Confidence confidence) {
    return Output.word(confidence)
        + (confidence == Confidence.LOW ? " (may block, lets nothing pass)" : "");
  }

  static String mode(Rating rating) {
    return Output.word(rating.mode());
  }
}
