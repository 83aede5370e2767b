package org.tutela.filters.label;

import java.util.Locale;

/**
 * The addresses that a label of a site-wide file is about: {@code *.example.org}, {@code
 * example.org/shop}, with or without a scheme. A star at the beginning stands for one or more whole
 * labels of the host (RFC 4592); a path holds for everything below it.
 */
final class UrlScope {
  private final String host;
  private final String path;

  private UrlScope(String host, String path) {
    this.host = host;
    this.path = path;
  }

  static UrlScope of(String pattern) {
    String text = pattern.strip();
    int scheme = text.indexOf("://");
    String rest = scheme < 0 ? text : text.substring(scheme + 3);
    int end = firstOf(rest, "/?#");
    String authority = rest.substring(0, end);
    int port = authority.lastIndexOf(':');
    String host = port < 0 ? authority : authority.substring(0, port);
    String path = end < rest.length() && rest.charAt(end) == '/' ? rest.substring(end) : "/";
    return new UrlScope(host.toLowerCase(Locale.ROOT), path);
  }

  private static int firstOf(String text, String ends) {
    for (int i = 0; i < text.length(); i++) {
      if (ends.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }

  /** {@return whether an address is in this scope} */
  boolean covers(UrlScope url) {
    boolean sameHost =
        host.startsWith("*.") ? url.host.endsWith(host.substring(1)) : host.equals(url.host);
    return (sameHost || host.equals("*")) && below(url.path);
  }

  private boolean below(String other) {
    String folder = path.endsWith("*") ? path.substring(0, path.length() - 1) : path;
    return other.startsWith(folder)
        && (folder.endsWith("/")
            || other.length() == folder.length()
            || path.endsWith("*")
            || "/?#".indexOf(other.charAt(folder.length())) >= 0);
  }

  /** {@return how narrow the scope is: of those that cover an address, the longest counts} */
  int length() {
    return host.length() + path.length();
  }
}
