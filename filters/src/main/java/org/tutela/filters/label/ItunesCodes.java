package org.tutela.filters.label;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The values that order the codes of an iTunEXTC prefix, from a table of the store. Immutable. */
final class ItunesCodes {
  private static final ItunesCodes TABLE = load();

  private final Map<String, String> values = new HashMap<>();

  private ItunesCodes() {}

  static ItunesCodes table() {
    return TABLE;
  }

  private static ItunesCodes load() {
    try (InputStream in = ItunesCodes.class.getResourceAsStream("itunextc.tsv")) {
      if (in == null) {
        throw new IOException("this build of tutela-filters lacks itunextc.tsv");
      }
      ItunesCodes codes = new ItunesCodes();
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      for (String line : lines.subList(2, lines.size())) {
        String[] cells = line.split("\t", -1);
        if (!cells[2].isEmpty()) {
          codes.values.put(key(cells[0], cells[1]), cells[2]);
        }
      }
      return codes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the value that belongs to a code, if the store gives one} */
  Optional<String> value(String prefix, String code) {
    return Optional.ofNullable(values.get(key(prefix, code)));
  }

  private static String key(String prefix, String code) {
    return (prefix + "|" + code).toUpperCase(Locale.ROOT);
  }
}
