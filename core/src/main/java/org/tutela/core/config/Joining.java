package org.tutela.core.config;

/** What becomes of a key of a base file when another file is laid over it. */
public enum Joining {
  /** Maps are joined key by key; of anything else the value above replaces the one below. */
  MERGE,
  /** The value above replaces the one below, maps too. */
  REPLACE,
  /** Lists are joined, the items of the base first. */
  APPEND,
  /** The base's value is not taken over. */
  DROP
}
