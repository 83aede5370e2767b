package org.tutela.filters.country;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.tutela.filters.rating.Confidence;
import org.tutela.filters.rating.Medium;

/** Reads the tables of countries and contacts: tab-separated, a version line, a line of names. */
final class CountryTables {
  private static final String VERSION_PREFIX = "# data version\t";
  private static final String WORLD = "001";
  private static final int MAX_AGE = 21;
  private static final List<String> COUNTRY_COLUMNS =
      List.of(
          "iso3166",
          "name",
          "consent_age",
          "consent_source",
          "consent_confidence",
          "consent_verified_on",
          "majority",
          "majority_source",
          "majority_confidence",
          "majority_verified_on",
          "film_systems",
          "tv_systems",
          "game_systems");
  private static final List<String> CONTACT_COLUMNS =
      List.of(
          "iso3166",
          "kind",
          "name",
          "address",
          "inhope_member",
          "source",
          "confidence",
          "verified_on");

  private CountryTables() {}

  /** One row with its place in the table. */
  private record Row(String table, int line, List<String> cells, List<String> columns) {
    String cell(String column) {
      return cells.get(columns.indexOf(column));
    }

    IOException malformed(String what) {
      return new IOException(table + " table, line " + line + ": " + what);
    }
  }

  /**
   * {@return the catalogue that two tables hold}
   *
   * @throws IOException if one of them is malformed; the message names the line
   */
  static CountryCatalog catalog(BufferedReader countries, BufferedReader contacts)
      throws IOException {
    List<Row> contactRows = new ArrayList<>();
    rows("contact", contacts, CONTACT_COLUMNS, contactRows);
    Map<String, List<Contact>> byCountry = new HashMap<>();
    for (Row row : contactRows) {
      byCountry.computeIfAbsent(row.cell("iso3166"), code -> new ArrayList<>()).add(contact(row));
    }
    List<Row> countryRows = new ArrayList<>();
    String version = rows("country", countries, COUNTRY_COLUMNS, countryRows);
    Map<String, CountryProfile> profiles = new TreeMap<>();
    for (Row row : countryRows) {
      String code = row.cell("iso3166");
      profiles.put(code, profile(row, byCountry.getOrDefault(code, List.of())));
    }
    for (Row row : contactRows) {
      String code = row.cell("iso3166");
      if (!code.equals(WORLD) && !profiles.containsKey(code)) {
        throw row.malformed("no country " + code);
      }
    }
    return new CountryCatalog(
        version, Collections.unmodifiableMap(profiles), byCountry.getOrDefault(WORLD, List.of()));
  }

  private static String rows(
      String table, BufferedReader reader, List<String> columns, List<Row> rows)
      throws IOException {
    String version = reader.readLine();
    if (version == null || !version.startsWith(VERSION_PREFIX)) {
      throw new IOException(table + " table, line 1: expected \"" + VERSION_PREFIX.strip() + "\"");
    }
    if (!String.join("\t", columns).equals(reader.readLine())) {
      throw new IOException(table + " table, line 2: expected the columns " + columns);
    }
    int line = 2;
    for (String text = reader.readLine(); text != null; text = reader.readLine()) {
      Row row = new Row(table, ++line, List.of(text.split("\t", -1)), columns);
      if (row.cells().size() != columns.size()) {
        throw row.malformed(columns.size() + " columns expected, " + row.cells().size() + " found");
      }
      rows.add(row);
    }
    return version.substring(VERSION_PREFIX.length());
  }

  private static CountryProfile profile(Row row, List<Contact> contacts) throws IOException {
    Map<Medium, List<String>> systems =
        Map.of(
            Medium.FILM, items(row.cell("film_systems")),
            Medium.TV, items(row.cell("tv_systems")),
            Medium.GAME, items(row.cell("game_systems")));
    return new CountryProfile(
        row.cell("iso3166"),
        row.cell("name"),
        age(row, "consent_age", "consent_"),
        age(row, "majority", "majority_"),
        systems,
        kind(contacts, Contact.Kind.HOTLINE),
        kind(contacts, Contact.Kind.HELPLINE));
  }

  private static List<Contact> kind(List<Contact> contacts, Contact.Kind kind) {
    return contacts.stream().filter(contact -> contact.kind() == kind).toList();
  }

  private static Contact contact(Row row) throws IOException {
    return new Contact(
        choice(Contact.Kind.class, row, "kind"),
        row.cell("name"),
        row.cell("address"),
        row.cell("inhope_member").equals("Y"),
        provenance(row, ""));
  }

  private static LegalAge age(Row row, String column, String prefix) throws IOException {
    String text = row.cell(column);
    if (text.isEmpty()) {
      return new LegalAge(OptionalInt.empty(), provenance(row, prefix));
    }
    if (!text.matches("[0-9]{1,2}") || Integer.parseInt(text) > MAX_AGE) {
      throw row.malformed(column + " is no age: " + text);
    }
    return new LegalAge(OptionalInt.of(Integer.parseInt(text)), provenance(row, prefix));
  }

  private static Provenance provenance(Row row, String prefix) throws IOException {
    String verified = row.cell(prefix + "verified_on");
    try {
      return new Provenance(
          row.cell(prefix + "source"),
          choice(Confidence.class, row, prefix + "confidence"),
          verified.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(verified)));
    } catch (DateTimeException e) {
      throw row.malformed("no day: " + verified);
    }
  }

  private static <E extends Enum<E>> E choice(Class<E> type, Row row, String column)
      throws IOException {
    String text = row.cell(column);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> row.malformed("unknown " + column + " " + text));
  }

  private static List<String> items(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split(",", -1));
  }
}
