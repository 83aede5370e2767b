package org.tutela.core.index;

import java.util.Optional;
import org.tutela.core.hash.HashType;

/**
 * What one section of an index file costs.
 *
 * @param kind what the section holds, in lower case: {@code values} or {@code postings}, for
 *     instance
 * @param type the hash type it belongs to, or empty for what all types share
 * @param count how many entries it describes
 * @param bytes its length in the file
 */
public record IndexSection(String kind, Optional<HashType> type, long count, long bytes) {

  /** {@return bytes for each entry, 0 for an empty section} */
  public double bytesPerEntry() {
    return count == 0 ? 0 : (double) bytes / count;
  }
}
