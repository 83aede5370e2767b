package org.tutela.core.url;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names beyond ASCII in the form that the DNS has: mapped as UTS #46 does without its transitional
 * rules, then Punycode (RFC 3492), label by label. Which characters a registry allows is not asked.
 */
final class Idn {
  private static final Pattern DOTS = Pattern.compile("[\u3002\uff0e\uff61]");

  /** Characters that the mapping removes: they are not seen. */
  private static final Pattern IGNORED =
      Pattern.compile("[\u00ad\u034f\u200b\u2060\ufeff\ufe00-\ufe0f]");

  private static final String PREFIX = "xn--";
  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;

  private Idn() {}

  /** {@return a name of ASCII characters, and of C1 controls, which no name holds} */
  static String ascii(String name) {
    if (name.chars().allMatch(c -> c < 0xa0)) {
      return name;
    }
    String mapped = DOTS.matcher(name).replaceAll(".");
    mapped = IGNORED.matcher(mapped).replaceAll("");
    mapped = Normalizer.normalize(mapped, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    mapped = Normalizer.normalize(mapped, Normalizer.Form.NFKC);
    StringBuilder out = new StringBuilder();
    for (String label : mapped.split("\\.", -1)) {
      out.append(out.length() == 0 && !mapped.startsWith(".") ? "" : ".");
      out.append(label.chars().allMatch(c -> c < 0x80) ? label : PREFIX + punycode(label));
    }
    return out.toString();
  }

  private static String punycode(String label) {
    int[] points = label.codePoints().toArray();
    StringBuilder out = new StringBuilder();
    for (int point : points) {
      if (point < 0x80) {
        out.append((char) point);
      }
    }
    int basic = out.length();
    if (basic > 0) {
      out.append('-');
    }
    long delta = 0;
    int bias = 72;
    int handled = basic;
    for (int n = 0x80; handled < points.length; n++) {
      int next = Integer.MAX_VALUE;
      for (int point : points) {
        next = point >= n ? Math.min(next, point) : next;
      }
      delta += (long) (next - n) * (handled + 1);
      n = next;
      for (int point : points) {
        delta += point < n ? 1 : 0;
        if (point == n) {
          number(delta, bias, out);
          bias = adapted(delta, handled + 1, handled == basic);
          delta = 0;
          handled++;
        }
      }
      delta++;
    }
    return out.toString();
  }

  private static void number(long delta, int bias, StringBuilder out) {
    long rest = delta;
    for (int k = BASE; ; k += BASE) {
      int threshold = Math.max(T_MIN, Math.min(T_MAX, k - bias));
      if (rest < threshold) {
        out.append(digit((int) rest));
        return;
      }
      out.append(digit((int) (threshold + (rest - threshold) % (BASE - threshold))));
      rest = (rest - threshold) / (BASE - threshold);
    }
  }

  private static int adapted(long delta, int points, boolean first) {
    long rest = first ? delta / 700 : delta / 2;
    rest += rest / points;
    int k = 0;
    for (; rest > (BASE - T_MIN) * T_MAX / 2; k += BASE) {
      rest /= BASE - T_MIN;
    }
    return (int) (k + (BASE - T_MIN + 1) * rest / (rest + 38));
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }
}
