package org.tutela.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

  /**
   * What became of a block of lines.
   *
   * @param asked how many hashes it held, malformed ones included
   * @param matched how many of them matched
   * @param complaints what is wrong with lines, in their order
   * @param text what is to be printed
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared: it carries bytes to the output.
  record Answers(long asked, long matched, List<String> complaints, byte[] text) {}

  private final Matcher matcher;
  private final HashType type;
  private final TokenKey tokens;
  private final Form form;

  LookupLines(Matcher matcher, HashType type, TokenKey tokens, Form form) {
    this.matcher = matcher;
    this.type = type;
    this.tokens = tokens;
    this.form = form;
  }

  /** {@return the answers for a block of lines} */
  Answers answer(LineBlocks.Block block) {
    StringBuilder text = new StringBuilder();
    List<String> complaints = new ArrayList<>();
    long asked = 0;
    long matched = 0;
    long line = block.first();
    for (int from = 0; from < block.length(); line++) {
      int end = block.end(from);
      int start = from;
      int stop = end;
      while (start < stop && block.bytes()[start] <= ' ' && block.bytes()[start] >= 0) {
        start++;
      }
      while (start < stop && block.bytes()[stop - 1] <= ' ' && block.bytes()[stop - 1] >= 0) {
        stop--;
      }
      if (start < stop) {
        asked++;
        try {
          ContentHash hash = ContentHash.parse(type, block.bytes(), start, stop - start);
          matched += answer(line, hash, text) ? 1 : 0;
        } catch (IllegalArgumentException e) {
          complaints.add("line " + line + ": " + e.getMessage());
          refuse(line, String.valueOf(e.getMessage()), text);
        }
      }
      from = end + 1;
    }
    return new Answers(
        asked, matched, complaints, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** {@return whether it matched} */
  private boolean answer(long line, ContentHash hash, StringBuilder text) {
    MatchResult result = matcher.match(hash);
    boolean silent = result.matches().isEmpty() && result.suppressed().isEmpty();
    if (silent && !form.all()) {
      return false;
    }
    if (result.matches().size() > form.nearest()) {
      result = result.first(form.nearest());
    }
    if (form.json()) {
      text.append("{\"line\":").append(line);
      text.append(",\"token\":\"").append(tokens.token(hash)).append('"');
      if (form.showQuery()) {
        text.append(",\"hash\":\"").append(hash.hex()).append('"');
      }
      String json = result.json();
      text.append(',').append(json, 1, json.length()).append('\n');
    } else {
      text.append("line ").append(line).append(' ').append(tokens.token(hash));
      text.append(form.showQuery() ? " " + hash.hex() : "").append(silent ? " clear\n" : "\n");
      words(result, text);
    }
    return result.isMatch();
  }

  static void words(MatchResult result, StringBuilder text) {
    for (Match match : result.matches()) {
      text.append("  ").append(Output.printable(match.explain())).append('\n');
    }
    for (MatchResult.Suppressed off : result.suppressed()) {
      String why = "  suppressed by " + off.author() + ", " + off.reason() + ": ";
      text.append(Output.printable(why + off.match().explain())).append('\n');
    }
    for (String note : result.notes()) {
      text.append("  note: ").append(Output.printable(note)).append('\n');
    }
  }

  private void refuse(long line, String message, StringBuilder text) {
    if (form.json()) {
      text.append("{\"line\":").append(line);
      text.append(",\"error\":{\"code\":\"BAD_HASH\",\"message\":\"");
      text.append(message).append("\"}}\n");
    }
  }
}
