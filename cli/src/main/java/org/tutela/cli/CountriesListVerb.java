package org.tutela.cli;

import java.io.IOException;
import java.util.OptionalInt;
import org.tutela.filters.country.CountryCatalog;
import org.tutela.filters.country.CountryProfile;
import picocli.CommandLine.Command;

/** {@code countries list}: every country with its ages. */
@Command(name = "list", description = "List all countries with their ages.")
final class CountriesListVerb extends Verb {
  CountriesListVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    Output output = output();
    for (CountryProfile country : CountryCatalog.builtIn().countries()) {
      output.object(json -> CountryFields.full(json, country));
      output.text(
          country.code()
              + " "
              + country.name()
              + ": digital consent "
              + years(country.digitalConsentAge().years())
              + ", majority "
              + years(country.majority().years()));
    }
    return ExitStatus.OK;
  }

  private static String years(OptionalInt age) {
    return age.isPresent() ? Integer.toString(age.getAsInt()) : "unknown";
  }
}
