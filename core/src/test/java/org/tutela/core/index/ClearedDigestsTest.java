package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;

/**
 * Cutting a file turns bytes into zeros, in whatever order: what was not cleared must be enough for
 * a miss, or the miss waits for a look at the length, or the file is faulted.
 */
class ClearedDigestsTest {
  private static final List<ContentHash> HASHES =
      List.copyOf(DigestSearchTest.withCommonPrefix(HashType.MD5, 2000, 0, 5));

  @TempDir Path folder;

  private record Range(int from, int to) {}

  /** Some file systems clear the page of a cut while the file still has its length. */
  @ParameterizedTest(name = "from byte {0} of a head on")
  @ValueSource(ints = {0, 1, 8, 13, 33, 56, 57, 59, 60, 63})
  void headsThatWereClearedAreAFaultAndNeverAMiss(int from) throws IOException {
    Path file = cleared(IndexProfile.DEVICE, "digest-heads", 5 * DigestLayout.HEAD_BYTES - from);

    assertFaultsAndNeverMisses(file);
    try (HashIndex index = HashIndex.mapUnverified(file)) {
      IndexSearcher searcher = index.searcher();
      assertThatThrownBy(() -> assertThat(HASHES).allMatch(searcher::contains))
          .isInstanceOf(IndexFaultedException.class);
    }
  }

  @ParameterizedTest(name = "{0} from byte {1} of a word on")
  @CsvSource({
    "digest-filter, 0",
    "digest-filter, 1",
    "digest-filter, 3",
    "digest-filter, 6",
    "digest-pilots, 0",
    "digest-pilots, 1",
    "digest-pilots, 5"
  })
  void whatTellsSlotsIsAFaultWhereItWasClearedAndNeverAMiss(String kind, int from)
      throws IOException {
    assertFaultsAndNeverMisses(cleared(IndexProfile.FULL, kind, 50 * Long.BYTES - from));
  }

  @ParameterizedTest(name = "byte {0} of the word of each region")
  @ValueSource(ints = {0, 1, 4, 7})
  void aNumberThatWasClearedIsAFaultAndNeverAnother(int cleared) throws IOException {
    Path file = compile(IndexProfile.FULL, HASHES);
    List<Integer> numbers = new ArrayList<>();
    try (HashIndex index = HashIndex.load(file)) {
      HASHES.forEach(hash -> numbers.add(index.lookup(hash).orElseThrow().valueId()));
    }
    Range words = section("digest-numbers", file);
    int regions = DigestPilots.regions(HASHES.size());
    IntPredicate inRegions = i -> (i - words.from) < regions * Long.BYTES;
    Path damaged = cleared(file, words, i -> inRegions.test(i) && (i - words.from) % 8 == cleared);
    int faults = 0;
    for (int i = 0; i < HASHES.size(); i++) {
      try (HashIndex index = HashIndex.mapUnverified(damaged)) {
        assertThat(index.lookup(HASHES.get(i)).orElseThrow().valueId()).isEqualTo(numbers.get(i));
      } catch (IndexFaultedException e) {
        faults++;
      }
    }
    assertThat(faults).isGreaterThan(HASHES.size() * 9 / 10);
  }

  /** The last byte of a value is the end of its number: without it, another one may be read. */
  @ParameterizedTest
  @MethodSource("digestTypes")
  void whatIsFoundInAValueWithoutItsLastByteIsNotCertain(HashType type) throws IOException {
    List<ContentHash> hashes = DigestSearchTest.withCommonPrefix(type, 2000, 0, 5);
    Path file = compile(IndexProfile.FULL, hashes);
    Range values = section("values", file);
    IntPredicate last = i -> (i - values.from) % type.bytes() == type.bytes() - 1;

    try (HashIndex index = HashIndex.mapUnverified(cleared(file, values, last))) {
      DigestEngine engine = index.find(type).flatMap(TypeIndex::digests).orElseThrow();
      DigestScratch scratch = new DigestScratch();
      assertThat(hashes)
          .allMatch(hash -> !isCertain(() -> engine.find(hash, scratch) >= 0, scratch))
          .allMatch(hash -> !isCertain(() -> has(engine, hash, scratch), scratch));
    }
  }

  static Stream<HashType> digestTypes() {
    return Stream.of(HashType.MD5, HashType.SHA1, HashType.SHA256);
  }

  /** {@return an index of the hashes, the last bytes of a section of which are zeros} */
  private Path cleared(IndexProfile profile, String kind, int count) throws IOException {
    Path file = compile(profile, HASHES);
    int end = section(kind, file).to;
    return cleared(file, new Range(end - count, end), i -> true);
  }

  /** A searcher for each: after a digest that was found the filter is left out. */
  private static void assertFaultsAndNeverMisses(Path file) throws IOException {
    int faults = 0;
    for (ContentHash hash : HASHES) {
      try (HashIndex index = HashIndex.mapUnverified(file)) {
        assertThat(index.searcher().contains(hash)).isTrue();
      } catch (IndexFaultedException e) {
        assertThat(e).hasMessageContaining("contradicts");
        faults++;
      }
    }
    assertThat(faults).isBetween(1, HASHES.size() - 1);
  }

