package org.tutela.filters.label;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingIdScheme;

/**
 * Flattened {@code android.media.tv.TvContentRating}: domain, system, rating and sub-ratings with
 * slashes between them; several with commas between them, as the column of the TV provider holds
 * them. One rating, IN_TV_U/A, has a slash in its name.
 */
final class TvContentRatingLabels implements LabelReader {
  private static final String FORMAT = "tv-content-rating";
  private static final int DOMAIN_SYSTEM_RATING = 3;

  @Override
  public void read(LabelScan scan) throws IOException {
    List<String> lines = scan.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      for (String flattened : lines.get(i).split(",", -1)) {
        if (!flattened.isBlank()) {
          scan.add(label(scan, flattened.strip(), "line " + (i + 1)));
        }
      }
    }
  }

  private static Label label(LabelScan scan, String flattened, String location) {
    LabelDraft draft = new LabelDraft(FORMAT, flattened, location);
    List<String> parts = List.of(flattened.split("/", -1));
    if (parts.size() < DOMAIN_SYSTEM_RATING || parts.contains("")) {
      return draft.malformed(
          "malformed-value", "is domain/system/rating, with /sub-ratings after it");
    }
    for (int end = Math.min(parts.size(), DOMAIN_SYSTEM_RATING + 1);
        end >= DOMAIN_SYSTEM_RATING;
        end--) {
      Optional<Rating> rating =
          scan.catalog().find(RatingIdScheme.ANDROID, String.join("/", parts.subList(0, end)));
      if (rating.isPresent()) {
        List<String> unknown = new ArrayList<>(parts.subList(end, parts.size()));
        unknown.removeIf(sub -> described(scan, draft, rating.get(), sub));
        if (!unknown.isEmpty()) {
          draft.warn("unknown-descriptor", "no known sub-rating: " + String.join(", ", unknown));
        }
        return draft.rated(rating.get());
      }
    }
    return draft.unknown("unknown-code", "no known rating is called so");
  }

  private static boolean described(
      LabelScan scan, LabelDraft draft, Rating rating, String subRating) {
    var levels = scan.catalog().descriptors(rating.system(), subRating);
    draft.describe(levels);
    return !levels.isEmpty();
  }
}
