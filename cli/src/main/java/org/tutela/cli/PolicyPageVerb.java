package org.tutela.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tutela.filters.policy.Audience;
import org.tutela.filters.policy.BlockPage;
import org.tutela.filters.policy.Decision;
import org.tutela.filters.policy.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code policy page}: the HTML page that stands in for an item that is not shown. */
@Command(name = "page", description = "Print the page that stands in for a blocked item, as HTML.")
final class PolicyPageVerb extends PolicyExplainVerb {
  @Option(
      names = "--country",
      paramLabel = "CC",
      description = "Where the reader is: decides hotline and helpline; by default the region.")
  @Nullable String country;

  @Option(
      names = "--appeal",
      paramLabel = "ADDRESS",
      description = "Whom to ask if it was a mistake: https:, mailto:, tel: or a text.")
  @Nullable String appeal;

  @Option(names = "--reference", paramLabel = "ID", description = "What to quote in an appeal.")
  @Nullable String reference;

  @Option(names = "--fragment", description = "Only the main element, for a page of one's own.")
  boolean fragment;

  PolicyPageVerb(Io io) {
    super(io);
    audience = Audience.CHILD;
  }

  @Override
  public Integer call() throws IOException {
    Decision decision = decision();
    if (decision.outcome() == Outcome.ALLOW) {
      throw new IllegalArgumentException("the policy allows this: there is no page");
    }
    BlockPage.Builder page = BlockPage.builder(decision).audience(audience).locale(locale());
    String where = country == null ? region : country;
    if (where != null) {
      page.region(where);
    }
    if (appeal != null) {
      page.appeal(appeal);
    }
    if (reference != null) {
      page.reference(reference);
    }
    BlockPage built = page.build();
    io.out().print(fragment ? built.fragment() : built.document());
    return decision.outcome().blocks() ? ExitStatus.FOUND : ExitStatus.OK;
  }
}
