package org.tutela.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tutela.filters.country.Contact;
import org.tutela.filters.country.CountryProfile;
import org.tutela.filters.country.LegalAge;
import org.tutela.filters.country.Provenance;
import org.tutela.filters.rating.Medium;

/** A country in the output of the {@code countries} verbs. */
final class CountryFields {
  private CountryFields() {}

  /** Writes everything the catalogue knows. */
  static void full(JsonGenerator json, CountryProfile country) throws IOException {
    json.writeStringField("code", country.code());
    json.writeStringField("name", country.name());
    age(json, "digitalConsentAge", country.digitalConsentAge());
    age(json, "majority", country.majority());
    json.writeObjectFieldStart("systems");
    for (Map.Entry<Medium, List<String>> one : new TreeMap<>(country.systems()).entrySet()) {
      RatingFields.texts(json, one.getKey().id(), one.getValue());
    }
    json.writeEndObject();
    contacts(json, "hotlines", country.hotlines());
    contacts(json, "helplines", country.helplines());
  }

  /** Writes contacts, each with whether a child may see it. */
  static void contacts(JsonGenerator json, String name, List<Contact> contacts) throws IOException {
    json.writeArrayFieldStart(name);
    for (Contact contact : contacts) {
      json.writeStartObject();
      json.writeStringField("name", contact.name());
      json.writeStringField("address", contact.address());
      if (contact.kind() == Contact.Kind.HOTLINE) {
        json.writeBooleanField("inhopeMember", contact.inhopeMember());
      }
      provenance(json, contact.provenance());
      json.writeBooleanField("shownToChildren", contact.provenance().verified());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void age(JsonGenerator json, String name, LegalAge age) throws IOException {
    json.writeObjectFieldStart(name);
    RatingFields.age(json, "age", age.years());
    provenance(json, age.provenance());
    json.writeEndObject();
  }

  private static void provenance(JsonGenerator json, Provenance provenance) throws IOException {
    json.writeStringField("source", provenance.source());
    json.writeStringField("confidence", Output.word(provenance.confidence()));
    Optional<LocalDate> verified = provenance.verifiedOn();
    if (verified.isPresent()) {
      json.writeStringField("verifiedOn", verified.get().toString());
    } else {
      json.writeNullField("verifiedOn");
    }
  }

  /** {@return an age in words: the years or "unknown", and where it comes from} */
  static String words(LegalAge age) {
    String years = age.years().isPresent() ? Integer.toString(age.years().getAsInt()) : "unknown";
    return years + "; " + words(age.provenance());
  }

  /** {@return where a value comes from, in words} */
  static String words(Provenance provenance) {
    return "source: "
        + provenance.source()
        + "; confidence "
        + Output.word(provenance.confidence())
        + "; "
        + provenance.verifiedOn().map(day -> "verified " + day).orElse("never verified");
  }
}
