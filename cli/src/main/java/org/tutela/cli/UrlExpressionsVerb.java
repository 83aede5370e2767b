package org.tutela.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.ContentHasher;
import org.tutela.core.hash.HashType;
import org.tutela.core.url.CanonicalUrl;
import org.tutela.core.url.UrlExpressions;
import org.tutela.core.url.UrlProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tutela url expressions}: what a Safe Browsing client asks for. */
@Command(
    name = "expressions",
    description = {
      "Print the lookup expressions of URLs, as Safe Browsing defines them, each with its SHA-256.",
      "The URLs and paths above that a listed expression covers are told apart by them."
    })
final class UrlExpressionsVerb extends UrlVerb {
  @Option(
      names = "--hosts",
      paramLabel = "P",
      description =
          "Which hosts: v4 from the last five labels, v5 from the registrable domain"
              + " (default: ${DEFAULT-VALUE}).",
      defaultValue = "v4")
  private String hosts;

  UrlExpressionsVerb(Io io) {
    super(io);
  }

  private UrlProfile profile() {
    return switch (hosts.toLowerCase(Locale.ROOT)) {
      case "v4" -> UrlProfile.SAFE_BROWSING_4;
      case "v5" -> UrlProfile.SAFE_BROWSING_5;
      default -> throw new IllegalArgumentException("--hosts is v4 or v5, not \"" + hosts + "\"");
    };
  }

  @Override
  void print(long line, CanonicalUrl url, Output output) throws IOException {
    for (String expression : UrlExpressions.of(url, profile())) {
      String sha256 = sha256(expression);
      output.text(expression + "\t" + sha256);
      output.object(
          json -> {
            json.writeNumberField("line", line);
            json.writeStringField("expression", expression);
            json.writeStringField("sha256", sha256);
          });
    }
  }

  private static String sha256(String expression) {
    byte[] bytes = expression.getBytes(StandardCharsets.US_ASCII);
    ContentHasher hasher = ContentHasher.of(HashType.SHA256);
    hasher.update(bytes, 0, bytes.length);
    Map<HashType, ContentHash> digests = hasher.finish();
    return digests.values().iterator().next().hex();
  }
}
