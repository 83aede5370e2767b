package org.tutela.core.match;

import java.util.Optional;
import java.util.OptionalInt;
import org.tutela.core.hash.HashType;
import org.tutela.core.image.PdqDialect;
import org.tutela.core.image.QueryVariant;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.HashList;

/**
 * One entry of a list that the content matched, with everything needed to explain it. Immutable; it
 * holds no hash.
 *
 * @param list the list that holds the entry
 * @param category the list's own classification of the entry, empty if it gave none
 * @param sourceId the list's own id of the entry, empty if it gave none or the index keeps none
 * @param role what the list says the entry is for
 * @param sources how many lists hold the same hash
 * @param type the kind of hash that matched
 * @param evidence how much the match proves
 * @param disposition what the rules say it means
 * @param distance differing bits, 0 for a digest
 * @param radius the largest distance that would have matched, 0 for a digest
 * @param picture how the picture was looked up; empty for digests and ready hashes
 */
public record Match(
    HashList list,
    String category,
    String sourceId,
    EntryRole role,
    int sources,
    HashType type,
    EvidenceLevel evidence,
    Disposition disposition,
    int distance,
    int radius,
    Optional<PictureQuery> picture) {

  /**
   * How a picture was hashed for the lookup.
   *
   * @param variant which form of the picture hit
   * @param dialect how its hash was computed
   * @param quality of that hash, 0 to 100
   * @param frame which frame or page of the file was hashed, from 1
   */
  public record PictureQuery(QueryVariant variant, PdqDialect dialect, int quality, int frame) {}

  /** {@return the quality of the picture that was looked up, if it was one} */
  public OptionalInt quality() {
    return picture.isPresent() ? OptionalInt.of(picture.get().quality()) : OptionalInt.empty();
  }

  /** {@return one line for a person: what matched, how near, in which list, and what it means} */
  public String explain() {
    StringBuilder text = new StringBuilder();
    text.append(type.id());
    if (evidence.isExact()) {
      text.append(" is equal (").append(evidence.id()).append(')');
    } else {
      text.append(" differs in ").append(distance).append(" bits (radius ").append(radius);
      text.append(')');
    }
    text.append(": list \"").append(list.name()).append('"');
    append(text, ", category ", category);
    append(text, ", entry ", sourceId);
    append(text, ", jurisdiction ", list.jurisdiction());
    if (sources > 1) {
      text.append(", vouched for by ").append(sources).append(" lists");
    }
    if (role == EntryRole.DISPUTED) {
      text.append(", disputed");
    }
    picture.ifPresent(
        query -> {
          text.append("; picture ").append(query.variant().id());
          text.append(", quality ").append(query.quality());
          if (query.frame() > 1) {
            text.append(", frame ").append(query.frame());
          }
          if (query.dialect() != PdqDialect.CORE) {
            text.append(", dialect ").append(query.dialect().id());
          }
        });
    return text.append("; ").append(disposition.id()).toString();
  }

  private static void append(StringBuilder text, String label, String value) {
    if (!value.isEmpty()) {
      text.append(label).append(value);
    }
  }
}
