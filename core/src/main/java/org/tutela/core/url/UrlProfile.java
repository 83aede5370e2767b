package org.tutela.core.url;

/** Which names of a host a lookup asks for. */
public enum UrlProfile {
  /**
   * The host and up to four names above it, from the last five labels on (Safe Browsing v4). Needs
   * no library.
   */
  SAFE_BROWSING_4,

  /**
   * The host and up to four names above it, from the registrable domain down (Safe Browsing v5).
   * Needs Guava's copy of the Public Suffix List.
   */
  SAFE_BROWSING_5
}
