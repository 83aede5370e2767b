package org.tutela.cli;

import java.io.IOException;
import org.tutela.core.url.CanonicalUrl;
import picocli.CommandLine.Command;

/** {@code tutela url canonicalize}: one spelling for each address. */
@Command(
    name = "canonicalize",
    description = {
      "Print the canonical form of URLs, as Safe Browsing defines it, with the scheme.",
      "Two URLs of the same form are the same address."
    })
final class UrlCanonicalizeVerb extends UrlVerb {

  UrlCanonicalizeVerb(Io io) {
    super(io);
  }

  @Override
  void print(long line, CanonicalUrl url, Output output) throws IOException {
    output.text(url.text());
    output.object(
        json -> {
          json.writeNumberField("line", line);
          json.writeStringField("canonical", url.text());
          json.writeStringField("scheme", url.scheme());
          json.writeStringField("host", url.host());
          json.writeStringField("path", url.pathAndQuery());
        });
  }
}
