package org.tutela.core.url;

import java.util.Optional;

/**
 * A range of IP addresses in CIDR notation (RFC 4632, RFC 4291). Immutable.
 *
 * @param text the address and the length of the prefix, for instance {@code 192.0.2.0/24}
 */
public record IpRange(String text) {

  /**
   * {@return the range that a text is, or empty if it is none} An address alone is a range of one.
   *
   * @param text an address in dotted or colon form, with or without a prefix
   */
  public static Optional<IpRange> parse(String text) {
    String range = text.strip();
    int slash = range.indexOf('/');
    String address = slash < 0 ? range : range.substring(0, slash);
    boolean four = address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    int bits = four ? 32 : 128;
    String prefix = slash < 0 ? Integer.toString(bits) : range.substring(slash + 1);
    if (!prefix.matches("[0-9]{1,3}") || Integer.parseInt(prefix) > bits) {
      return Optional.empty();
    }
    Optional<String> canonical =
        four
            ? UrlHost.ipv4(address).filter(address::equals)
            : UrlHost.ipv6(address).map(host -> host.replace("[", "").replace("]", ""));
    return canonical.map(host -> new IpRange(host + "/" + Integer.parseInt(prefix)));
  }

  /** {@return the address as the host of a URL, if it is a range of one} */
  public Optional<String> host() {
    int slash = text.indexOf('/');
    String address = text.substring(0, slash);
    boolean four = address.indexOf(':') < 0;
    int bits = Integer.parseInt(text.substring(slash + 1));
    return bits == 128 || (four && bits == 32)
        ? four ? UrlHost.ipv4(address) : UrlHost.ipv6(address)
        : Optional.empty();
  }

  /** {@return nothing of the range, which may be list material} */
  @Override
  public String toString() {
    return "IpRange[...]";
  }
}
