package org.tutela.filters.country;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every country that Tutela knows something about. Immutable; the data is read when it is first
 * asked for, in a few milliseconds.
 *
 * <pre>{@code
 * CountryCatalog countries = CountryCatalog.builtIn();
 * countries.find("DE").orElseThrow().digitalConsentAge().years();  // OptionalInt[16]
 * countries.forChildren(Contact.Kind.HELPLINE, "DE");              // 116111
 * }</pre>
 */
public final class CountryCatalog {
  private final String dataVersion;
  private final Map<String, CountryProfile> profiles;
  private final List<Contact> international;

  CountryCatalog(
      String dataVersion, Map<String, CountryProfile> profiles, List<Contact> international) {
    this.dataVersion = dataVersion;
    this.profiles = profiles;
    this.international = List.copyOf(international);
  }

  private static final class BuiltIn {
    static final CountryCatalog CATALOG = load();

    private static CountryCatalog load() {
      try (BufferedReader countries = open("countries.tsv");
          BufferedReader contacts = open("contacts.tsv")) {
        return CountryTables.catalog(countries, contacts);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static BufferedReader open(String name) throws IOException {
      InputStream in = CountryCatalog.class.getResourceAsStream(name);
      if (in == null) {
        throw new IOException("the resource " + name + " is missing");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
  }

  /** {@return the catalogue that comes with the library} */
  public static CountryCatalog builtIn() {
    return BuiltIn.CATALOG;
  }

  /** {@return year and month of the data, such as {@code 2026.11}} */
  public String dataVersion() {
    return dataVersion;
  }

  /** {@return every country, by code} */
  public Collection<CountryProfile> countries() {
    return profiles.values();
  }

  /**
   * {@return the country with this code, or of this region}
   *
   * @param region an ISO 3166 code, such as {@code CA} or {@code CA-QC}
   */
  public Optional<CountryProfile> find(String region) {
    int dash = region.indexOf('-');
    return Optional.ofNullable(profiles.get(dash < 0 ? region : region.substring(0, dash)));
  }

  /**
   * {@return the international directories of a kind of contact}
   *
   * @param kind what they do
   */
  public List<Contact> international(Contact.Kind kind) {
    return international.stream().filter(contact -> contact.kind() == kind).toList();
  }

  /**
   * {@return whom a child may be sent to} Contacts of the region that somebody has verified; where
   * there is none, the international directories: a wrong number is worse than none.
   *
   * @param kind what they do
   * @param region an ISO 3166 code; it may be one that is not in the catalogue
   */
  public List<Contact> forChildren(Contact.Kind kind, String region) {
    List<Contact> national = find(region).map(found -> found.contacts(kind)).orElse(List.of());
    List<Contact> verified = verified(national);
    return verified.isEmpty() ? verified(international(kind)) : verified;
  }

  private static List<Contact> verified(List<Contact> contacts) {
    return contacts.stream().filter(contact -> contact.provenance().verified()).toList();
  }
}
