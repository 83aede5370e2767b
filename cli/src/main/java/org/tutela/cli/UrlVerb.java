package org.tutela.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.tutela.core.url.CanonicalUrl;
import picocli.CommandLine.Parameters;

/** What the verbs have in common that say something of each URL. */
abstract class UrlVerb extends Verb {
  @Parameters(
      arity = "1..*",
      paramLabel = "URL",
      description = "URLs, with or without a scheme; - reads one a line from standard input.")
  private List<String> urls;

  private boolean failed;

  UrlVerb(Io io) {
    super(io);
  }

  /** Says what there is to say of one URL. */
  abstract void print(long line, CanonicalUrl url, Output output) throws IOException;

  /** {@return the URLs, one a line} */
  static InputStream lines(List<String> urls, Io io) {
    return urls.equals(List.of("-"))
        ? io.in()
        : new ByteArrayInputStream(UrlLines.ofArguments(urls));
  }

  @Override
  public Integer call() throws IOException {
    Output output = output();
    LineBlocks blocks = new LineBlocks(lines(urls, io), UrlLines.BLOCK);
    try {
      while (blocks.hasNext()) {
        for (UrlLines.Line line : UrlLines.of(blocks.next())) {
          Optional<CanonicalUrl> url =
              line.tooLong() ? Optional.empty() : CanonicalUrl.parse(line.url());
          if (url.isPresent()) {
            print(line.number(), url.get(), output);
          } else {
            refuse(line, output);
          }
        }
      }
    } catch (LineBlocks.UnreadableException e) {
      throw e.reason();
    }
    return failed ? ExitStatus.FAILED : ExitStatus.OK;
  }

  private void refuse(UrlLines.Line line, Output output) throws IOException {
    failed = true;
    UrlRefusal refusal = UrlRefusal.of(line);
    complain("line " + line.number() + ": " + refusal.message());
    output.object(
        json -> {
          json.writeNumberField("line", line.number());
          json.writeObjectFieldStart("error");
          json.writeStringField("code", refusal.code());
          json.writeStringField("message", refusal.message());
          json.writeEndObject();
        });
  }
}
