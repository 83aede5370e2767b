package org.tutela.core.list;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the codes of classification schemes mean, and how grave that is. Data with a source and a
 * confidence for each row, which a file can override. Immutable.
 */
public final class Classifications {
  private static final String RESOURCE = "classifications.tsv";
  private static final int COLUMNS = 6;
  private static final long MAX_FILE = 1 << 20;

  /** Which scheme the categories are of that the reader of a format yields. */
  private static final Map<String, String> SCHEMES =
      Map.of("ncmec", "ncmec", "vics", "vics", "icse", "icse");

  private final Map<String, Classification> byCode;

  /**
   * One code of a scheme. Immutable.
   *
   * @param scheme its name, in lower case
   * @param code as lists spell it
   * @param severity on the common scale
   * @param meaning in a few words
   * @param source who says so
   * @param confidence how sure that is
   */
  public record Classification(
      String scheme,
      String code,
      Severity severity,
      String meaning,
      String source,
      String confidence) {}

  private Classifications(Map<String, Classification> byCode) {
    this.byCode = byCode;
  }

  /** {@return the table that comes with the library} */
  public static Classifications standard() {
    try (InputStream in = Classifications.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is missing");
      }
      return new Classifications(new TreeMap<>()).with(RESOURCE, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * {@return this table with the rows of a file, which take the place of rows for the same code}
   *
   * @param file tab-separated: scheme, code, severity, meaning, source, confidence; lines that
   *     begin with {@code #} are comments
   * @throws IllegalArgumentException if a row is malformed; the message names its line
   * @throws IOException if it cannot be read
   */
  public Classifications with(Path file) throws IOException {
    if (Files.size(file) > MAX_FILE) {
      throw new IllegalArgumentException(file + ": larger than 1 MiB");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return with(file.toString(), in);
    }
  }

  private Classifications with(String name, InputStream in) throws IOException {
    Map<String, Classification> rows = new TreeMap<>(byCode);
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        Classification row = row(line, name + ", line " + number);
        rows.put(key(row.scheme(), row.code()), row);
      }
    }
    return new Classifications(rows);
  }

  private static Classification row(String line, String where) {
    String[] cells = line.split("\t", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalArgumentException(where + ": " + COLUMNS + " cells, not " + cells.length);
    }
    Severity severity =
        Arrays.stream(Severity.values())
            .filter(known -> known.id().equals(cells[2]))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        where
                            + ": unknown severity: expected one of "
                            + Arrays.stream(Severity.values()).map(Severity::id).toList()));
    return new Classification(
        cells[0].toLowerCase(Locale.ROOT), cells[1], severity, cells[3], cells[4], cells[5]);
  }

  private static String key(String scheme, String code) {
    return scheme.toLowerCase(Locale.ROOT) + '\n' + code.toUpperCase(Locale.ROOT);
  }

  /** {@return the names of the schemes, in their order} */
  public List<String> schemes() {
    TreeSet<String> schemes = new TreeSet<>();
    byCode.values().forEach(row -> schemes.add(row.scheme()));
    return List.copyOf(schemes);
  }

  /**
   * {@return what a code means}
   *
   * @param scheme one of {@link #schemes()}
   * @param code as a list spells it; compared without regard to case
   */
  public Optional<Classification> find(String scheme, String code) {
    return Optional.ofNullable(byCode.get(key(scheme, code)));
  }

  /**
   * {@return how grave a code is, {@link Severity#UNKNOWN} if the scheme does not have it}
   *
   * @param scheme one of {@link #schemes()}, or empty for none
   * @param code as a list spells it
   */
  public Severity severity(String scheme, String code) {
    return find(scheme, code).map(Classification::severity).orElse(Severity.UNKNOWN);
  }

  /**
   * {@return the scheme of the categories that a format has, or empty if that is up to the list}
   *
   * @param reader of the format
   * @param options how it reads
   */
  public static String schemeOf(ListReader reader, ReadOptions options) {
    return options.profile() == VicsProfile.CAID
        ? "iwf"
        : SCHEMES.getOrDefault(reader.format(), "");
  }
}
