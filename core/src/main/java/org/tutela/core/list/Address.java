package org.tutela.core.list;

import java.util.Locale;

/**
 * A URL, name or address range of a list, in its canonical spelling. Immutable.
 *
 * @param kind what it is
 * @param text list material
 */
public record Address(Kind kind, String text) {

  /** What an address is. */
  public enum Kind {
    /** One page or file. */
    URL,
    /** A URL and all that lies below its path; a leading {@code www.} does not count. */
    URL_PREFIX,
    /** One domain name, and not those below it. */
    DOMAIN_EXACT,
    /** A domain name and all names below it. */
    DOMAIN_SUFFIX,
    /** A range of IP addresses. */
    CIDR;

    /** {@return the stable lower-case name, for output} */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** {@return the kind only: the text is list material} */
  @Override
  public String toString() {
    return kind.id() + "(...)";
  }
}
