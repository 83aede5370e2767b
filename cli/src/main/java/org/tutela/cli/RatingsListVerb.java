package org.tutela.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;
import org.tutela.filters.rating.RatingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ratings list}: the ratings of a region or a medium, or all. */
@Command(name = "list", description = "List ratings, all or those of a region or a medium.")
final class RatingsListVerb extends Verb {
  @Option(
      names = "--region",
      paramLabel = "CC",
      description = "Only systems used there, worldwide ones included: an ISO 3166 code.")
  @Nullable String region;

  @Option(
      names = "--medium",
      paramLabel = "M",
      description = "Only systems that rate this: film, tv, game, app, web, ..")
  @Nullable String medium;

  RatingsListVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    RatingCatalog catalog = RatingCatalog.builtIn();
    Optional<Medium> wanted = Optional.ofNullable(medium).map(Media::parse);
    List<RatingSystem> systems = region == null ? catalog.systems() : catalog.systems(region);
    Output output = output();
    for (RatingSystem system : systems) {
      if (wanted.isEmpty() || system.media().contains(wanted.get())) {
        for (Rating rating : catalog.ratings(system)) {
          output.object(json -> RatingFields.full(json, rating));
          output.text(rating + ": " + RatingFields.words(rating));
        }
      }
    }
    return ExitStatus.OK;
  }
}
