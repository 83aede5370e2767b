package org.tutela.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import org.tutela.core.match.MatchResult;

/** The JSON form of a match result, the same for every verb. */
final class MatchJson {
  private MatchJson() {}

  /** Writes the fields of a result into an object that is open and has a field. */
  static void write(JsonGenerator json, MatchResult result) throws IOException {
    String object = result.json();
    json.writeRaw("," + object.substring(1, object.length() - 1));
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
