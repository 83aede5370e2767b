package org.tutela.filters.policy;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * ISO 3166 codes of countries and their parts. A code that is not one would match no law and no
 * rating system, and so open what it should close.
 */
final class Regions {
  private static final Pattern CODE = Pattern.compile("([A-Z]{2})(-[A-Z0-9]{1,3})?");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  /** Codes in use that ISO 3166-1 does not give to a country: reserved and user-assigned ones. */
  private static final Set<String> BESIDES = Set.of("XK");

  private static final Map<String, String> MISTAKEN = Map.of("UK", "GB", "EL", "GR");

  private Regions() {}

  /** {@return the code in capitals; empty if it is none of a country or a part of one} */
  static Optional<String> normalized(String code) {
    String capitals = code.toUpperCase(Locale.ROOT);
    return CODE.matcher(capitals).matches() && isCountry(capitals.substring(0, 2))
        ? Optional.of(capitals)
        : Optional.empty();
  }

  private static boolean isCountry(String code) {
    return COUNTRIES.contains(code) || BESIDES.contains(code);
  }

  /** {@return what to write instead of a code that is none} */
  static String expected(String code) {
    Optional<String> capitals = normalized(code);
    if (capitals.isPresent()) {
      return "expected an ISO 3166 code in capitals: " + capitals.get();
    }
    String meant = MISTAKEN.get(code.toUpperCase(Locale.ROOT));
    return meant == null
        ? "expected an ISO 3166 code of a country or a part of one, such as DE or CA-QC"
        : "expected an ISO 3166 code; that of this country is " + meant;
  }
}
