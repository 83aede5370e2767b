package org.tutela.core.url;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The host of a URL: a name or an address, in one spelling. */
final class UrlHost {
  private static final int GROUPS = 8;

  /** Mapping takes time with the square of a name; the DNS has at most 253 characters. */
  private static final int MAX_MAPPED = 1024;

  private static final int ROUNDS = 8;

  /** What ends a host or has a meaning in it. */
  private static final String DELIMITERS = "/\\?@:[]";

  private UrlHost() {}

  /**
   * {@return the canonical host, or empty if nothing is left of it} A name that cannot be resolved
   * for its length has no other spelling and is refused before it is mapped.
   */
  static String canonical(byte[] host) {
    String last = once(host);
    for (int round = 0; round < ROUNDS; round++) {
      // Mapping may bring forth what is mapped again, a full-width percent sign for instance.
      String next = once(PercentEscapes.undone(last.getBytes(StandardCharsets.ISO_8859_1)));
      if (next.equals(last)) {
        return last;
      }
      last = next;
    }
    return "";
  }

  private static String once(byte[] host) {
    String text = decoded(host);
    if (text.startsWith("[") && text.endsWith("]")) {
      return ipv6(text.substring(1, text.length() - 1)).orElse("");
    }
    if (text.length() > MAX_MAPPED && text.chars().anyMatch(c -> c >= 0x80)) {
      return "";
    }
    String name = dots(Idn.ascii(text.toLowerCase(Locale.ROOT)));
    Optional<String> address = ipv4(name);
    if (address.isPresent()) {
      return address.get();
    }
    StringBuilder escaped = new StringBuilder();
    PercentEscapes.append(escaped, name.getBytes(StandardCharsets.ISO_8859_1), DELIMITERS);
    return escaped.toString();
  }

  /** {@return whether a canonical host is an address} */
  static boolean isAddress(String canonical) {
    return canonical.startsWith("[") || ipv4(canonical).isPresent();
  }

  /** {@return the text in UTF-8, or each byte for itself where it is none} */
  private static String decoded(byte[] host) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(host)).toString();
    } catch (CharacterCodingException e) {
      return new String(host, StandardCharsets.ISO_8859_1);
    }
  }

  /** Drops leading and trailing dots, and all but one of several. */
  private static String dots(String name) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '.' || (out.length() > 0 && out.charAt(out.length() - 1) != '.')) {
        out.append(c);
      }
    }
    int end = out.length();
    return end > 0 && out.charAt(end - 1) == '.' ? out.substring(0, end - 1) : out.toString();
  }

  /** {@return the dotted form of an address as {@code inet_aton} reads it} */
  static Optional<String> ipv4(String host) {
    String[] parts = host.split("\\.", -1);
    if (parts.length > 4) {
      return Optional.empty();
    }
    long address = 0;
    for (int i = 0; i < parts.length; i++) {
      OptionalLong part = part(parts[i]);
      boolean last = i == parts.length - 1;
      // The last part fills what the others leave.
      int bits = last ? 8 * (5 - parts.length) : 8;
      if (part.isEmpty() || part.getAsLong() >>> bits != 0) {
        return Optional.empty();
      }
      address = address << bits | part.getAsLong();
    }
    return Optional.of(dotted(address));
  }

  private static String dotted(long address) {
    return (address >> 24 & 255)
        + "."
        + (address >> 16 & 255)
        + "."
        + (address >> 8 & 255)
        + "."
        + (address & 255);
  }

  private static OptionalLong part(String text) {
    boolean hex = text.startsWith("0x");
    boolean octal = !hex && text.length() > 1 && text.startsWith("0");
    String digits = hex ? text.substring(2) : text;
    int radix = hex ? 16 : octal ? 8 : 10;
    if (digits.isEmpty() || digits.length() > 16) {
      return OptionalLong.empty();
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        return OptionalLong.empty();
      }
      value = value * radix + digit;
      if (value > 0xffffffffL) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(value);
  }

  /** {@return an address in brackets as RFC 5952 writes it, or the IPv4 address that it embeds} */
  static Optional<String> ipv6(String text) {
    Optional<int[]> parsed = groups(text.toLowerCase(Locale.ROOT));
    if (parsed.isEmpty()) {
      return Optional.empty();
    }
    int[] groups = parsed.get();
    boolean mapped = groups[5] == 0xffff && zero(groups, 0, 5);
    boolean translated = groups[0] == 0x64 && groups[1] == 0xff9b && zero(groups, 2, 6);
    if (mapped || translated) {
      return Optional.of(dotted((long) groups[6] << 16 | groups[7]));
    }
    return Optional.of("[" + compressed(groups) + "]");
  }

  private static boolean zero(int[] groups, int from, int to) {
    int all = 0;
    for (int i = from; i < to; i++) {
      all |= groups[i];
    }
    return all == 0;
  }

  private static Optional<int[]> groups(String text) {
    int gap = text.indexOf("::");
    String head = gap < 0 ? text : text.substring(0, gap);
    String tail = gap < 0 ? "" : text.substring(gap + 2);
    int[] groups = new int[GROUPS];
    int before = fill(groups, 0, head);
    int[] after = new int[GROUPS];
    int behind = tail.contains("::") ? -1 : fill(after, 0, tail);
    if (before < 0 || behind < 0) {
      return Optional.empty();
    }
    if (gap < 0 ? before != GROUPS : before + behind >= GROUPS) {
      return Optional.empty();
    }
    System.arraycopy(after, 0, groups, GROUPS - behind, behind);
    return Optional.of(groups);
  }

  /** {@return how many groups the text has, or -1 if it is malformed} */
  private static int fill(int[] groups, int from, String text) {
    if (text.isEmpty()) {
      return 0;
    }
    int n = from;
    String[] parts = text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean dotted = i == parts.length - 1 && parts[i].contains(".");
      if (n + (dotted ? 2 : 1) > GROUPS) {
        return -1;
      }
      if (dotted) {
        String[] bytes = ipv4(parts[i]).orElse("").split("\\.", -1);
        if (bytes.length != 4) {
          return -1;
        }
        groups[n++] = Integer.parseInt(bytes[0]) << 8 | Integer.parseInt(bytes[1]);
        groups[n++] = Integer.parseInt(bytes[2]) << 8 | Integer.parseInt(bytes[3]);
      } else if (parts[i].matches("[0-9a-f]{1,4}")) {
        groups[n++] = Integer.parseInt(parts[i], 16);
      } else {
        return -1;
      }
    }
    return n;
  }

  private static String compressed(int[] groups) {
    int longest = 1;
    int start = -1;
    for (int i = 0; i < GROUPS; i++) {
      int end = i;
      while (end < GROUPS && groups[end] == 0) {
        end++;
      }
      if (end - i > longest) {
        longest = end - i;
        start = i;
      }
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == start) {
        out.append("::");
        i += longest - 1;
      } else {
        boolean first = out.length() == 0 || out.charAt(out.length() - 1) == ':';
        out.append(first ? "" : ":").append(Integer.toHexString(groups[i]));
      }
    }
    return out.toString();
  }
}
