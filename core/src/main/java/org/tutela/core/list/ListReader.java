package org.tutela.core.list;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * Reads one list format. Holds no state: safe for any number of threads, and every call of {@link
 * #read} begins anew.
 */
public interface ListReader {

  /** {@return the stable name of the format} */
  String format();

  /**
   * {@return whether a source id names one record, so that the same id again is another version of
   * it; otherwise it names a group that many records share: a product, a case}
   */
  default boolean idsNameRecords() {
    return true;
  }

  /**
   * Reads a list from its beginning to its end, in one pass and in constant memory.
   *
   * <p>The records are final only once this method has returned: a consumer that stores them
   * commits then, and never after an exception.
   *
   * @param source what to read
   * @param options how to read it
   * @param sink takes each record in file order
   * @throws ListFormatException if the list as a whole is refused
   * @throws IOException if it cannot be read
   */
  void read(ListSource source, ReadOptions options, Consumer<? super ListRecord> sink)
      throws IOException;
}
