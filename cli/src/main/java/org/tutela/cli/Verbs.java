package org.tutela.cli;

import java.util.List;

/** The verbs of the command, one line each. */
final class Verbs {
  private Verbs() {}

  /** {@return a fresh instance of every verb} */
  static List<Verb> all(Io io) {
    return List.of(
        new DemoVerb(io),
        new HashVerb(io),
        new CompileVerb(io),
        new CompactVerb(io),
        new InspectVerb(io),
        new VerifyVerb(io),
        new MatchVerb(io),
        new LookupVerb(io),
        new BenchVerb(io),
        new ExportVerb(io));
  }

  /** {@return a fresh instance of every group of verbs} */
  static List<VerbGroup> groups(Io io) {
    return List.of(
        new VerbGroup(
            "lists",
            "Look into hash lists.",
            new ListsReadVerb(io),
            new ListsDiffVerb(io),
            new ListsBloomVerb(io)),
        new VerbGroup(
            "url",
            "Spell URLs in one way, and look them up.",
            new UrlCanonicalizeVerb(io),
            new UrlExpressionsVerb(io),
            new UrlMatchVerb(io)),
        new VerbGroup(
            "label",
            "Read age labels inside content, and write some.",
            new LabelReadVerb(io),
            new LabelWriteVerb(io)),
        new VerbGroup(
            "policy",
            "Check, explain, test, compare and prove policies.",
            new PolicyCheckVerb(io),
            new PolicyExplainVerb(io),
            new PolicyPageVerb(io),
            new PolicyCoverageVerb(io),
            new PolicyTestVerb(io),
            new PolicyDiffVerb(io),
            new PolicyVerifyVerb(io)),
        new VerbGroup(
            "packs",
            "Look up what the law of a place asks for.",
            new PacksListVerb(io),
            new PacksShowVerb(io)),
        new VerbGroup(
            "countries",
            "Look up what is known of a country.",
            new CountriesListVerb(io),
            new CountriesShowVerb(io)),
        new VerbGroup(
            "ratings",
            "Look up and compare age ratings.",
            new RatingsListVerb(io),
            new RatingsShowVerb(io),
            new RatingsCompareVerb(io)));
  }
}