  static Stream<Arguments> lists() {
    Stream.Builder<Arguments> cases = Stream.builder();
    for (IndexProfile profile : IndexProfile.values()) {
      for (HashType type : List.of(HashType.MD5, HashType.SHA256)) {
        for (int size : new int[] {200, 3000, 70_000}) {
          cases.add(Arguments.of(type, profile, size, 0));
        }
        cases.add(Arguments.of(type, profile, 3000, 10));
        if (profile == IndexProfile.FULL) {
          cases.add(Arguments.of(type, profile, 200, type.bytes() - 1));
        }
      }
    }
    return cases.build();
  }

  @ParameterizedTest(name = "{2} values of {0}, {1}, with {3} bytes in common")
  @MethodSource("lists")
  void whateverIsClearedNoMissOfAListedValueIsCertain(
      HashType type, IndexProfile profile, int size, int common) throws IOException {
    List<ContentHash> hashes = DigestSearchTest.withCommonPrefix(type, size, common, 5);
    List<ContentHash> listed = hashes.subList(0, Math.min(size, 3000));

    assertThat(missesForSure(compile(profile, hashes), listed)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(IndexProfile.class)
  void whateverIsClearedNoMissInACrowdedGroupIsCertain(IndexProfile profile) throws IOException {
    List<ContentHash> aimed = DigestSearchTest.aimed(DigestKey.ATTEMPTS, 300);

    assertThat(missesForSure(compile(profile, aimed), aimed)).isEmpty();
  }

  /** {@return listed values that are a miss without doubt in some file with cleared bytes} */
  private List<ContentHash> missesForSure(Path file, List<ContentHash> listed) throws IOException {
    Range values = section("values", file);
    List<Range> parts =
        Stream.of("digest-heads", "digest-filter", "digest-pilots", "digest-numbers")
            .flatMap(kind -> find(kind, file).stream())
            .toList();
    SplittableRandom random = new SplittableRandom(9);
    List<ContentHash> missed = new ArrayList<>(missedIn(cleared(file, values, i -> true), listed));
    for (int one = 1; one <= 64; one *= 4) {
      int each = one;
      IntPredicate chance = i -> random.nextInt(2 * each) == 0;
      missed.addAll(missedIn(cleared(file, values, chance), listed));
      for (Range part : parts) {
        missed.addAll(missedIn(cleared(file, part, chance), listed));
        // The last words of heads say where values are.
        IntPredicate inPlaces = i -> (i - part.from) / Long.BYTES % 2 == 1 && chance.test(i);
        missed.addAll(missedIn(cleared(file, part, inPlaces), listed));
        Range with = new Range(Math.min(values.from, part.from), Math.max(values.to, part.to));
        missed.addAll(missedIn(cleared(file, with, chance), listed));
      }
    }
    return missed;
  }

  private static List<ContentHash> missedIn(Path file, List<ContentHash> listed)
      throws IOException {
    try (HashIndex index = HashIndex.mapUnverified(file)) {
      HashType type = listed.get(0).type();
      DigestEngine engine = index.find(type).flatMap(TypeIndex::digests).orElseThrow();
      DigestScratch scratch = new DigestScratch();
      return listed.stream().filter(hash -> isMissForSure(engine, hash, scratch)).toList();
    }
  }

  private static boolean isMissForSure(
      DigestEngine engine, ContentHash hash, DigestScratch scratch) {
    return isCertain(() -> engine.find(hash, scratch) == DigestEngine.NONE, scratch)
        || isCertain(() -> !has(engine, hash, scratch), scratch);
  }

  private static boolean has(DigestEngine engine, ContentHash hash, DigestScratch scratch) {
    byte[] digest = hash.toBytes();
    long key = engine.keys.of(hash.word(0), hash.word(1));
    return engine.has(key, hash.word(1), digest, 0, scratch);
  }

  private static boolean isCertain(BooleanSupplier answer, DigestScratch scratch) {
    scratch.doubtful = false;
    try {
      return answer.getAsBoolean() && !scratch.doubtful;
    } catch (IndexOutOfBoundsException e) {
      return false;
    }
  }

  private Path cleared(Path file, Range range, IntPredicate which) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int i = range.from; i < range.to; i++) {
      if (which.test(i)) {
        bytes[i] = 0;
      }
    }
    return Files.write(folder.resolve("cleared"), bytes);
  }

  private static Range section(String kind, Path file) {
    return find(kind, file).orElseThrow();
  }

  private static Optional<Range> find(String kind, Path file) {
    try (HashIndex index = HashIndex.load(file)) {
      int end = (int) Files.size(file) - IndexLayout.FOOTER_BYTES;
      List<IndexSection> sections = index.sections();
      for (int i = sections.size() - 1; i >= 0; i--) {
        int from = end - (int) IndexLayout.align(sections.get(i).bytes());
        if (sections.get(i).kind().equals(kind)) {
          return Optional.of(new Range(from, from + (int) sections.get(i).bytes()));
        }
        end = from;
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path compile(IndexProfile profile, List<ContentHash> hashes) {
    return Indexes.compile(
        folder, IndexCompiler.builder().profile(profile).costs(Indexes.SLOTS_ALWAYS), hashes);
  }
}
