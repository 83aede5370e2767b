package org.tutela.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.tutela.filters.country.Contact;
import org.tutela.filters.country.CountryCatalog;
import org.tutela.filters.country.CountryProfile;
import org.tutela.filters.rating.Medium;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code countries show}: what is known of a country, and whom a child there is sent to. */
@Command(name = "show", description = "Show a country: ages, rating systems, hotline, helpline.")
final class CountriesShowVerb extends Verb {
  private static final CountryCatalog CATALOG = CountryCatalog.builtIn();

  @Parameters(paramLabel = "CC", description = "An ISO 3166 code, such as DE.")
  String code = "";

  CountriesShowVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    CountryProfile country =
        CATALOG
            .find(code.toUpperCase(Locale.ROOT))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no country \"" + code + "\"; \"countries list\" names them all"));
    Output output = output();
    output.object(
        json -> {
          CountryFields.full(json, country);
          for (Contact.Kind kind : Contact.Kind.values()) {
            CountryFields.contacts(
                json, "children" + title(kind) + "s", CATALOG.forChildren(kind, code));
          }
          json.writeStringField("dataVersion", CATALOG.dataVersion());
        });
    output.text(country.code() + " " + country.name());
    output.text("  digital consent: " + CountryFields.words(country.digitalConsentAge()));
    output.text("  majority: " + CountryFields.words(country.majority()));
    for (Medium medium : List.of(Medium.FILM, Medium.TV, Medium.GAME)) {
      List<String> systems = country.systems().getOrDefault(medium, List.of());
      String names = systems.isEmpty() ? "none known" : String.join(", ", systems);
      output.text("  " + medium.id() + ": " + names);
    }
    for (Contact.Kind kind : Contact.Kind.values()) {
      contacts(output, country, kind);
    }
    return ExitStatus.OK;
  }

  private void contacts(Output output, CountryProfile country, Contact.Kind kind) {
    String word = Output.word(kind);
    for (Contact contact : country.contacts(kind)) {
      String shown =
          contact.provenance().verified() ? "" : "; not shown to children: nobody has verified it";
      output.text(
          "  "
              + word
              + ": "
              + text(contact)
              + "; "
              + CountryFields.words(contact.provenance())
              + shown);
    }
    List<Contact> shown = CATALOG.forChildren(kind, country.code());
    boolean directory = country.contacts(kind).stream().noneMatch(shown::contains);
    String why =
        !directory
            ? ""
            : country.contacts(kind).isEmpty()
                ? " (no " + word + " of the country is known)"
                : " (no " + word + " of the country is verified)";
    output.text(
        "  children see as "
            + word
            + ": "
            + String.join(", ", shown.stream().map(CountriesShowVerb::text).toList())
            + why);
  }

  private static String text(Contact contact) {
    return contact.name().isEmpty() ? contact.address() : contact.name() + " " + contact.address();
  }

  private static String title(Contact.Kind kind) {
    return kind == Contact.Kind.HOTLINE ? "Hotline" : "Helpline";
  }
}
