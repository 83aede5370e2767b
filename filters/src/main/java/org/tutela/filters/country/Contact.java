package org.tutela.filters.country;

/**
 * Whom to turn to. Immutable.
 *
 * @param kind what they do
 * @param name who they are, or empty
 * @param address an {@code https} address, or a telephone number as it is dialled in the country
 * @param inhopeMember whether a hotline is said to belong to INHOPE, the network of hotlines
 * @param provenance where the address comes from
 */
public record Contact(
    Kind kind, String name, String address, boolean inhopeMember, Provenance provenance) {

  /** What somebody does who can be turned to. */
  public enum Kind {
    /** Takes reports of illegal content. */
    HOTLINE,
    /** Listens to children. */
    HELPLINE
  }

  /** {@return whether the address is one of the web, not a telephone number} */
  public boolean web() {
    return address.startsWith("https://");
  }
}
