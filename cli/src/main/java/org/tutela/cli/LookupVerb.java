package org.tutela.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tutela.core.hash.HashType;
import org.tutela.core.hash.TokenKey;
import org.tutela.core.index.HashIndex;
import org.tutela.core.match.Matcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tutela lookup}: ready hashes, one or millions. */
@Command(
    name = "lookup",
    description = {
      "Look up ready hashes.",
      "Prints what matches, by the number of the line or argument and a token of this run."
    })
final class LookupVerb extends Verb {
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

  @Option(
      names = "--type",
      required = true,
      paramLabel = "T",
      description = "Type of the hashes: md5, sha256, pdq, ...")
  private String type;

  @Mixin private RuleOptions rules = new RuleOptions();

  @Option(
      names = "--nearest",
      paramLabel = "K",
      description = "Only so many matches for each hash, the strongest and nearest.",
      defaultValue = "" + Integer.MAX_VALUE,
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
  private int nearest;

  @Option(names = "--all", description = "Print hashes that match nothing, too.")
  private boolean all;

  @Option(names = "--show-query", description = "Print each hash in full.")
  private boolean showQuery;

  @Parameters(
      arity = "1..*",
      paramLabel = "HASH",
      description = "Hashes in hexadecimal; - reads one a line from standard input.")
  private List<String> hashes;

  private long asked;
  private long matched;
  private long failed;

  LookupVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    if (nearest < 1) {
      throw new IllegalArgumentException("--nearest is at least 1, not " + nearest);
    }
    HashType wanted = HashType.of(type);
    if (wanted.isAddress()) {
      throw new IllegalArgumentException("URLs are looked up by 'tutela url match'");
    }
    try (HashIndex index = HashIndex.load(file, overlays)) {
      Matcher matcher = rules.matcher(index, Optional.empty(), this);
      LookupLines lookup =
          new LookupLines(
              matcher,
              wanted,
              TokenKey.random(),
              new LookupLines.Form(output().json(), all, showQuery, nearest));
      LineBlocks blocks = new LineBlocks(queries());
      InOrder.forEach(() -> blocks, lookup::answer, (block, answers) -> print(answers));
      summary(output());
    } catch (LineBlocks.UnreadableException e) {
      throw e.reason();
    }
    if (matched > 0) {
      return ExitStatus.FOUND;
    }
    return failed > 0 ? ExitStatus.FAILED : ExitStatus.OK;
  }

  private InputStream queries() {
    return hashes.equals(List.of("-"))
        ? io.in()
        : new ByteArrayInputStream(String.join("\n", hashes).getBytes(StandardCharsets.UTF_8));
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
