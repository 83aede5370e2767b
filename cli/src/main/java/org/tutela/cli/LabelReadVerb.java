package org.tutela.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tutela.filters.label.DvbAges;
import org.tutela.filters.label.Label;
import org.tutela.filters.label.LabelFormat;
import org.tutela.filters.label.LabelReaders;
import org.tutela.filters.label.LabelSource;
import org.tutela.filters.rating.Rating;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code label read}: every age label found in a file, and what is wrong with it. */
@Command(name = "read", description = "Print every age label found in a file.")
final class LabelReadVerb extends Verb {
  @Parameters(
      paramLabel = "FILE",
      description = "A page, label file, playlist, media file, ..; - is standard input.")
  String file = "";

  @Option(
      names = "--region",
      paramLabel = "CC",
      description = "Where the content is from: looks up codes that name no system.")
  @Nullable String region;

  @Option(
      names = "--format",
      paramLabel = "F",
      description = "What the file is, where that is not recognised: text, apple-mdm, xds, ..")
  @Nullable String format;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Of a label file for a site, only the labels that hold for this address.")
  @Nullable String url;

  @Option(
      names = "--hls-rating",
      paramLabel = "ID=SYSTEM",
      description = "HLS session data with this DATA-ID is a rating of this system.")
  Map<String, String> hlsRatings = new LinkedHashMap<>();

  @Option(
      names = "--dvb-ages",
      paramLabel = "encoded|plain",
      description = "How a network writes DVB parental ratings.")
  @Nullable String dvbAges;

  LabelReadVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    LabelSource source = source();
    Output output = output();
    for (Label label : LabelReaders.read(source, format(source))) {
      output.object(json -> fields(json, label));
      output.text(
          Output.printable(label.location() + ": " + label.format() + " \"" + label.text())
              + "\" "
              + meaning(label));
      label.scope().ifPresent(scope -> output.text("  about: " + Output.printable(scope)));
      if (!label.descriptors().isEmpty()) {
        output.text("  shows: " + RatingFields.descriptors(label.descriptors()));
      }
      label.warnings().forEach(w -> output.text("  warning: " + Output.printable(w)));
    }
    return ExitStatus.OK;
  }

  private LabelSource source() throws IOException {
    LabelSource source =
        file.equals("-") ? LabelSource.read("-", io.in()) : LabelSource.read(Path.of(file));
    if (region != null) {
      source = source.withRegion(region);
    }
    if (url != null) {
      source = source.withUrl(url);
    }
    if (dvbAges != null) {
      source = source.withDvbAges(dvbAges(dvbAges));
    }
    for (Map.Entry<String, String> rating : hlsRatings.entrySet()) {
      source = source.withHlsRating(rating.getKey(), rating.getValue());
    }
    return source;
  }

  private static DvbAges dvbAges(String name) {
    return switch (name) {
      case "encoded" -> DvbAges.ENCODED;
      case "plain" -> DvbAges.PLAIN;
      default -> throw new IllegalArgumentException("--dvb-ages is encoded or plain");
    };
  }

  private LabelFormat format(LabelSource source) {
    String name = format;
    return name == null
        ? LabelReaders.sniff(source)
        : LabelFormat.find(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "unknown format \"" + name + "\"; one of " + names()));
  }

  private static String names() {
    return Arrays.stream(LabelFormat.values())
        .map(LabelFormat::id)
        .collect(Collectors.joining(", "));
  }

  private static String meaning(Label label) {
    return switch (label.state()) {
      case RATED -> {
        Rating rating = label.rating().orElseThrow();
        yield "is " + rating + ": " + RatingFields.words(rating);
      }
      case AGED ->
          "is age "
              + label.age().orElseThrow()
              + ", confidence "
              + RatingFields.confidence(label.confidence());
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
    RatingFields.descriptors(json, label.descriptors());
    json.writeStringField("scope", label.scope().orElse(""));
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
