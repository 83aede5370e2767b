package org.tutela.core.index;

import java.util.List;
import java.util.Map;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.ReasonCode;

/**
 * What became of everything that a compiler was given. Immutable. The entries read are those
 * accepted, duplicates and superseded together.
 *
 * @param accepted entries that are in the index
 * @param duplicates entries that say nothing that another of the same list does not say
 * @param superseded entries that a later import, a newer record or a tombstone took out
 * @param tombstones how many were read
 * @param references fingerprints that the lists only point to; they match nothing
 * @param addresses ranges of IP addresses, which an index has no place for
 * @param contradicted values that one list accuses and another calls harmless
 * @param rejected values and records that the readers refused, by reason
 * @param types what the index holds of each hash type
 */
public record CompileReport(
    long accepted,
    long duplicates,
    long superseded,
    long tombstones,
    long references,
    long addresses,
    long contradicted,
    Map<ReasonCode, Long> rejected,
    List<TypeCount> types) {

  /**
   * What an index holds of one hash type. Immutable.
   *
   * @param type the hash type
   * @param entries how many entries
   * @param values how many different values
   * @param plan how they are searched
   */
  public record TypeCount(HashType type, long entries, long values, IndexPlan plan) {}

  /**
   * Copies the collections.
   *
   * @param accepted entries that are in the index
   * @param duplicates entries that say nothing that another of the same list does not say
   * @param superseded entries that a later import, a newer record or a tombstone took out
   * @param tombstones how many were read
   * @param references fingerprints that the lists only point to; they match nothing
   * @param addresses URLs, names and address ranges, which an index of hashes has no place for
   * @param contradicted values that one list accuses and another calls harmless
   * @param rejected values and records that the readers refused, by reason
   * @param types what the index holds of each hash type
   */
  public CompileReport {
    rejected = Map.copyOf(rejected);
    types = List.copyOf(types);
  }

  /** {@return how many values and records were refused, for whatever reason} */
  public long totalRejected() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }
}
