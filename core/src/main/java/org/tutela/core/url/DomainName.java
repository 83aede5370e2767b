package org.tutela.core.url;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A domain name in lower-case A-labels without a trailing dot. Immutable.
 *
 * @param text the name, for instance {@code xn--bcher-kva.example}
 */
public record DomainName(String text) {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");

  /** No name in the DNS has more characters (RFC 1035, 2.3.4, without the root). */
  public static final int MAX_LENGTH = 253;

  /**
   * {@return the name that a text is, or empty if it is none}
   *
   * @param text as somebody wrote it; a trailing dot is dropped
   */
  public static Optional<DomainName> parse(String text) {
    String name = Idn.ascii(text.strip().toLowerCase(Locale.ROOT));
    String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    if (bare.length() > MAX_LENGTH || UrlHost.ipv4(bare).isPresent()) {
      return Optional.empty();
    }
    for (String label : bare.split("\\.", -1)) {
      if (!LABEL.matcher(label).matches()) {
        return Optional.empty();
      }
    }
    return Optional.of(new DomainName(bare));
  }

  /** {@return nothing of the name, which may be list material} */
  @Override
  public String toString() {
    return "DomainName[...]";
  }
}
