package org.tutela.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import org.tutela.core.match.Disposition;
import org.tutela.core.match.Match;
import org.tutela.core.match.MatchResult;

/** The JSON form of a match result, the same for every verb. */
final class MatchJson {
  private MatchJson() {}

  /** Writes the fields of a result into an object that is open. */
  static void write(JsonGenerator json, MatchResult result) throws IOException {
    json.writeBooleanField("match", result.isMatch());
    if (result.disposition().isPresent()) {
      json.writeStringField("disposition", result.disposition().map(Disposition::id).orElseThrow());
    }
    json.writeStringField("scan", result.scan().id());
    if (!result.reason().isEmpty()) {
      json.writeStringField("reason", result.reason());
    }
    json.writeArrayFieldStart("matches");
    for (Match match : result.matches()) {
      json.writeStartObject();
      write(json, match);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("notes");
    for (String note : result.notes()) {
      json.writeString(note);
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Match match) throws IOException {
    json.writeStringField("list", match.list().name());
    json.writeStringField("jurisdiction", match.list().jurisdiction());
    json.writeStringField("category", match.category());
    json.writeStringField("sourceId", match.sourceId());
    json.writeStringField("role", match.role().id());
    json.writeNumberField("sources", match.sources());
    json.writeStringField("type", match.type().id());
    json.writeStringField("evidence", match.evidence().id());
    json.writeStringField("disposition", match.disposition().id());
    json.writeNumberField("distance", match.distance());
    json.writeNumberField("radius", match.radius());
    if (match.picture().isPresent()) {
      Match.PictureQuery query = match.picture().get();
      json.writeStringField("variant", query.variant().id());
      json.writeNumberField("frame", query.frame());
      json.writeStringField("dialect", query.dialect().id());
      json.writeNumberField("quality", query.quality());
    }
    json.writeStringField("explanation", match.explain());
  }

  /** Writes the fields for a file that could not be read. */
  static void writeFailure(JsonGenerator json, Path file, IOException cause) throws IOException {
    json.writeStringField("path", file.toString());
    json.writeObjectFieldStart("error");
    json.writeStringField("code", "UNREADABLE");
    json.writeStringField("message", Failure.describe(cause));
    json.writeEndObject();
  }
}
