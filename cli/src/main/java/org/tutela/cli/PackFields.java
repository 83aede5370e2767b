package org.tutela.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tutela.filters.policy.JurisdictionPack;
import org.tutela.filters.policy.JurisdictionRule;

/** A jurisdiction pack in the output of the {@code packs} verbs. */
final class PackFields {
  private PackFields() {}

  /** Writes what a pack is. */
  static void pack(JsonGenerator json, JurisdictionPack pack) throws IOException {
    json.writeStringField("pack", pack.id());
    json.writeNumberField("version", pack.version());
    RatingFields.texts(json, "jurisdiction", List.copyOf(pack.jurisdiction()));
    json.writeStringField("title", pack.title());
    day(json, "verifiedOn", pack.verifiedOn());
    json.writeNumberField("rules", pack.rules().size());
  }

  /** Writes a rule and whether it holds on a day. */
  static void rule(JsonGenerator json, JurisdictionPack pack, JurisdictionRule rule, LocalDate at)
      throws IOException {
    json.writeStringField("pack", pack.id());
    json.writeStringField("rule", rule.id());
    json.writeStringField("status", rule.status().id());
    json.writeBooleanField("holds", holds(rule, at));
    day(json, "validFrom", rule.validFrom());
    day(json, "validTo", rule.validTo());
    json.writeStringField("article", rule.citation().article());
    json.writeStringField("source", rule.citation().source());
    json.writeStringField("date", rule.citation().date().toString());
    if (rule.effect().then().isPresent()) {
      json.writeStringField("then", rule.effect().then().get().name());
    } else {
      json.writeNullField("then");
    }
    RatingFields.texts(
        json, "oblige", rule.effect().obligations().stream().map(Output::word).sorted().toList());
    RatingFields.texts(json, "duties", rule.effect().duties().stream().sorted().toList());
    json.writeStringField("note", rule.note());
  }

  /** {@return whether a rule binds on a day: it has begun, has not ended and is no announcement} */
  static boolean holds(JurisdictionRule rule, LocalDate at) {
    return rule.inForce(at) && rule.status() != JurisdictionRule.Status.ANNOUNCED;
  }

  private static void day(JsonGenerator json, String name, Optional<LocalDate> day)
      throws IOException {
    if (day.isPresent()) {
      json.writeStringField(name, day.get().toString());
    } else {
      json.writeNullField(name);
    }
  }
}
