package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.Example;
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
import org.tutela.core.url.CanonicalUrl;
import org.tutela.core.url.UrlHash;

/** A damaged file is a typed exception, never a crash and never an index. */
class IndexCorruptionTest {
  /** The largest radius at which so few values are searched by their bands, not by a scan. */
  private static final int RADIUS = 4;

  private static final List<ContentHash> QUERIES = new ArrayList<>();
  private static final Map<IndexProfile, byte[]> INTACT = new EnumMap<>(IndexProfile.class);
  private static Path folder = Path.of("");

  @BeforeContainer
  static void compile() throws IOException {
    folder = Files.createTempDirectory("corruption");
    for (IndexProfile profile : IndexProfile.values()) {
      INTACT.put(profile, Files.readAllBytes(compile(profile)));
    }
  }

  private static Path compile(IndexProfile profile) {
    IndexCompiler compiler =
        IndexCompiler.builder().costs(Indexes.SLOTS_ALWAYS).profile(profile).radius(RADIUS).build();
    Consumer<ListRecord> list = compiler.list(HashList.of("synthetic"));
    QUERIES.clear();
    for (HashType type : List.of(HashType.MD5, HashType.bits("w", 64))) {
      for (ContentHash hash : Distribution.UNIFORM.hashes(type, 200, 3)) {
        list.accept(ListEntry.of(hash, "a", "id" + QUERIES.size() % 7, "line"));
        QUERIES.add(hash);
      }
    }
    for (int i = 0; i < 40; i++) {
      ContentHash address = UrlHash.domain("n" + i + ".example");
      list.accept(ListEntry.of(address, "a", "", "line"));
      QUERIES.add(address);
    }
    return Indexes.write(folder, compiler);
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

  @Example
  void theProfilesHaveAllThatCanBeDamaged() {
    assertThat(kinds(IndexProfile.FULL))
        .contains("digest-pilots", "digest-numbers", "digest-filter", "hosts")
        .contains("band-directory", "band-overflow", "band-lines", "band-ids");
    assertThat(kinds(IndexProfile.DEVICE)).contains("wide-groups", "wide-runs", "wide-ids");
    assertThat(kinds(IndexProfile.SCAN)).contains("values").doesNotContain("band-lines");
  }

  private static List<String> kinds(IndexProfile profile) {
    try (HashIndex index = HashIndex.load(write(intact(profile)))) {
      return index.sections().stream().map(IndexSection::kind).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Property(tries = 400)
  void aTurnedBitAnywhereIsNoticedOnOpening(
      @ForAll IndexProfile profile,
      @ForAll @IntRange(max = 99) int part,
      @ForAll @IntRange(max = Integer.MAX_VALUE - 1) int place,
      @ForAll @IntRange(max = 7) int bit)
      throws IOException {
    Path file = write(turned(intact(profile), part, place, bit));

    for (Indexes.Opening opening : verified()) {
      assertThatThrownBy(() -> opening.open(file)).isInstanceOf(IndexCorruptException.class);
    }
    assertThatThrownBy(() -> HashIndex.verify(file)).isInstanceOf(IndexCorruptException.class);
  }

  @Property(tries = 300)
  void aCutAnywhereIsNoticedOnOpening(
      @ForAll IndexProfile profile,
      @ForAll @IntRange(max = 99) int part,
      @ForAll @IntRange(max = Integer.MAX_VALUE - 1) int place)
      throws IOException {
    byte[] intact = intact(profile);
    Path file = write(Arrays.copyOf(intact, placeWithin(intact, part, place)));

    for (Indexes.Opening opening : Indexes.Opening.values()) {
      assertThatThrownBy(() -> opening.open(file))
          .isInstanceOf(IndexCorruptException.class)
          .hasMessageContaining(file.toString());
    }
  }

  @Property(tries = 100)
  void addedBytesAreNoticedOnOpening(
      @ForAll IndexProfile profile, @ForAll @IntRange(min = 1, max = 500) int more)
      throws IOException {
    byte[] intact = intact(profile);
    Path file = write(Arrays.copyOf(intact, intact.length + more));

    for (Indexes.Opening opening : Indexes.Opening.values()) {
      assertThatThrownBy(() -> opening.open(file)).isInstanceOf(IndexCorruptException.class);
    }
  }

  @Property(tries = 1000)
  void anUnverifiedIndexMayErrButOnlyWithTypedExceptions(
      @ForAll IndexProfile profile,
      @ForAll @IntRange(max = 99) int part,
      @ForAll @IntRange(max = Integer.MAX_VALUE - 1) int place,
      @ForAll @IntRange(max = 7) int bit)
      throws IOException {
    Path file = write(turned(intact(profile), part, place, bit));
    try (HashIndex index = HashIndex.mapUnverified(file)) {
      IndexSearcher searcher = index.searcher();
      for (int i = 0; i < QUERIES.size(); i += 3) {
        ContentHash query = QUERIES.get(i);
        for (int radius = 0; radius <= index.radius(query.type()); radius++) {
          searcher.search(query, radius).forEach(index::entries);
        }
        searcher.lookup(query).ifPresent(index::entries);
      }
      UrlIndex urls = UrlIndex.of(index);
      for (int i = 0; i < 20; i++) {
        String url = "http://www.n" + i + ".example/";
        assertThat(urls.mayCover(url)).isIn(true, false);
        urls.search(CanonicalUrl.parse(url).orElseThrow());
      }
      assertThat(index.select().minimumLists(1).build().size()).isNotNegative();
    } catch (IndexCorruptException | IndexFaultedException e) {
      assertThat(e).hasMessageContaining(file.toString());
    }
  }

  private static List<Indexes.Opening> verified() {
    return Arrays.stream(Indexes.Opening.values())
        .filter(opening -> opening != Indexes.Opening.MAP_UNVERIFIED)
        .toList();
  }

  private static byte[] intact(IndexProfile profile) {
    return INTACT.getOrDefault(profile, new byte[0]);
  }

  private static byte[] turned(byte[] intact, int part, int place, int bit) {
    byte[] damaged = intact.clone();
    damaged[placeWithin(intact, part, place)] ^= (byte) (1 << bit);
    return damaged;
  }

  /** A place in one part of a file: small sections are damaged as often as large ones. */
  private static int placeWithin(byte[] file, int part, int place) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int sections = bytes.getInt(12);
    List<Integer> borders = new ArrayList<>(List.of(0));
    for (int i = 0; i < sections; i++) {
      borders.add((int) bytes.getLong(64 + 192 * i + 8));
    }
    borders.add(file.length - 64);
    borders.add(file.length);
    int from = borders.get(part % (sections + 2));
    int to = borders.get(part % (sections + 2) + 1);
    return from + place % Math.max(1, to - from);
  }

  private static Path write(byte[] bytes) {
    try {
      return Files.write(folder.resolve("damaged.tidx"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
