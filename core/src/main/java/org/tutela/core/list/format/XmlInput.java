package org.tutela.core.list.format;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReasonCode;

/**
 * The characters of an XML document, for a parser that must not meet a document type declaration, a
 * wrong encoding, or a token without end.
 *
 * <p>The prolog is read here, before any parser sees it: a declaration is refused without being
 * looked into. After that, each step of the parser may take only so many characters ({@link
 * #allowStep()}).
 */
final class XmlInput extends FilterReader {
  private static final int PROLOG_LIMIT = 1 << 16;
  private static final int STEP_LIMIT = 1 << 18;
  private static final int SNIFFED = 256;
  private static final Pattern ENCODING =
      Pattern.compile("^<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

  private final ListSource source;
  private long step;
  private Optional<ListFormatException> failure = Optional.empty();

  private XmlInput(ListSource source, Reader in) {
    super(in);
    this.source = source;
  }

  /** {@return the document, its prolog checked but still to be read} */
  static XmlInput open(ListSource source) throws IOException {
    InputStream bytes = new BufferedInputStream(source.open());
    try {
      Charset charset = charset(source, bytes);
      Reader text =
          new InputStreamReader(
              bytes,
              charset
                  .newDecoder()
                  .onMalformedInput(CodingErrorAction.REPORT)
                  .onUnmappableCharacter(CodingErrorAction.REPORT));
      XmlInput input = new XmlInput(source, new BufferedReader(text, PROLOG_LIMIT + 1));
      input.checkProlog();
      return input;
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  private static Charset charset(ListSource source, InputStream bytes) throws IOException {
    byte[] head = TextInput.peek(bytes, SNIFFED);
    if (TextInput.starts(head, 0xef, 0xbb, 0xbf)) {
      bytes.skipNBytes(3);
      return StandardCharsets.UTF_8;
    }
    if (TextInput.starts(head, 0xff, 0xfe) || TextInput.starts(head, 0xfe, 0xff)) {
      bytes.skipNBytes(2);
      return head[0] == (byte) 0xff ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }
    if (TextInput.isUnmarkedUtf16(head)) {
      throw badEncoding(source, "UTF-16 without a byte order mark");
    }
    Matcher declared = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
    String name = declared.find() ? declared.group(1).toUpperCase(Locale.ROOT) : "UTF-8";
    return switch (name) {
      case "UTF-8", "UTF8", "US-ASCII", "ASCII" -> StandardCharsets.UTF_8;
      case "ISO-8859-1", "LATIN1" -> StandardCharsets.ISO_8859_1;
      default -> throw badEncoding(source, "declared as " + name);
    };
  }

  private static ListFormatException badEncoding(ListSource source, String found) {
    return new ListFormatException(
        ReasonCode.BAD_ENCODING, source.name(), "line 1", found + "; expected UTF-8");
  }

  /** Walks over declaration, comments and white space to the root or a document type. */
  private void checkProlog() throws IOException {
    in.mark(PROLOG_LIMIT);
    int line = 1;
    int budget = PROLOG_LIMIT - 16;
    StringBuilder markup = new StringBuilder();
    for (int c = readDecoded(); c >= 0 && budget > 0; c = readDecoded(), budget--) {
      line += c == '\n' ? 1 : 0;
      markup.append((char) c);
      if (isComplete(markup)) {
        markup.setLength(0);
      } else if (isDoctype(markup)) {
        throw doctype(line);
      } else if (isRoot(markup)) {
        break;
      }
    }
    if (budget <= 0) {
      throw new ListFormatException(
          ReasonCode.LIMIT_EXCEEDED, source.name(), "line " + line, "no root element in sight");
    }
    in.reset();
  }

  private ListFormatException doctype(int line) throws IOException {
    char[] name = new char[12];
    int length = Math.max(0, in.read(name));
    boolean html = new String(name, 0, length).strip().toLowerCase(Locale.ROOT).startsWith("html");
    return html
        ? notThisFormat("line " + line, "an HTML page")
        : new ListFormatException(
            ReasonCode.DOCTYPE_FORBIDDEN,
            source.name(),
            "line " + line,
            "a document type declaration; no list needs one");
  }

  private static boolean isComplete(StringBuilder markup) {
    char last = markup.charAt(markup.length() - 1);
    if (markup.length() == 1) {
      return Character.isWhitespace(last);
    }
    return last == '>'
        && ((starts(markup, "<?") && ends(markup, "?>"))
            || (starts(markup, "<!--") && markup.length() >= 7 && ends(markup, "-->")));
  }

  private static boolean isDoctype(StringBuilder markup) {
    return markup.length() == 9 && markup.toString().equalsIgnoreCase("<!DOCTYPE");
  }

  private static boolean isRoot(StringBuilder markup) {
    return markup.charAt(0) != '<'
        || (markup.length() == 2 && markup.charAt(1) != '?' && markup.charAt(1) != '!');
  }

  private static boolean starts(StringBuilder text, String start) {
    return text.length() >= start.length() && text.substring(0, start.length()).equals(start);
  }

  private static boolean ends(StringBuilder text, String end) {
    return text.length() >= end.length()
        && text.substring(text.length() - end.length()).equals(end);
  }

  /** {@return the refusal of a document that is something else} */
  ListFormatException notThisFormat(String location, String found) {
    return new ListFormatException(
        ReasonCode.NOT_A_QUERY_RESULT,
        source.name(),
        location,
        found + "; fetch the list again and see what the server answers");
  }

  /** The parser is about to take another step. */
  void allowStep() {
    step = 0;
  }

  /** {@return why reading failed, if it did; parsers wrap what they cannot understand} */
  Optional<ListFormatException> failure() {
    return failure;
  }

  private int readDecoded() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read() throws IOException {
    return readDecoded();
  }

  @Override
  public int read(char[] text, int offset, int length) throws IOException {
    int n;
    try {
      n = in.read(text, offset, length);
    } catch (CharacterCodingException e) {
      throw fail(ReasonCode.BAD_ENCODING, "a byte that the declared encoding does not have");
    } catch (ListFormatException e) {
      failure = Optional.of(e);
      throw e;
    }
    step += Math.max(0, n);
    if (step > STEP_LIMIT) {
      throw fail(ReasonCode.LIMIT_EXCEEDED, "a tag, text or comment of excessive length");
    }
    return n;
  }

  private ListFormatException fail(ReasonCode code, String message) {
    ListFormatException e = new ListFormatException(code, source.name(), "", message);
    failure = Optional.of(e);
    return e;
  }
}
