package org.tutela.core.list.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.Notice;
import org.tutela.core.list.Opinions;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.ReasonCode;
import org.tutela.core.list.Rejection;

/**
 * Lines as checksum tools write them: {@code digest}, {@code digest name}, {@code digest *name},
 * {@code ALG (name) = digest}, {@code ALG(name)= digest}, and those of GNU coreutils that begin
 * with a backslash because the name in them is escaped.
 */
final class ChecksumLines implements TextReader.Lines {
  private static final int LONGEST_TAG = 20;

  private final Optional<HashType> declared;
  private final HashJudge judge;
  private final Consumer<? super ListRecord> sink;
  private byte[] lastTag = {};
  private Optional<HashType> lastType = Optional.empty();
  private long entries;
  private boolean warned;

  ChecksumLines(ReadOptions options, Consumer<? super ListRecord> sink) {
    this.declared = options.type();
    this.judge = new HashJudge(options.guards());
    this.sink = sink;
  }

  @Override
  public long entries() {
    return entries;
  }

  /** {@return whether the bytes up to the end begin with a digest or a tag} */
  static boolean looksLikeDigest(byte[] text, int end) {
    int start = end > 0 && text[0] == '\\' ? 1 : 0;
    int blank = blank(text, start, end);
    return tagEnd(text, start, end) > 0
        || (HashJudge.isHex(text, start, blank) && typeOfLength(blank - start).isPresent());
  }

  @Override
  public void line(LineReader line) {
    byte[] text = line.bytes();
    int from = line.from();
    int to = line.to();
    while (from < to && isBlank(text[from])) {
      from++;
    }
    if (from == to) {
      sink.accept(Notice.ignored(line.location(), "BLANK"));
    } else if (isComment(text, from, to)) {
      sink.accept(Notice.ignored(line.location(), "COMMENT"));
    } else {
      boolean escaped = text[from] == '\\';
      int start = escaped ? from + 1 : from;
      int tag = tagEnd(text, start, to);
      if (tag > 0) {
        tagged(line, start, tag, escaped);
      } else {
        untagged(line, start, escaped);
      }
    }
  }

  private void untagged(LineReader line, int from, boolean escaped) {
    byte[] text = line.bytes();
    int end = blank(text, from, line.to());
    Optional<HashType> type = declared.isPresent() ? declared : typeOfLength(end - from);
    if (type.isEmpty()) {
      boolean hex = HashJudge.isHex(text, from, end);
      ReasonCode code = hex ? ReasonCode.BAD_LENGTH : ReasonCode.BAD_HEX;
      sink.accept(Rejection.of(code, line.location(), ""));
    } else if (judge.accepts(type.get(), text, from, end, HashJudge.Form.HEX)) {
      int name = end < line.to() ? end + 1 : end;
      if (name < line.to() && (text[name] == ' ' || text[name] == '*')) {
        name++;
      }
      warnOfDigests(line, name, from, end);
      entry(line, name, line.to(), escaped);
    } else {
      boolean wellFormed =
          judge.code() == ReasonCode.EMPTY_CONTENT_HASH
              || judge.code() == ReasonCode.DEGENERATE_HASH;
      reject(line, wellFormed ? type : declared);
    }
  }

  /** Warns once of names that are digests other than that of their line: it may be a table. */
  private void warnOfDigests(LineReader line, int name, int from, int end) {
    byte[] text = line.bytes();
    int nameEnd = warned ? name : blank(text, name, line.to());
    if (typeOfLength(nameEnd - name).isPresent()
        && HashJudge.isHex(text, name, nameEnd)
        && nameEnd - name != end - from) {
      warned = true;
      sink.accept(
          Notice.warning(
              line.location(),
              "names that are digests are not imported; a table needs a mapping file"));
    }
  }

  private void tagged(LineReader line, int from, int open, boolean escaped) {
    byte[] text = line.bytes();
    int close = close(text, open + 1, line.to());
    if (close < 0) {
      sink.accept(Rejection.of(ReasonCode.BAD_SYNTAX, line.location(), ""));
      return;
    }
    int tagEnd = text[open - 1] == ' ' ? open - 1 : open;
    Optional<HashType> type = typeOfTag(text, from, tagEnd);
    if (type.isEmpty()) {
      String tag = new String(lastTag, StandardCharsets.US_ASCII);
      sink.accept(Rejection.of(ReasonCode.UNKNOWN_ALG, line.location(), tag));
      return;
    }
    int start = close + 1;
    while (text[start] != '=') {
      start++;
    }
    start++;
    int end = line.to();
    while (start < end && isBlank(text[start])) {
      start++;
    }
    while (end > start && isBlank(text[end - 1])) {
      end--;
    }
    if (judge.accepts(type.get(), text, start, end, HashJudge.Form.HEX_OR_BASE64)) {
      entry(line, open + 1, close, escaped);
    } else {
      reject(line, type);
    }
  }

