package org.tutela.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.tutela.core.image.QueryVariants;
import org.tutela.core.index.HashIndex;
import org.tutela.core.match.MatchRule;
import org.tutela.core.match.MatchRules;
import org.tutela.core.match.Matcher;
import picocli.CommandLine.Option;

/** What counts as a match, as {@code match} and {@code lookup} take it. */
final class RuleOptions {
  @Option(
      names = "--rules",
      paramLabel = "R.yaml",
      description = "What counts as a match, for each list; see docs/matching.md.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--radius",
      paramLabel = "BITS",
      description = "Largest distance of a perceptual match (default: 31, or what the index has).")
  private Optional<Integer> radius = Optional.empty();

  /** {@return the rules of the file, or those that the other options make} */
  private MatchRules rules(Optional<QueryVariants> variants) throws IOException {
    if (file.isPresent()) {
      if (radius.isPresent() || variants.isPresent()) {
        throw new IllegalArgumentException(
            "--radius and --variants belong into the rules when there is a file of them");
      }
      return MatchRules.read(file.get());
    }
    MatchRule.Builder base = MatchRule.builder(MatchRules.BASE);
    radius.ifPresent(base::radius);
    variants.ifPresent(base::variants);
    return MatchRules.of(base.build());
  }

  /** {@return a matcher; of rules that are for nothing in the index, perhaps misspelt, it warns} */
  Matcher matcher(HashIndex index, Optional<QueryVariants> variants, Verb verb) throws IOException {
    Matcher matcher = Matcher.of(index, rules(variants));
    for (String rule : matcher.idleRules()) {
      verb.complain("warning: rule " + rule + " is for entries of which the index has none");
    }
    return matcher;
  }
}
