package org.tutela.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tutela.core.hash.TokenKey;
import org.tutela.core.match.MatchResult;
import org.tutela.core.match.Matcher;
import org.tutela.core.url.CanonicalUrl;
import org.tutela.core.url.UrlHash;

/**
 * Looks up URLs that stand one a line, and writes what is to be printed. Safe for any number of
 * threads.
 */
final class UrlAnswers {
  /**
   * How answers look.
   *
   * @param json one object a line, instead of words
   * @param all misses too
   * @param showQuery URLs in full
   */
  record Form(boolean json, boolean all, boolean showQuery) {}

  private final Matcher matcher;
  private final TokenKey tokens;
  private final Form form;

  UrlAnswers(Matcher matcher, TokenKey tokens, Form form) {
    this.matcher = matcher;
    this.tokens = tokens;
    this.form = form;
  }

  /** {@return the answers for a block of lines} */
  LineAnswers answer(LineBlocks.Block block) {
    LineBuffer text = new LineBuffer(1024);
    List<String> complaints = new ArrayList<>();
    long matched = 0;
    List<UrlLines.Line> lines = UrlLines.of(block);
    for (UrlLines.Line line : lines) {
      MatchResult result =
          line.tooLong() ? MatchResult.unscanned("LINE_TOO_LONG") : matcher.matchUrl(line.url());
      if (result.scan() == MatchResult.Scan.UNSCANNED) {
        refuse(line, complaints, text);
      } else {
        answer(line, result, text);
        matched += result.isMatch() ? 1 : 0;
      }
    }
    return new LineAnswers(lines.size(), matched, complaints, text);
  }

  private void answer(UrlLines.Line line, MatchResult result, LineBuffer text) {
    boolean silent = result.matches().isEmpty() && result.suppressed().isEmpty();
    if (silent && !form.all()) {
      return;
    }
    Optional<CanonicalUrl> url = CanonicalUrl.parse(line.url());
    String token = url.map(canonical -> tokens.token(UrlHash.url(canonical))).orElse("-");
    String shown = form.showQuery() ? url.map(CanonicalUrl::text).orElse("-") : "";
    if (form.json()) {
      text.text("{\"line\":" + line.number() + ",\"token\":\"" + token + '"');
      if (!shown.isEmpty()) {
        text.text(",\"url\":\"" + quoted(shown) + '"');
      }
      text.fields(result).write('\n');
    } else {
      text.text("line " + line.number() + ' ' + token + (shown.isEmpty() ? "" : " " + shown));
      text.text(silent ? " clear\n" : "\n");
      LookupLines.words(result, text);
    }
  }

  /** A canonical URL has no other characters that JSON escapes. */
  private static String quoted(String canonical) {
    return canonical.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private void refuse(UrlLines.Line line, List<String> complaints, LineBuffer text) {
    UrlRefusal refusal = UrlRefusal.of(line);
    complaints.add("line " + line.number() + ": " + refusal.message());
    if (form.json()) {
      text.text("{\"line\":" + line.number() + ",\"error\":{\"code\":\"" + refusal.code());
      text.text("\",\"message\":\"" + refusal.message() + "\"}}\n");
    }
  }
}
