package org.tutela.core.list;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.tutela.core.hash.ContentHash;

/**
 * One hash of a list. Immutable. A record of the file that carries several hashes yields as many
 * entries with the same {@link #sourceId()} and {@link #location()}.
 *
 * @param hash the value
 * @param category as the list spells it, or empty
 * @param sourceId the id of the record in its list, or empty where the list has none
 * @param role what the entry is for
 * @param updated when the record was last changed, if it says so
 * @param opinions what other members say about this hash
 * @param location where it was found
 * @param detail what else the record says
 * @param quality how much detail the picture of a perceptual hash had, 0 to 100, where the list
 *     states it
 */
public record ListEntry(
    ContentHash hash,
    String category,
    String sourceId,
    EntryRole role,
    Optional<Instant> updated,
    Opinions opinions,
    String location,
    String detail,
    OptionalInt quality)
    implements ListRecord {

  /**
   * Checks the quality.
   *
   * @param hash the value
   * @param category as the list spells it, or empty
   * @param sourceId the id of the record in its list, or empty where the list has none
   * @param role what the entry is for
   * @param updated when the record was last changed, if it says so
   * @param opinions what other members say about this hash
   * @param location where it was found
   * @param detail what else the record says
   * @param quality 0 to 100, where the list states it
   * @throws IllegalArgumentException if it is out of range
   */
  public ListEntry {
    if (quality.isPresent() && (quality.getAsInt() < 0 || quality.getAsInt() > 100)) {
      throw new IllegalArgumentException("a quality is 0 to 100, not " + quality.getAsInt());
    }
  }

  /**
   * An entry whose list states no quality.
   *
   * @param hash the value
   * @param category as the list spells it, or empty
   * @param sourceId the id of the record in its list, or empty where the list has none
   * @param role what the entry is for
   * @param updated when the record was last changed, if it says so
   * @param opinions what other members say about this hash
   * @param location where it was found
   * @param detail what else the record says
   */
  public ListEntry(
      ContentHash hash,
      String category,
      String sourceId,
      EntryRole role,
      Optional<Instant> updated,
      Opinions opinions,
      String location,
      String detail) {
    this(hash, category, sourceId, role, updated, opinions, location, detail, OptionalInt.empty());
  }

  /**
   * {@return an entry that blocks, undated and without opinions}
   *
   * @param hash the value
   * @param category as the list spells it, or empty
   * @param sourceId the id of the record, or empty
   * @param location where it was found
   */
  public static ListEntry of(ContentHash hash, String category, String sourceId, String location) {
    return new ListEntry(
        hash, category, sourceId, EntryRole.BLOCK, Optional.empty(), Opinions.NONE, location, "");
  }
}
