package org.tutela.cli;

import java.io.IOException;
import java.util.OptionalInt;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ratings show}: one rating with its ages, its source and what to know about it. */
@Command(name = "show", description = "Show one rating and where its data comes from.")
final class RatingsShowVerb extends Verb {
  @Parameters(paramLabel = "SYSTEM:CODE", description = "A rating, such as DE:FSK:12.")
  String reference = "";

  RatingsShowVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    Rating rating = RatingCatalog.builtIn().parse(reference);
    Output output = output();
    output.object(json -> RatingFields.full(json, rating));
    output.text(rating + ": " + RatingFields.words(rating));
    line(output, "authority", rating.system().authority());
    line(output, "regions", String.join(", ", rating.system().regions()));
    line(output, "media", String.join(", ", RatingFields.media(rating.system())));
    line(output, "aliases", String.join(" | ", rating.aliases()));
    line(output, "recommended age", text(rating.recommendedAge()));
    line(output, "minimum age", text(rating.minAge()));
    line(output, "with an adult", text(rating.minAgeSupervised()));
    RatingCatalog catalog = RatingCatalog.builtIn();
    line(
        output,
        "shows",
        RatingFields.descriptors(catalog.descriptors(rating.system(), rating.code())));
    catalog
        .externalIds(rating)
        .forEach((scheme, ids) -> line(output, scheme.id(), String.join(", ", ids)));
    line(output, "age from", rating.filterAgeBasis());
    line(output, "source", rating.source());
    line(output, "note", rating.note());
    return ExitStatus.OK;
  }

  private static String text(OptionalInt age) {
    return age.isPresent() ? Integer.toString(age.getAsInt()) : "";
  }

  private static void line(Output output, String name, String value) {
    if (!value.isEmpty()) {
      output.text("  " + name + ": " + value);
    }
  }
}