  private void entry(LineReader line, int from, int to, boolean escaped) {
    entries++;
    String detail = "";
    if (from < to) {
      String name = new String(line.bytes(), from, to - from, StandardCharsets.UTF_8);
      detail = "name=" + (escaped ? unescaped(name) : name);
    }
    sink.accept(
        new ListEntry(
            judge.hash(),
            "",
            "",
            EntryRole.BLOCK,
            Optional.empty(),
            Opinions.NONE,
            line.location(),
            detail));
  }

  private void reject(LineReader line, Optional<HashType> type) {
    Optional<HashType> shown = judge.code() == ReasonCode.BAD_NUMBER ? Optional.empty() : type;
    sink.accept(new Rejection(judge.code(), shown, "", line.location(), ""));
  }

  /** {@return the position of the parenthesis after an algorithm's name, or 0 if there is none} */
  private static int tagEnd(byte[] text, int from, int to) {
    int at = from;
    while (at < to && at - from <= LONGEST_TAG && isTagCharacter(text[at])) {
      at++;
    }
    int length = at - from;
    // A digest, too, can be followed by a name in parentheses.
    boolean digest = length == 0 || (length >= 32 && HashJudge.isHex(text, from, at));
    if (at < to && text[at] == ' ') {
      at++;
    }
    return !digest && length <= LONGEST_TAG && at < to && text[at] == '(' ? at : 0;
  }

  /** {@return the last parenthesis that an equals sign follows, or -1} */
  private static int close(byte[] text, int from, int to) {
    for (int i = to - 2; i >= from; i--) {
      if (text[i] == ')'
          && (text[i + 1] == '=' || (text[i + 1] == ' ' && i + 2 < to && text[i + 2] == '='))) {
        return i;
      }
    }
    return -1;
  }

  /** {@return the type of digest that has this many hexadecimal digits} */
  static Optional<HashType> typeOfLength(int digits) {
    return switch (digits) {
      case 32 -> Optional.of(HashType.MD5);
      case 40 -> Optional.of(HashType.SHA1);
      case 64 -> Optional.of(HashType.SHA256);
      case 128 -> Optional.of(HashType.SHA512);
      case 288 -> Optional.of(HashType.PHOTODNA);
      default -> Optional.empty();
    };
  }

  /** {@return the type of a tag, which mostly is that of the line before} */
  private Optional<HashType> typeOfTag(byte[] text, int from, int to) {
    if (!Arrays.equals(text, from, to, lastTag, 0, lastTag.length)) {
      lastTag = Arrays.copyOfRange(text, from, to);
      lastType = typeOfTag(new String(lastTag, StandardCharsets.US_ASCII));
    }
    return lastType;
  }

  /** {@return the type that BSD, coreutils, or openssl 1 to 3 call by this name} */
  private static Optional<HashType> typeOfTag(String tag) {
    return switch (tag.toUpperCase(Locale.ROOT)) {
      case "MD5" -> Optional.of(HashType.MD5);
      case "SHA1", "SHA-1" -> Optional.of(HashType.SHA1);
      case "SHA256", "SHA-256", "SHA2-256" -> Optional.of(HashType.SHA256);
      case "SHA512", "SHA-512", "SHA2-512" -> Optional.of(HashType.SHA512);
      case "PDQ" -> Optional.of(HashType.PDQ);
      case "PHOTODNA" -> Optional.of(HashType.PHOTODNA);
      default -> Optional.empty();
    };
  }

  private static String unescaped(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '\\' && i + 1 < name.length()) {
        i++;
        c =
            switch (name.charAt(i)) {
              case 'n' -> '\n';
              case 'r' -> '\r';
              default -> name.charAt(i);
            };
      }
      plain.append(c);
    }
    return plain.toString();
  }

  private static boolean isComment(byte[] text, int from, int to) {
    return text[from] == '#'
        || text[from] == ';'
        || (text[from] == '/' && from + 1 < to && text[from + 1] == '/');
  }

  private static int blank(byte[] text, int from, int to) {
    int at = from;
    while (at < to && !isBlank(text[at])) {
      at++;
    }
    return at;
  }

  private static boolean isTagCharacter(byte c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '/'
        || c == '_';
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\t';
  }
}
