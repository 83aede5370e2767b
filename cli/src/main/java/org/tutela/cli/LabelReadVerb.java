package org.tutela.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutela.filters.label.Label;
import org.tutela.filters.label.LabelReaders;
import org.tutela.filters.label.LabelSource;
import org.tutela.filters.rating.Rating;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code label read}: every age label found in a file, and what is wrong with it. */
@Command(name = "read", description = "Print every age label found in a page or in HTTP headers.")
final class LabelReadVerb extends Verb {
  @Parameters(
      paramLabel = "FILE",
      description = "A web page, JSON-LD or HTTP headers; - is standard input.")
  String file = "";

  @Option(
      names = "--region",
      paramLabel = "CC",
      description = "Where the content is from: looks up codes that name no system.")
  @Nullable String region;

  LabelReadVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    LabelSource source =
        file.equals("-") ? LabelSource.read("-", io.in()) : LabelSource.read(Path.of(file));
    if (region != null) {
      source = source.withRegion(region);
    }
    Output output = output();
    for (Label label : LabelReaders.read(source)) {
      output.object(json -> fields(json, label));
      output.text(
          Output.printable(label.location() + ": " + label.format() + " \"" + label.text())
              + "\" "
              + meaning(label));
      label.warnings().forEach(w -> output.text("  warning: " + Output.printable(w)));
    }
    return ExitStatus.OK;
  }

  private static String meaning(Label label) {
    return switch (label.state()) {
      case RATED -> {
        Rating rating = label.rating().orElseThrow();
        yield "is " + rating + ": " + RatingFields.words(rating);
      }
      case AGED ->
          "is age " + label.age().orElseThrow() + ", confidence " + Output.word(label.confidence());
      case NEUTRAL -> "says nothing about an age";
      case UNKNOWN -> "is no single known rating";
      case MALFORMED -> "is malformed";
    };
  }

  private void fields(JsonGenerator json, Label label) throws IOException {
    json.writeStringField("path", file);
    json.writeStringField("format", label.format());
    json.writeStringField("text", label.text());
    json.writeStringField("state", Output.word(label.state()));
    Optional<Rating> rating = label.rating();
    if (rating.isPresent()) {
      RatingFields.brief(json, rating.get());
    } else {
      json.writeNullField("system");
      json.writeNullField("code");
      RatingFields.age(json, "filterAge", label.age());
      json.writeNullField("mode");
      json.writeStringField("confidence", Output.word(label.confidence()));
    }
    json.writeStringField("location", label.location());
    json.writeArrayFieldStart("warnings");
    for (Label.Warning warning : label.warnings()) {
      json.writeStartObject();
      json.writeStringField("code", warning.code());
      json.writeStringField("message", warning.message());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
