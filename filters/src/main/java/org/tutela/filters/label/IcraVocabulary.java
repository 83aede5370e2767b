package org.tutela.filters.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tutela.filters.rating.Confidence;
import org.tutela.filters.rating.DescriptorLevel;
import org.tutela.filters.rating.RatingCatalog;
import org.tutela.filters.rating.RatingSystem;

/**
 * The label vocabularies of the Family Online Safety Institute's predecessors: RSACi (levels 0 to
 * 4), ICRA of 2000 and of 2005 (letters). They describe content and name no age.
 *
 * <p>That intensity 4 is for adults and 3 from 16 on is our reading, of low confidence: it may
 * block and lets nothing pass.
 */
final class IcraVocabulary {
  private static final int ADULT = 18;
  private static final int OLDER_TEEN = 16;
  private static final int EXTREME = 4;
  private static final int STRONG = 3;

  private final RatingCatalog catalog;
  private final RatingSystem system;

  IcraVocabulary(RatingCatalog catalog) {
    this.catalog = catalog;
    this.system = catalog.system("WEB:ICRA").orElseThrow();
  }

  /** {@return which vocabulary the address of a rating service means} */
  static Optional<String> version(String service) {
    if (service.contains("rsac.org") || service.contains("vocabularyv01")) {
      return Optional.of("rsaci:");
    }
    if (service.contains("ratingsv02") || service.contains("vocabularyv02")) {
      return Optional.of("v02:");
    }
    return service.contains("icra.org") || service.contains("vocabularyv03")
        ? Optional.of("v03:")
        : Optional.empty();
  }

  /**
   * {@return the label for the values of a vocabulary}
   *
   * @param version what {@link #version} gives
   * @param values the names of a label and their values; 0 is absence
   */
  Label label(LabelDraft draft, String version, Map<String, Integer> values) {
    List<DescriptorLevel> levels = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          if (value > 0) {
            String term = version + name + (version.equals("rsaci:") ? value : "");
            levels.addAll(catalog.descriptors(system, term));
          }
        });
    draft.describe(levels);
    int most = levels.stream().mapToInt(DescriptorLevel::intensity).max().orElse(0);
    if (most >= STRONG) {
      return draft.aged(most == EXTREME ? ADULT : OLDER_TEEN, Confidence.LOW);
    }
    return draft.neutral();
  }
}
