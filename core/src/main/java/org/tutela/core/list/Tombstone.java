package org.tutela.core.list;

import java.time.Instant;
import java.util.Optional;
import org.tutela.core.hash.ContentHash;

/**
 * Takes back an earlier entry: the record with this id, or, where there is no id, this hash.
 * Immutable.
 *
 * @param hash the value that is removed, if the list names it
 * @param address the address that is removed, if the list names it
 * @param sourceId the id of the record that is removed, or empty
 * @param updated when it was removed, if the list says so
 * @param location where it was found
 * @param detail what else the record says
 */
public record Tombstone(
    Optional<ContentHash> hash,
    Optional<Address> address,
    String sourceId,
    Optional<Instant> updated,
    String location,
    String detail)
    implements ListRecord {

  /**
   * Checks that it names something.
   *
   * @param hash the value that is removed, if the list names it
   * @param address the address that is removed, if the list names it
   * @param sourceId the id of the record that is removed, or empty
   * @param updated when it was removed, if the list says so
   * @param location where it was found
   * @param detail what else the record says
   * @throws IllegalArgumentException if it names nothing
   */
  public Tombstone {
    if (hash.isEmpty() && address.isEmpty() && sourceId.isEmpty()) {
      throw new IllegalArgumentException("a tombstone names a hash, an address or an id");
    }
  }

  /**
   * {@return what takes back a record}
   *
   * @param sourceId its id
   * @param updated when it was removed, if the list says so
   * @param location where it was found
   * @param detail what else the record says
   */
  public static Tombstone of(
      String sourceId, Optional<Instant> updated, String location, String detail) {
    return new Tombstone(Optional.empty(), Optional.empty(), sourceId, updated, location, detail);
  }
}
