package org.tutela.filters.age;

import java.util.Locale;

/** How an age is known, weakest first. */
public enum Assurance {
  /** Nobody said how. */
  UNKNOWN,
  /** The person said so. */
  SELF,
  /** A parent or guardian said so. */
  GUARDIAN,
  /** An account that a school or an organisation manages says so. */
  MANAGED,
  /** A payment instrument that only adults hold was checked. */
  PAYMENT,
  /** Estimated, from a face for example. */
  ESTIMATED,
  /** An identity document was checked. */
  DOCUMENT,
  /** Verified by a service that a regulator accepts. */
  VERIFIED;

  /** {@return the name in files, options and messages: lower case} */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
