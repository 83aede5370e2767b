package org.tutela.cli;

import java.io.IOException;
import java.util.Optional;
import org.tutela.core.hash.TokenKey;
import org.tutela.core.index.HashIndex;
import org.tutela.core.match.Matcher;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the verbs have in common that look up one thing a line, and print what matches. */
abstract class LinesVerb extends Verb {
  /** Answers a block of lines; safe for any number of threads. */
  interface Answering {
    LineAnswers answer(LineBlocks.Block block);
  }

  @Mixin private IndexOptions compiled = new IndexOptions();

  @Mixin private RuleOptions rules = new RuleOptions();

  @Option(names = "--all", description = "Print what matches nothing, too.")
  boolean all;

  @Option(names = "--show-query", description = "Print in full what is looked up.")
  boolean showQuery;

  private long asked;
  private long matched;
  private long failed;

  LinesVerb(Io io) {
    super(io);
  }

  /** {@return what is looked up} */
  abstract LineBlocks lines();

  /** {@return what answers it} */
  abstract Answering answering(Matcher matcher, TokenKey tokens);

  @Override
  public Integer call() throws IOException {
    try (HashIndex index = compiled.load()) {
      Matcher matcher = rules.matcher(index, Optional.empty(), this);
      Answering answering = answering(matcher, TokenKey.random());
      LineBlocks blocks = lines();
      InOrder.forEach(
          () -> blocks,
          answering::answer,
          (block, answers) -> print(answers),
          () -> io.out().flush());
    } catch (LineBlocks.UnreadableException e) {
      throw e.reason();
    }
    summary(output());
    if (matched > 0) {
      return ExitStatus.FOUND;
    }
    return failed > 0 ? ExitStatus.FAILED : ExitStatus.OK;
  }

  private void print(LineAnswers answers) throws IOException {
    asked += answers.asked();
    matched += answers.matched();
    failed += answers.complaints().size();
    answers.complaints().forEach(this::complain);
    answers.text().writeTo(io.out());
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
