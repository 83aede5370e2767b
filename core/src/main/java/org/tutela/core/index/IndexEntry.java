package org.tutela.core.index;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.HashList;
import org.tutela.core.list.Opinions;
import org.tutela.core.list.Severity;

/**
 * What one list says about a value.
 *
 * @param list who says it
 * @param category as the list spells it, or empty
 * @param severity how grave that category is on the common scale, where its scheme is known
 * @param sourceId the id of the record in its list; empty where the list or the profile has none
 * @param role what the entry is for
 * @param updated when the record was last changed, to the microsecond; empty where the list or the
 *     profile does not say
 * @param opinions what others say about it; {@link IndexProfile#DEVICE} keeps whether there are
 *     any, not how many, and counts one
 * @param quality of the listed picture, 0 to 100; empty where the list or the profile does not say
 */
public record IndexEntry(
    HashList list,
    String category,
    Severity severity,
    String sourceId,
    EntryRole role,
    Optional<Instant> updated,
    Opinions opinions,
    OptionalInt quality) {}
