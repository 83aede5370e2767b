package org.tutela.core.list;

import java.time.Instant;
import java.util.Optional;

/**
 * One URL, name or address range of a list. Immutable. An index holds URLs, names and single
 * addresses; ranges of several have no place there, and a compiler counts them.
 *
 * @param address what is listed
 * @param category as the list spells it, or empty
 * @param sourceId the id of the record in its list, or empty where the list has none
 * @param role what the entry is for
 * @param updated when the record was last changed, if it says so
 * @param opinions what other members say about it
 * @param location where it was found
 * @param detail what else the record says
 */
public record AddressEntry(
    Address address,
    String category,
    String sourceId,
    EntryRole role,
    Optional<Instant> updated,
    Opinions opinions,
    String location,
    String detail)
    implements ListRecord {}
