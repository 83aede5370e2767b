package org.tutela.cli;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.hash.TokenKey;
import org.tutela.core.match.Match;
import org.tutela.core.match.MatchResult;
import org.tutela.core.match.Matcher;

/**
 * Looks up hashes that stand one a line, and writes what is to be printed. Safe for any number of
 * threads.
 */
final class LookupLines {
  /**
   * How answers look.
   *
   * @param json one object a line, instead of words
   * @param all misses too
   * @param showQuery hashes in full
   * @param nearest so many matches of a hash at most
   */
  record Form(boolean json, boolean all, boolean showQuery, int nearest) {}

  private final Matcher matcher;
  private final HashType type;
  private final TokenKey tokens;
  private final Form form;

  /** How long the answers for a block are, so that the next ones need not grow. */
  private volatile int usualLength = 256;

  LookupLines(Matcher matcher, HashType type, TokenKey tokens, Form form) {
    this.matcher = matcher;
    this.type = type;
    this.tokens = tokens;
    this.form = form;
  }

  /** {@return the answers for a block of lines} */
  LineAnswers answer(LineBlocks.Block block) {
    HashLines lines = new HashLines(block, type);
    BitSet refused = new BitSet();
    boolean together = type.kind() == HashType.Kind.DIGEST;
    Iterator<MatchResult> results =
        together
            ? matcher.matchEach(type, lines.digests(refused)).iterator()
            : Collections.emptyIterator();
    LineBuffer text = new LineBuffer(usualLength);
    List<String> complaints = new ArrayList<>();
    long matched = 0;
    for (int line = 0; line < lines.size(); line++) {
      if (together && !refused.get(line)) {
        matched += answer(lines, line, results.next(), text);
        continue;
      }
      try {
        matched += answer(lines, line, matcher.match(lines.hash(line)), text);
      } catch (IllegalArgumentException e) {
        complaints.add("line " + lines.number(line) + ": " + e.getMessage());
        refuse(lines.number(line), String.valueOf(e.getMessage()), text);
      }
    }
    usualLength = Math.max(256, text.size() + text.size() / 8);
    return new LineAnswers(lines.size(), matched, complaints, text);
  }

  /** {@return 1 if it matched, else 0} */
  private int answer(HashLines lines, int line, MatchResult result, LineBuffer text) {
    if (form.all() || !isSilent(result)) {
      boolean many = result.matches().size() > form.nearest();
      print(
          lines.number(line), lines.hash(line), many ? result.first(form.nearest()) : result, text);
    }
    return result.isMatch() ? 1 : 0;
  }

  private static boolean isSilent(MatchResult result) {
    return result.matches().isEmpty() && result.suppressed().isEmpty();
  }

  private void print(long line, ContentHash hash, MatchResult result, LineBuffer text) {
    String token = tokens.token(hash);
    if (form.json()) {
      text.text("{\"line\":" + line + ",\"token\":\"" + token + '"');
      if (form.showQuery()) {
        text.text(",\"hash\":\"" + hash.hex() + '"');
      }
      text.fields(result).write('\n');
    } else {
      String shown = form.showQuery() ? " " + hash.hex() : "";
      text.text("line " + line + ' ' + token + shown + (isSilent(result) ? " clear\n" : "\n"));
      words(result, text);
    }
  }

  static void words(MatchResult result, LineBuffer text) {
    for (Match match : result.matches()) {
      text.text("  " + Output.printable(match.explain()) + '\n');
    }
    for (MatchResult.Suppressed off : result.suppressed()) {
      String why = "  suppressed by " + off.author() + ", " + off.reason() + ": ";
      text.text(Output.printable(why + off.match().explain()) + '\n');
    }
    for (String note : result.notes()) {
      text.text("  note: " + Output.printable(note) + '\n');
    }
  }

  private void refuse(long line, String message, LineBuffer text) {
    if (form.json()) {
      text.text("{\"line\":" + line + ",\"error\":{\"code\":\"BAD_HASH\",\"message\":\"");
      text.text(message + "\"}}\n");
    }
  }
}
