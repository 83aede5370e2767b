package org.tutela.core.list;

import org.tutela.core.image.PdqDialect;

/**
 * Who published a list and how its PDQ hashes were made. Immutable.
 *
 * @param name of the list, as shown in a match; not blank
 * @param jurisdiction under whose law it was drawn up, an ISO 3166 code, or empty if unknown
 * @param dialect how its PDQ hashes were made
 */
public record HashList(String name, String jurisdiction, PdqDialect dialect) {

  /**
   * Checks the name.
   *
   * @param name of the list, as shown in a match; not blank
   * @param jurisdiction under whose law it was drawn up, an ISO 3166 code, or empty if unknown
   * @param dialect how its PDQ hashes were made
   * @throws IllegalArgumentException if the name is blank
   */
  public HashList {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a hash list has a name");
    }
  }

  /**
   * {@return a list of unknown jurisdiction, its PDQ hashes made by the reference algorithm}
   *
   * @param name of the list; not blank
   */
  public static HashList of(String name) {
    return new HashList(name, "", PdqDialect.CORE);
  }
}
