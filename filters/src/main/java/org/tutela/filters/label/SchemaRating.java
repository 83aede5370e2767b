package org.tutela.filters.label;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;

/** Writes ratings as JSON-LD, as schema.org describes {@code contentRating}. */
final class SchemaRating {
  private static final JsonFactory JSON = new JsonFactory();

  private SchemaRating() {}

  static String text(String type, List<Rating> ratings) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("@context", "https://schema.org");
      json.writeStringField("@type", type);
      json.writeArrayFieldStart("contentRating");
      for (Rating rating : ratings) {
        json.writeStartObject();
        json.writeStringField("@type", "Rating");
        json.writeStringField("author", RatingCatalog.builtIn().name(rating.system()));
        json.writeStringField("ratingValue", rating.code());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
