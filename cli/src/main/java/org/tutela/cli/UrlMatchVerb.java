package org.tutela.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tutela.core.hash.TokenKey;
import org.tutela.core.index.HashIndex;
import org.tutela.core.match.Matcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tutela url match}: URLs, one or millions. */
@Command(
    name = "match",
    description = {
      "Look up URLs: the page, prefixes of its path, its host and the names above.",
      "Prints what matches, by the number of the line or argument and a token of this run."
    })
final class UrlMatchVerb extends Verb {
  @Option(
      names = "--index",
      required = true,
      paramLabel = "X.tidx",
      description = "The compiled index.")
  private Path file;

  @Option(
      names = "--overlay",
      paramLabel = "O.tidx",
      description = "An overlay on the index; give several in their order.")
  private List<Path> overlays = List.of();

  @Mixin private RuleOptions rules = new RuleOptions();

  @Option(names = "--all", description = "Print URLs that match nothing, too.")
  private boolean all;

  @Option(names = "--show-query", description = "Print each URL in full.")
  private boolean showQuery;

  @Parameters(
      arity = "1..*",
      paramLabel = "URL",
      description = "URLs, with or without a scheme; - reads one a line from standard input.")
  private List<String> urls;

  private long asked;
  private long matched;
  private long failed;

  UrlMatchVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    try (HashIndex index = HashIndex.load(file, overlays)) {
      Matcher matcher = rules.matcher(index, Optional.empty(), this);
      UrlAnswers answers =
          new UrlAnswers(
              matcher, TokenKey.random(), new UrlAnswers.Form(output().json(), all, showQuery));
      LineBlocks blocks = new LineBlocks(UrlVerb.lines(urls, io), UrlLines.BLOCK);
      InOrder.forEach(() -> blocks, answers::answer, (block, found) -> print(found));
    } catch (LineBlocks.UnreadableException e) {
      throw e.reason();
    }
    summary(output());
    if (matched > 0) {
      return ExitStatus.FOUND;
    }
    return failed > 0 ? ExitStatus.FAILED : ExitStatus.OK;
  }

  private void print(LookupLines.Answers answers) {
    asked += answers.asked();
    matched += answers.matched();
    failed += answers.complaints().size();
    answers.complaints().forEach(this::complain);
    byte[] text = answers.text();
    io.out().write(text, 0, text.length);
  }

  private void summary(Output output) throws IOException {
    output.text(asked + " looked up, " + matched + " matched, " + failed + " malformed");
    output.object(
        json -> {
          json.writeStringField("kind", "summary");
          json.writeNumberField("queries", asked);
          json.writeNumberField("matched", matched);
          json.writeNumberField("failed", failed);
        });
  }
}
