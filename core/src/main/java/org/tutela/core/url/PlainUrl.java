package org.tutela.core.url;

/**
 * Finds the host in a URL that is spelt plainly, as nearly all are, without making an object.
 * Whatever could have another canonical host than the one that stands there is not plain.
 */
public final class PlainUrl {
  /** The URL is not plain: {@link CanonicalUrl#parse} decides. */
  public static final long NOT_PLAIN = -1;

  private static final byte OTHER = 0;
  private static final byte LETTER = 1;
  private static final byte DIGIT = 2;
  private static final byte HYPHEN = 3;
  private static final byte DOT = 4;
  private static final byte COLON = 5;
  private static final byte END = 6;

  private static final byte[] CLASSES = classes();

  private PlainUrl() {}

  private static byte[] classes() {
    byte[] classes = new byte[128];
    for (char c = 'a'; c <= 'z'; c++) {
      classes[c] = LETTER;
      classes[c - 'a' + 'A'] = LETTER;
    }
    for (char c = '0'; c <= '9'; c++) {
      classes[c] = DIGIT;
    }
    classes['-'] = HYPHEN;
    classes['_'] = HYPHEN;
    classes['.'] = DOT;
    classes[':'] = COLON;
    classes['/'] = END;
    classes['?'] = END;
    classes['#'] = END;
    return classes;
  }

  private static byte classOf(char c) {
    return c < CLASSES.length ? CLASSES[c] : OTHER;
  }

  /**
   * {@return where the host begins, times 2^32, plus where it ends, or {@link #NOT_PLAIN}} The
   * characters in between are the canonical host but for the case of its letters, and it is no
   * address.
   *
   * @param url as somebody wrote it
   */
  public static long host(String url) {
    int length = url.length();
    int at = 0;
    while (at < length && classOf(url.charAt(at)) == LETTER) {
      at++;
    }
    if (at == 0
        || at + 3 > length
        || url.charAt(at) != ':'
        || url.charAt(at + 1) != '/'
        || url.charAt(at + 2) != '/') {
      return NOT_PLAIN;
    }
    int from = at + 3;
    byte last = DOT;
    boolean digitFirst = false;
    for (at = from; at < length; at++) {
      byte next = classOf(url.charAt(at));
      if (next == OTHER || (next == DOT && last == DOT)) {
        return NOT_PLAIN;
      }
      if (next >= COLON) {
        break;
      }
      digitFirst = last == DOT ? next == DIGIT : digitFirst;
      last = next;
    }
    boolean plain = last != DOT && !digitFirst && portEnds(url, at);
    return plain ? (long) from << 32 | at : NOT_PLAIN;
  }

  /** {@return whether nothing but a port stands between here and the path} */
  private static boolean portEnds(String url, int colon) {
    int at = colon;
    if (at < url.length() && url.charAt(at) == ':') {
      do {
        at++;
      } while (at < url.length() && classOf(url.charAt(at)) == DIGIT);
    }
    return at == url.length() || classOf(url.charAt(at)) == END;
  }
}
