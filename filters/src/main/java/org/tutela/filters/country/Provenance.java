package org.tutela.filters.country;

import java.time.LocalDate;
import java.util.Optional;
import org.tutela.filters.rating.Confidence;

/**
 * Where a value comes from. Immutable.
 *
 * @param source the law, page or directory; "unconfirmed" means that it rests on general knowledge
 * @param confidence how far it may be relied on
 * @param verifiedOn the day on which a reader last found the value in the source, if anybody has
 */
public record Provenance(String source, Confidence confidence, Optional<LocalDate> verifiedOn) {

  /** {@return whether a reader has found the value in the source} */
  public boolean verified() {
    return verifiedOn.isPresent();
  }
}
