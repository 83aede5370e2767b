package org.tutela.core.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListRecord;

/** Makes small indexes for tests, and opens them in every way there is. */
final class Indexes {
  /** Bands from the first value on, so that a small index has them. */
  static final CostModel BANDS_ALWAYS = new CostModel(0, 0);

  /** No bands, whatever the size. */
  static final CostModel SCAN_ALWAYS = new CostModel(Integer.MAX_VALUE, Integer.MAX_VALUE);

  /**
   * Every way to open a file; the small segments put values across their borders, and the table has
   * digests from the first one on.
   */
  enum Opening {
    LOAD(IndexOpener.Mode.LOAD, 30, DigestTable.FEWEST),
    LOAD_SEGMENTED(IndexOpener.Mode.LOAD, 7, DigestTable.FEWEST),
    LOAD_TABLE(IndexOpener.Mode.LOAD, 7, 1),
    MAP(IndexOpener.Mode.MAP, 30, 1),
    MAP_UNVERIFIED(IndexOpener.Mode.MAP_UNVERIFIED, 30, 1),
    MAP_SEGMENTED(IndexOpener.Mode.MAP, 13, 1);

    private final IndexOpener.Mode mode;
    private final int segmentShift;
    private final int leastTable;

    Opening(IndexOpener.Mode mode, int segmentShift, int leastTable) {
      this.mode = mode;
      this.segmentShift = segmentShift;
      this.leastTable = leastTable;
    }

    HashIndex open(Path file) throws IOException {
      return IndexOpener.open(file, mode, segmentShift, leastTable);
    }
  }

  private Indexes() {}

  /** Compiles one list of hashes without ids. */
  static Path compile(Path folder, IndexCompiler.Builder builder, List<ContentHash> hashes) {
    IndexCompiler compiler = builder.build();
    Consumer<ListRecord> list = compiler.list(HashList.of("synthetic"));
    hashes.forEach(hash -> list.accept(ListEntry.of(hash, "", "", "")));
    return write(folder, compiler);
  }

  static Path write(Path folder, IndexCompiler compiler) {
    try {
      Path file = Files.createTempFile(folder, "index", ".tidx");
      compiler.writeTo(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
