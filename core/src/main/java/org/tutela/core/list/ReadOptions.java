package org.tutela.core.list;

import java.nio.file.Path;
import java.util.Optional;
import org.tutela.core.hash.HashType;

/**
 * How a list is read. Immutable; begin with {@link #defaults()}.
 *
 * @param type what the values are, for files that do not say so themselves
 * @param mapping the file that says what the columns of a table mean; without one, the file of the
 *     same name that ends in {@code .mapping.json}, if there is one
 * @param guards which well-formed values are refused
 * @param profile whose category codes a VICS file uses
 */
public record ReadOptions(
    Optional<HashType> type, Optional<Path> mapping, ListGuards guards, VicsProfile profile) {

  /** {@return no declared type, no mapping, the standard guards, categories as they are} */
  public static ReadOptions defaults() {
    return new ReadOptions(
        Optional.empty(), Optional.empty(), ListGuards.STANDARD, VicsProfile.AS_STATED);
  }

  /**
   * {@return these options with another declared type}
   *
   * @param type what the values are
   */
  public ReadOptions withType(HashType type) {
    return new ReadOptions(Optional.of(type), mapping, guards, profile);
  }

  /**
   * {@return these options with another mapping}
   *
   * @param mapping the file that says what the columns mean
   */
  public ReadOptions withMapping(Path mapping) {
    return new ReadOptions(type, Optional.of(mapping), guards, profile);
  }

  /**
   * {@return these options with other guards}
   *
   * @param guards which well-formed values are refused
   */
  public ReadOptions withGuards(ListGuards guards) {
    return new ReadOptions(type, mapping, guards, profile);
  }

  /**
   * {@return these options with other category codes}
   *
   * @param profile whose category codes a VICS file uses
   */
  public ReadOptions withProfile(VicsProfile profile) {
    return new ReadOptions(type, mapping, guards, profile);
  }
}
