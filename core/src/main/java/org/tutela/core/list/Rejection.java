package org.tutela.core.list;

import java.util.Optional;
import org.tutela.core.hash.HashType;

/**
 * A value or a record that is refused while the import goes on. Immutable; holds nothing of the
 * refused value, which may be list material.
 *
 * @param code why
 * @param type the kind of hash, where the list declares it and the code judges a value
 * @param sourceId the id of the record, or empty
 * @param location where it was found
 * @param detail what a person needs besides the code; the name of a field, for instance
 */
public record Rejection(
    ReasonCode code, Optional<HashType> type, String sourceId, String location, String detail)
    implements ListRecord {

  /**
   * {@return the refusal of a whole record}
   *
   * @param code why
   * @param location where it was found
   * @param detail what a person needs besides the code
   */
  public static Rejection of(ReasonCode code, String location, String detail) {
    return new Rejection(code, Optional.empty(), "", location, detail);
  }
}
