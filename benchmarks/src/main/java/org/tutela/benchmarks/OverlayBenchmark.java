package org.tutela.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.index.IndexCompiler;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListReader;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.Tombstone;
import org.tutela.core.list.format.ListReaders;

/**
 * What a small update costs: an overlay of a thousandth of the records and a tenth as many
 * tombstones beside a full build, in CPU time of the thread, and whether compaction gives the bytes
 * of a full build.
 *
 * <pre>
 * java -Xmx512m -cp .. org.tutela.benchmarks.OverlayBenchmark TYPE RECORDS [FOLDER]
 * </pre>
 */
public final class OverlayBenchmark {
  private static final int ROUNDS = 5;

  /** Its ids name records, so that tombstones by id take back what is in the base. */
  private static final ListReader READER = ListReaders.of("tat");

  private static final HashList LIST = HashList.of("synthetic");

  private final HashType type;
  private final int records;
  private final Path folder;

  private OverlayBenchmark(HashType type, int records, Path folder) {
    this.type = type;
    this.records = records;
    this.folder = folder;
  }

  /**
   * Runs the measurement.
   *
   * @param arguments the type of the hashes, how many records, and where the files go
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    Path parent = Path.of(arguments.length > 2 ? arguments[2] : ".");
    Path folder = Files.createTempDirectory(parent, "tutela-overlay-");
    try {
      HashType type = HashType.of(arguments[0]);
      new OverlayBenchmark(type, Integer.parseInt(arguments[1]), folder).run();
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        files.forEach(OverlayBenchmark::delete);
      }
      Files.delete(folder);
    }
  }

  private void run() throws IOException {
    Path base = folder.resolve("base.tidx");
    Path overlay = folder.resolve("overlay.tidx");
    double full = seconds(() -> write(IndexCompiler.builder().build(), base, this::records));
    for (int round = 0; round < ROUNDS; round++) {
      double small =
          seconds(
              () -> write(IndexCompiler.builder().overlayOn(base).build(), overlay, this::update));
      System.out.printf(
          Locale.ROOT,
          "%s: full build %.3f s, overlay %.3f s, %.2f %%, %d and %d bytes%n",
          type,
          full,
          small,
          100 * small / full,
          Files.size(base),
          Files.size(overlay));
    }
    compact(base, overlay);
  }

  private void compact(Path base, Path overlay) throws IOException {
    Path compacted = folder.resolve("compacted.tidx");
    Path both = folder.resolve("both.tidx");
    try (IndexCompiler compiler = IndexCompiler.builder().build()) {
      compiler.include(base, List.of(overlay), list -> true);
      compiler.writeTo(compacted);
    }
    write(IndexCompiler.builder().build(), both, this::records, this::update);
    if (Files.mismatch(compacted, both) >= 0) {
      throw new IllegalStateException("the compacted index is not that of a full build");
    }
    System.out.println("the compacted index has the bytes of a full build");
  }

  /** A full build, or the making of an overlay. */
  private interface Work {
    void run() throws IOException;
  }

  private static double seconds(Work work) throws IOException {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    work.run();
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
  }

  /** Compiles imports of the list, one after the other. */
  @SafeVarargs
  private static void write(
      IndexCompiler compiler, Path target, Consumer<Consumer<ListRecord>>... imports)
      throws IOException {
    try (compiler) {
      for (Consumer<Consumer<ListRecord>> each : imports) {
        each.accept(compiler.list(LIST, READER));
      }
      compiler.writeTo(target);
    }
  }

  private void records(Consumer<ListRecord> list) {
    entries(new Random(1), 0, records, list);
  }

  /** New records, and a tenth of as many taken back. */
  private void update(Consumer<ListRecord> list) {
    int added = records / 1000;
    entries(new Random(2), records, added, list);
    for (int i = 0; i < added / 10; i++) {
      list.accept(Tombstone.of("record-" + i * 997, Optional.empty(), "", ""));
    }
  }

  private void entries(Random random, int first, int count, Consumer<ListRecord> list) {
    byte[] value = new byte[type.bytes()];
    for (int i = first; i < first + count; i++) {
      random.nextBytes(value);
      list.accept(ListEntry.of(ContentHash.of(type, value), "", "record-" + i, ""));
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
