package org.tutela.core.url;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The canonical form of a URL (Google Safe Browsing v4, "URLs and Hashing"), with its scheme kept.
 * Two spellings of one address have the same form. Immutable.
 */
public final class CanonicalUrl {
  private final String scheme;
  private final String host;
  private final String path;

  private CanonicalUrl(String scheme, String host, String path) {
    this.scheme = scheme;
    this.host = host;
    this.path = path;
  }

  /**
   * {@return the canonical form, or empty if there is no host} A missing scheme is {@code http};
   * defanged forms ({@code hxxp}, {@code [h]ttp}, {@code [.]}) are restored. User, port and
   * fragment are dropped. A backslash before the query counts as a slash, as it does in a browser
   * (WHATWG URL). Costs time proportional to the length.
   *
   * @param url as somebody wrote it
   */
  public static Optional<CanonicalUrl> parse(String url) {
    String text = slashed(withoutFragment(Defanging.undone(trimmed(url))));
    String scheme = "http";
    int end = schemeEnd(text);
    if (end > 0) {
      scheme = text.substring(0, end).toLowerCase(Locale.ROOT);
      text = text.substring(end + 1);
    }
    if (text.startsWith("//")) {
      text = text.substring(2);
    } else if (end > 0) {
      return Optional.empty();
    }
    int path = indexOfAny(text, "/?");
    String authority = path < 0 ? text : text.substring(0, path);
    String rest = path < 0 ? "" : text.substring(path);
    String host = UrlHost.canonical(PercentEscapes.undone(bytes(host(authority))));
    return host.isEmpty()
        ? Optional.empty()
        : Optional.of(new CanonicalUrl(scheme, host, path(rest)));
  }

  /** {@return the scheme in lower case, without its colon} */
  public String scheme() {
    return scheme;
  }

  /** {@return the name or address, an IPv6 address in brackets} */
  public String host() {
    return host;
  }

  /** {@return path and query, which begin with a slash} */
  public String pathAndQuery() {
    return path;
  }

  /** {@return whether the host is an IP address and no name} */
  public boolean hasAddress() {
    return UrlHost.isAddress(host);
  }

  private static String trimmed(String url) {
    int from = 0;
    int to = url.length();
    while (from < to && url.charAt(from) <= ' ') {
      from++;
    }
    while (to > from && url.charAt(to - 1) <= ' ') {
      to--;
    }
    return url.substring(from, to).replace("\t", "").replace("\r", "").replace("\n", "");
  }

  private static String slashed(String url) {
    int question = url.indexOf('?');
    return question < 0
        ? url.replace('\\', '/')
        : url.substring(0, question).replace('\\', '/') + url.substring(question);
  }

  private static String withoutFragment(String url) {
    int hash = url.indexOf('#');
    return hash < 0 ? url : url.substring(0, hash);
  }

  /** {@return the position of the colon after a scheme, or 0 if there is no scheme} */
  private static int schemeEnd(String url) {
    int colon = indexOfAny(url, ":/?");
    if (colon <= 0 || url.charAt(colon) != ':' || !isLetter(url.charAt(0))) {
      return 0;
    }
    for (int i = 0; i < colon; i++) {
      char c = url.charAt(i);
      if (!isLetter(c) && !(c >= '0' && c <= '9') && c != '+' && c != '-' && c != '.') {
        return 0;
      }
    }
    int digits = colon + 1;
    while (digits < url.length() && url.charAt(digits) >= '0' && url.charAt(digits) <= '9') {
      digits++;
    }
    boolean port =
        digits > colon + 1
            && (digits == url.length() || url.charAt(digits) == '/' || url.charAt(digits) == '?');
    return port ? 0 : colon;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static int indexOfAny(String text, String wanted) {
    for (int i = 0; i < text.length(); i++) {
      if (wanted.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private static String host(String authority) {
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    int colon = host.lastIndexOf(':');
    boolean inBrackets = host.indexOf(']', Math.max(0, colon)) >= 0;
    boolean port =
        colon >= 0 && !inBrackets && host.substring(colon + 1).chars().allMatch(c -> isDigit(c));
    return port ? host.substring(0, colon) : host;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static String path(String rest) {
    int question = rest.indexOf('?');
    String path = question < 0 ? rest : rest.substring(0, question);
    String plain = new String(PercentEscapes.undone(bytes(path)), StandardCharsets.ISO_8859_1);
    // An escaped question mark is one all the same, and begins the query when it is read again.
    int end = plain.indexOf('?') < 0 ? plain.length() : plain.indexOf('?');
    StringBuilder canonical = new StringBuilder();
    // A backslash that was escaped is none that a browser takes for a slash.
    append(canonical, resolved(plain.substring(0, end)), "\\");
    append(canonical, plain.substring(end), "");
    if (question >= 0) {
      byte[] query = PercentEscapes.undone(bytes(rest.substring(question + 1)));
      PercentEscapes.append(canonical.append('?'), query, "");
    }
    return canonical.toString();
  }

  private static void append(StringBuilder out, String latin1, String others) {
    PercentEscapes.append(out, latin1.getBytes(StandardCharsets.ISO_8859_1), others);
  }

  /** Removes empty, {@code .} and {@code ..} segments. */
  private static String resolved(String path) {
    List<String> segments = new ArrayList<>();
    String[] parts = path.split("/", -1);
    for (String part : parts) {
      if (part.equals("..")) {
        if (!segments.isEmpty()) {
          segments.remove(segments.size() - 1);
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        segments.add(part);
      }
    }
    String last = parts[parts.length - 1];
    boolean folder = last.isEmpty() || last.equals(".") || last.equals("..");
    String joined = "/" + String.join("/", segments);
    return folder && !segments.isEmpty() ? joined + "/" : joined;
  }

  /** {@return UTF-8, where a control character beyond ASCII stands for the lone byte} */
  static byte[] bytes(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              if (point >= 0x80 && point < 0xa0) {
                out.write(point);
              } else {
                out.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
              }
            });
    return out.toByteArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CanonicalUrl url && url.text().equals(text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  /** {@return the whole URL: list material, where it comes from a list} */
  public String text() {
    return scheme + "://" + host + path;
  }

  /** {@return the scheme only: an address of a list is not to be printed} */
  @Override
  public String toString() {
    return scheme + "://...";
  }
}
