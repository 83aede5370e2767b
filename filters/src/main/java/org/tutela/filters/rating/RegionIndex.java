package org.tutela.filters.rating;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The boards that a bare code may belong to: by region and medium, carriage systems left out.
 * Immutable.
 */
final class RegionIndex {
  private final Map<String, Map<Medium, List<RatingSystem>>> regional = new HashMap<>();
  private final Map<Medium, List<RatingSystem>> worldwide = new EnumMap<>(Medium.class);

  RegionIndex(Collection<RatingSystem> systems) {
    Set<String> regions = new LinkedHashSet<>();
    for (RatingSystem system : systems) {
      regions.addAll(system.regions());
    }
    for (RatingSystem system : systems) {
      if (!system.carriage()) {
        add(system, regions);
      }
    }
  }

  private void add(RatingSystem system, Set<String> regions) {
    Set<String> served = new LinkedHashSet<>();
    for (String own : system.regions()) {
      served.add(own);
      int part = own.indexOf('-');
      if (part > 0) {
        served.add(own.substring(0, part));
      }
      for (String region : regions) {
        if (region.length() > own.length() && region.startsWith(own)) {
          served.add(region);
        }
      }
    }
    for (String region : served) {
      Map<Medium, List<RatingSystem>> there = regional.get(region);
      if (there == null) {
        there = new EnumMap<>(Medium.class);
        regional.put(region, there);
      }
      add(system, there);
    }
    if (system.worldwide()) {
      add(system, worldwide);
    }
  }

  private static void add(RatingSystem system, Map<Medium, List<RatingSystem>> byMedium) {
    for (Medium medium : system.media()) {
      List<RatingSystem> all = byMedium.get(medium);
      if (all == null) {
        all = new ArrayList<>();
        byMedium.put(medium, all);
      }
      all.add(system);
    }
  }

  /** {@return the boards of a region for a medium; worldwide ones are not among them} */
  List<RatingSystem> regional(String region, Medium medium) {
    String folded = SystemNames.fold(region);
    Map<Medium, List<RatingSystem>> there = regional.get(folded);
    int part = folded.indexOf('-');
    if (there == null && part > 0) {
      // A part that no board names is served by the boards of the whole country.
      return regional(folded.substring(0, part), medium).stream()
          .filter(system -> system.covers(folded))
          .toList();
    }
    return there == null ? List.of() : there.getOrDefault(medium, List.of());
  }

  /** {@return the boards of the whole world for a medium} */
  List<RatingSystem> worldwide(Medium medium) {
    return worldwide.getOrDefault(medium, List.of());
  }
}
