package org.tutela.cli;

import java.util.List;
import org.tutela.core.hash.TokenKey;
import org.tutela.core.match.Matcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tutela url match}: URLs, one or millions. */
@Command(
    name = "match",
    description = {
      "Look up URLs: the page, prefixes of its path, its host and the names above.",
      "Prints what matches, by the number of the line or argument and a token of this run."
    })
final class UrlMatchVerb extends LinesVerb {
  @Parameters(
      arity = "1..*",
      paramLabel = "URL",
      description = "URLs, with or without a scheme; - reads one a line from standard input.")
  private List<String> urls;

  UrlMatchVerb(Io io) {
    super(io);
  }

  @Override
  LineBlocks lines() {
    return new LineBlocks(UrlVerb.lines(urls, io), UrlLines.BLOCK);
  }

  @Override
  Answering answering(Matcher matcher, TokenKey tokens) {
    UrlAnswers.Form form = new UrlAnswers.Form(output().json(), all, showQuery);
    return new UrlAnswers(matcher, tokens, form)::answer;
  }
}
