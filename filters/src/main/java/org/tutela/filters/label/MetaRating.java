package org.tutela.filters.label;

import java.util.Locale;
import java.util.Optional;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;

/**
 * The value of the {@code rating} meta element and HTTP header: the RTA token of ASACP
 * (rtalabel.org), the word "adult" that search engines read, the words of common video sites, or
 * free text.
 */
final class MetaRating {
  static final String RTA = "RTA-5042-1996-1400-1577-RTA";
  private static final String FORMAT = "meta-rating";
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
      return new LabelDraft("rta", value, location)
          .malformed("malformed-rta", "the token of RTA is " + RTA);
    }
    LabelDraft draft = new LabelDraft(FORMAT, value, location);
    if (value.equalsIgnoreCase(ADULT)) {
      return draft.rated(inSystem("WEB:RTA", ADULT));
    }
    return word(value)
        .map(draft::rated)
        .orElseGet(() -> texts.label(FORMAT, value, Optional.of(Medium.WEB), location));
  }

  private Label rta(String value, String location) {
    LabelDraft draft = new LabelDraft("rta", value, location);
    if (!value.contains(RTA)) {
      draft.warn("rta-case", "the token of RTA is in capitals");
    }
    return draft.rated(inSystem("WEB:RTA", RTA));
  }

  private Optional<Rating> word(String value) {
    return texts
        .catalog()
        .system("WEB:YTDLP-META")
        .flatMap(system -> texts.catalog().find(system, value));
  }

  private Rating inSystem(String system, String code) {
    return texts.catalog().resolve(system, code);
  }
}
