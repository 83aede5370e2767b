package org.tutela.filters.label;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tutela.filters.label.Label.State;
import org.tutela.filters.label.Label.Warning;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;
import org.tutela.filters.rating.RatingSystem;

/**
 * The value of the {@code rating} meta element and HTTP header: the RTA token of ASACP, the word
 * "adult" that search engines read, the words of common video sites, or free text.
 */
final class MetaRating {
  private static final String RTA = "RTA-5042-1996-1400-1577-RTA";
  private static final String ADULT = "adult";

  private final RatingText texts;

  MetaRating(RatingText texts) {
    this.texts = texts;
  }

  Label label(String raw, String location) {
    String value = raw.strip();
    String folded = value.toUpperCase(Locale.ROOT);
    if (folded.contains(RTA)) {
      return rta(value, location);
    }
    if (folded.startsWith("RTA-")) {
      Warning warning = new Warning("malformed-rta", "the token of RTA is " + RTA);
      return Label.unresolved("rta", value, State.MALFORMED, location, List.of(warning));
    }
    if (value.equalsIgnoreCase(ADULT)) {
      return Label.rated("meta-rating", value, inSystem("WEB:RTA", ADULT), location, List.of());
    }
    return word(value)
        .map(rating -> Label.rated("meta-rating", value, rating, location, List.of()))
        .orElseGet(() -> texts.label("meta-rating", value, Optional.of(Medium.WEB), location));
  }

  private Label rta(String value, String location) {
    List<Warning> warnings =
        value.contains(RTA)
            ? List.of()
            : List.of(new Warning("rta-case", "the token of RTA is in capitals"));
    return Label.rated("rta", value, inSystem("WEB:RTA", RTA), location, warnings);
  }

  private Optional<Rating> word(String value) {
    RatingCatalog catalog = texts.catalog();
    Optional<RatingSystem> words = catalog.system("WEB:YTDLP-META");
    return words.flatMap(system -> catalog.find(system, value));
  }

  private Rating inSystem(String system, String code) {
    return texts.catalog().resolve(system, code);
  }
}
