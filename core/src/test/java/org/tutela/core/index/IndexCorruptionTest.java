package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListRecord;

/** A damaged file is a typed exception, never a crash and never an index. */
class IndexCorruptionTest {
  private static final List<ContentHash> QUERIES = new ArrayList<>();
  private static Path folder = Path.of("");
  private static byte[] intact = {};

  @BeforeContainer
  static void compile() throws IOException {
    folder = Files.createTempDirectory("corruption");
    IndexCompiler compiler = IndexCompiler.builder().costs(Indexes.BANDS_ALWAYS).build();
    Consumer<ListRecord> list = compiler.list(HashList.of("synthetic"));
    for (HashType type : List.of(HashType.MD5, HashType.bits("w", 64))) {
      for (ContentHash hash : Distribution.UNIFORM.hashes(type, 30, 3)) {
        list.accept(ListEntry.of(hash, "a", "id" + QUERIES.size() % 7, "line"));
        QUERIES.add(hash);
      }
    }
    intact = Files.readAllBytes(Indexes.write(folder, compiler));
  }

  @AfterContainer
  static void delete() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Property(tries = 400)
  void aTurnedBitAnywhereIsNoticedOnOpening(
      @ForAll @IntRange(max = Integer.MAX_VALUE - 1) int place, @ForAll @IntRange(max = 7) int bit)
      throws IOException {
    byte[] damaged = turned(place, bit);
    Path file = write(damaged);

    for (Indexes.Opening opening : verified()) {
      assertThatThrownBy(() -> opening.open(file)).isInstanceOf(IndexCorruptException.class);
    }
    assertThatThrownBy(() -> HashIndex.verify(file)).isInstanceOf(IndexCorruptException.class);
  }

  @Property(tries = 300)
  void aCutAnywhereIsNoticedOnOpening(@ForAll @IntRange(max = Integer.MAX_VALUE - 1) int place)
      throws IOException {
    Path file = write(java.util.Arrays.copyOf(intact, place % intact.length));

    for (Indexes.Opening opening : Indexes.Opening.values()) {
      assertThatThrownBy(() -> opening.open(file))
          .isInstanceOf(IndexCorruptException.class)
          .hasMessageContaining(file.toString());
    }
  }

  @Property(tries = 100)
  void addedBytesAreNoticedOnOpening(@ForAll @IntRange(min = 1, max = 500) int more)
      throws IOException {
    Path file = write(java.util.Arrays.copyOf(intact, intact.length + more));

    for (Indexes.Opening opening : Indexes.Opening.values()) {
      assertThatThrownBy(() -> opening.open(file)).isInstanceOf(IndexCorruptException.class);
    }
  }

  @Property(tries = 1000)
  void anUnverifiedIndexMayErrButOnlyWithTypedExceptions(
      @ForAll @IntRange(max = Integer.MAX_VALUE - 1) int place, @ForAll @IntRange(max = 7) int bit)
      throws IOException {
    Path file = write(turned(place, bit));
    try (HashIndex index = HashIndex.mapUnverified(file)) {
      IndexSearcher searcher = index.searcher();
      for (ContentHash query : QUERIES) {
        searcher.search(query, index.radius(query.type())).forEach(index::entries);
        searcher.lookup(query).ifPresent(index::entries);
      }
      assertThat(index.select().minimumLists(1).build().size()).isNotNegative();
    } catch (IndexCorruptException | IndexFaultedException e) {
      assertThat(e).hasMessageContaining(file.toString());
    }
  }

  private static List<Indexes.Opening> verified() {
    return java.util.Arrays.stream(Indexes.Opening.values())
        .filter(opening -> opening != Indexes.Opening.MAP_UNVERIFIED)
        .toList();
  }

  private static byte[] turned(int place, int bit) {
    byte[] damaged = intact.clone();
    damaged[place % damaged.length] ^= (byte) (1 << bit);
    return damaged;
  }

  private static Path write(byte[] bytes) {
    try {
      return Files.write(folder.resolve("damaged.tidx"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
