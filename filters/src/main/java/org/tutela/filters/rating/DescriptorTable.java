package org.tutela.filters.rating;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the words and letters of the systems mean in the common vocabulary. Immutable. */
final class DescriptorTable {
  private static final String EVERY_SYSTEM = "*";

  private final Map<String, List<DescriptorLevel>> levels = new HashMap<>();

  private DescriptorTable() throws IOException {
    for (List<String> row : Resources.rows("descriptors.tsv", 4)) {
      ContentDescriptor descriptor =
          ContentDescriptor.find(row.get(2))
              .orElseThrow(() -> new IOException("descriptors: unknown " + row.get(2)));
      levels
          .computeIfAbsent(key(row.get(0), row.get(1)), k -> new ArrayList<>())
          .add(new DescriptorLevel(descriptor, Integer.parseInt(row.get(3))));
    }
    levels.replaceAll((key, found) -> List.copyOf(found));
  }

  static DescriptorTable load() {
    try {
      return new DescriptorTable();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<DescriptorLevel> find(RatingSystem system, String term) {
    List<DescriptorLevel> own = levels.get(key(system.id(), term));
    return own == null ? levels.getOrDefault(key(EVERY_SYSTEM, term), List.of()) : own;
  }

  private static String key(String system, String term) {
    return system + "\t" + SystemNames.fold(term);
  }
}
