package org.tutela.filters.rating;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ids that others give to ratings. Immutable. Those of MovieLabs stand in the rating table,
 * those of Android follow from its codes, all others are a table of their own.
 */
final class ExternalIds {
  private static final String MOVIELABS = "http://www.movielabs.com/md/ratings/";
  private static final String ANDROID_DOMAIN = "com.android.tv/";

  private final Map<RatingIdScheme, Map<String, Rating>> byId = new EnumMap<>(RatingIdScheme.class);
  private final Map<Rating, Map<RatingIdScheme, List<String>>> byRating = new HashMap<>();

  private ExternalIds(RatingCatalog catalog) throws IOException {
    for (Rating rating : catalog.ratings()) {
      if (rating.uri().startsWith(MOVIELABS)) {
        add(RatingIdScheme.MOVIELABS, rating.uri(), rating);
      }
    }
    // Where both name a rating, the documented list stands before the hints of the LiveTV app.
    android(catalog, "TIF:");
    android(catalog, "AOSP:");
    for (List<String> row : Resources.rows("external-ids.tsv", 4)) {
      add(scheme(row.get(0)), row.get(1), catalog.listed(row.get(2), row.get(3)));
    }
  }

  static ExternalIds of(RatingCatalog catalog) {
    try {
      return new ExternalIds(catalog);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void android(RatingCatalog catalog, String prefix) {
    for (Rating rating : catalog.ratings()) {
      String system = rating.system().id();
      if (system.startsWith(prefix)) {
        String name = system.substring(prefix.length());
        add(RatingIdScheme.ANDROID, ANDROID_DOMAIN + name + "/" + rating.code(), rating);
      }
    }
  }

  private void add(RatingIdScheme scheme, String id, Rating rating) {
    Map<String, Rating> known = byId.get(scheme);
    if (known == null) {
      known = new HashMap<>();
      byId.put(scheme, known);
    }
    if (known.putIfAbsent(SystemNames.fold(id), rating) != null) {
      return;
    }
    known.put(id, rating);
    Map<RatingIdScheme, List<String>> ids = byRating.get(rating);
    if (ids == null) {
      ids = new EnumMap<>(RatingIdScheme.class);
      byRating.put(rating, ids);
    }
    List<String> same = new ArrayList<>(ids.getOrDefault(scheme, List.of()));
    same.add(id);
    ids.put(scheme, List.copyOf(same));
  }

  private static RatingIdScheme scheme(String id) throws IOException {
    for (RatingIdScheme scheme : RatingIdScheme.values()) {
      if (scheme.id().equals(id)) {
        return scheme;
      }
    }
    throw new IOException("external ids: unknown scheme " + id);
  }

  Optional<Rating> find(RatingIdScheme scheme, String id) {
    return Optional.ofNullable(SystemNames.find(byId.getOrDefault(scheme, Map.of()), id));
  }

  Map<RatingIdScheme, List<String>> of(Rating rating) {
    return Collections.unmodifiableMap(byRating.getOrDefault(rating, Map.of()));
  }
}
