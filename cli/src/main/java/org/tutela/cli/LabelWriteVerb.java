package org.tutela.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutela.filters.label.AgeDeclaration;
import org.tutela.filters.label.LabelWriters;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code label write}: a label for a publisher to put into content. */
@Command(name = "write", description = "Print a label to put into content.")
final class LabelWriteVerb extends Verb {
  @Parameters(
      paramLabel = "KIND",
      description =
          "rta, rta-header, age-xml, schema-org, itunextc, tv-content-rating or dvb-descriptor.")
  String kind = "";

  @Option(
      names = "--rating",
      paramLabel = "SYSTEM:CODE",
      description = "The rating to write, such as DE:FSK:12; several for schema-org.")
  List<String> ratings = List.of();

  @Option(names = "--type", paramLabel = "T", description = "The schema.org type: Movie, ..")
  String type = "CreativeWork";

  @Option(
      names = "--age",
      paramLabel = "N",
      description = "The age, for age-xml and dvb-descriptor.")
  @Nullable Integer age;

  @Option(
      names = "--country",
      paramLabel = "CCC",
      description = "The country of a dvb-descriptor, in three letters.")
  @Nullable String country;

  @Option(names = "--issuer", paramLabel = "WHO", description = "Who declares an age-xml.")
  @Nullable String issuer;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE=N",
      description = "The age of a part of the site, for age-xml.")
  Map<String, Integer> scopes = new LinkedHashMap<>();

  @Option(names = "--date", paramLabel = "DAY", description = "The day of the last change.")
  @Nullable LocalDate date;

  LabelWriteVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    String label = label();
    Output output = output();
    output.text(label.stripTrailing());
    output.object(
        json -> {
          json.writeStringField("kind", kind);
          json.writeStringField("label", label);
        });
    return ExitStatus.OK;
  }

  private String label() {
    return switch (kind) {
      case "rta" -> LabelWriters.rtaMeta();
      case "rta-header" -> LabelWriters.rtaHeader();
      case "age-xml" -> ageXml();
      case "schema-org" -> LabelWriters.schemaOrg(type, ratings());
      case "itunextc" -> known(LabelWriters.itunExtc(rating()), "the iTunes store");
      case "tv-content-rating" -> known(LabelWriters.tvContentRating(rating()), "Android");
      case "dvb-descriptor" ->
          HexFormat.of()
              .formatHex(
                  LabelWriters.dvbDescriptor(
                      required(country, "--country"), required(age, "--age")));
      default -> throw new IllegalArgumentException("unknown kind \"" + kind + "\"; see --help");
    };
  }

  private String ageXml() {
    LocalDate day = date == null ? LocalDate.now(ZoneOffset.UTC) : date;
    AgeDeclaration declaration =
        AgeDeclaration.of(required(issuer, "--issuer"), day, required(age, "--age"));
    for (Map.Entry<String, Integer> scope : scopes.entrySet()) {
      declaration = declaration.with(scope.getKey(), scope.getValue());
    }
    return declaration.toXml();
  }

  private List<Rating> ratings() {
    if (ratings.isEmpty()) {
      throw new IllegalArgumentException(kind + " needs --rating");
    }
    return ratings.stream().map(RatingCatalog.builtIn()::parse).toList();
  }

  private Rating rating() {
    List<Rating> all = ratings();
    if (all.size() > 1) {
      throw new IllegalArgumentException(kind + " takes one --rating");
    }
    return all.get(0);
  }

  private String known(Optional<String> label, String whose) {
    return label.orElseThrow(
        () -> new IllegalArgumentException(whose + " has no code for " + ratings.get(0)));
  }

  private <T> T required(@Nullable T value, String option) {
    if (value == null) {
      throw new IllegalArgumentException(kind + " needs " + option);
    }
    return value;
  }
}
