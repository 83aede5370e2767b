package org.tutela.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tutela.core.hash.HashType;
import org.tutela.core.hash.TokenKey;
import org.tutela.core.match.Matcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tutela lookup}: ready hashes, one or millions. */
@Command(
    name = "lookup",
    description = {
      "Look up ready hashes.",
      "Prints what matches, by the number of the line or argument and a token of this run."
    })
final class LookupVerb extends LinesVerb {
  @Option(
      names = "--type",
      required = true,
      paramLabel = "T",
      description = "Type of the hashes: md5, sha256, pdq, ...")
  private String type;

  @Option(
      names = "--nearest",
      paramLabel = "K",
      description = "Only so many matches for each hash, the strongest and nearest.",
      defaultValue = "" + Integer.MAX_VALUE,
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
  private int nearest;

  @Parameters(
      arity = "1..*",
      paramLabel = "HASH",
      description = "Hashes in hexadecimal; - reads one a line from standard input.")
  private List<String> hashes;

  LookupVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    if (nearest < 1) {
      throw new IllegalArgumentException("--nearest is at least 1, not " + nearest);
    } else if (HashType.of(type).isAddress()) {
      throw new IllegalArgumentException("URLs are looked up by 'tutela url match'");
    }
    return super.call();
  }

  @Override
  LineBlocks lines() {
    InputStream lines =
        hashes.equals(List.of("-"))
            ? io.in()
            : new ByteArrayInputStream(String.join("\n", hashes).getBytes(StandardCharsets.UTF_8));
    return new LineBlocks(lines);
  }

  @Override
  Answering answering(Matcher matcher, TokenKey tokens) {
    LookupLines.Form form = new LookupLines.Form(output().json(), all, showQuery, nearest);
    return new LookupLines(matcher, HashType.of(type), tokens, form)::answer;
  }
}
