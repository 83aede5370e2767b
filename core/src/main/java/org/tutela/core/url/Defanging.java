package org.tutela.core.url;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What makes an address in a report harmless to click on. */
final class Defanging {
  private static final Pattern SCHEME =
      Pattern.compile("(?:hxxp|\\[h]ttp)(?=s?\\[?:)", Pattern.CASE_INSENSITIVE);

  private Defanging() {}

  /**
   * {@return the address as it was} Only one whose scheme or host is defanged is changed: in the
   * path of any other, brackets are brackets.
   */
  static String undone(String url) {
    Matcher scheme = SCHEME.matcher(url);
    boolean changed = scheme.lookingAt();
    if (!changed && url.indexOf('[') < 0) {
      return url;
    }
    String text = changed ? "http" + url.substring(scheme.end()) : url;
    return changed || hasDefangedHost(url)
        ? text.replace("[.]", ".").replace("[:]", ":").replace("[://]", "://")
        : text;
  }

  private static boolean hasDefangedHost(String url) {
    int end = end(url, 0);
    if (url.startsWith("[://]", end - 2)) {
      return true;
    }
    boolean scheme = end == 0 || ":]".indexOf(url.charAt(end - 1)) >= 0;
    String head = url.substring(0, scheme && url.startsWith("//", end) ? end(url, end + 2) : end);
    return head.contains("[.]") || head.contains("[:]");
  }

  /** {@return where path, query or fragment begin} */
  private static int end(String url, int from) {
    int end = from;
    while (end < url.length() && "/\\?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return end;
  }
}
