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
  private static final int NEVER = Integer.MAX_VALUE;

  /** Bands from the first value on, so that a small index has them. */
  static final CostModel BANDS_ALWAYS = new CostModel(0, 0, NEVER);

  /** Bands and slots of digests from the first value on. */
  static final CostModel SLOTS_ALWAYS = new CostModel(0, 0, 0);

  /** Neither bands nor slots, whatever the size. */
  static final CostModel SCAN_ALWAYS = new CostModel(NEVER, NEVER, NEVER);

  /** Every way to open a file; the small segments put values across their borders. */
  enum Opening {
    LOAD(IndexOpener.Mode.LOAD, 30),
    LOAD_SEGMENTED(IndexOpener.Mode.LOAD, 7),
    MAP(IndexOpener.Mode.MAP, 30),
    MAP_UNVERIFIED(IndexOpener.Mode.MAP_UNVERIFIED, 30),
    MAP_SEGMENTED(IndexOpener.Mode.MAP, 13);

    private final IndexOpener.Mode mode;
    private final int segmentShift;

    Opening(IndexOpener.Mode mode, int segmentShift) {
      this.mode = mode;
      this.segmentShift = segmentShift;
    }

    HashIndex open(Path file) throws IOException {
      return IndexOpener.open(file, mode, segmentShift);
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
