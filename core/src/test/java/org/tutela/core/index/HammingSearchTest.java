package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;

/** Every engine, plan and way to open gives the answers of a comparison with every value. */
class HammingSearchTest {
  private static final List<HashType> WIDTHS =
      List.of(
          HashType.bits("w", 64),
          HashType.bits("w", 128),
          HashType.bits("w", 192),
          HashType.PDQ,
          HashType.bits("w", 320),
          HashType.bits("w", 512));

  @TempDir Path folder;

  static Stream<Arguments> smallLists() {
    Stream.Builder<Arguments> cases = Stream.builder();
    for (Distribution distribution : Distribution.values()) {
      for (HashType type : WIDTHS) {
        for (int size : new int[] {1, 2, 700}) {
          cases.add(Arguments.of(distribution, type, size));
        }
      }
    }
    return cases.build();
  }

  static Stream<Arguments> listsAroundTheNumberOfKeys() {
    Stream.Builder<Arguments> cases = Stream.builder();
    for (Distribution distribution : Distribution.values()) {
      cases.add(Arguments.of(distribution, HashType.PDQ, 65_536));
    }
    cases.add(Arguments.of(Distribution.UNIFORM, HashType.PDQ, 65_535));
    cases.add(Arguments.of(Distribution.UNIFORM, HashType.PDQ, 65_537));
    cases.add(Arguments.of(Distribution.CLUSTERED, HashType.bits("w", 64), 65_537));
    cases.add(Arguments.of(Distribution.BALANCED, HashType.bits("w", 192), 65_536));
    cases.add(Arguments.of(Distribution.CLUSTERED, HashType.bits("w", 320), 65_537));
    cases.add(Arguments.of(Distribution.CLUSTERED, HashType.bits("w", 512), 65_535));
    return cases.build();
  }

  @ParameterizedTest
  @MethodSource({"smallLists", "listsAroundTheNumberOfKeys"})
  void everyRadiusFindsWhatAComparisonWithEveryValueFinds(
      Distribution distribution, HashType type, int size) throws IOException {
    List<ContentHash> hashes = distribution.hashes(type, size, size * 31L + type.bits());
    List<ContentHash> values = new ArrayList<>(new TreeSet<>(hashes));
    List<ContentHash> queries = queries(hashes, type);
    List<List<IndexHit>> expected = queries.stream().map(q -> within31(values, q)).toList();
    for (IndexCompiler.Builder plan : plans()) {
      Path file = Indexes.compile(folder, plan, hashes);
      for (Indexes.Opening opening : Indexes.Opening.values()) {
        try (HashIndex index = opening.open(file)) {
          assertThat(index.size(type)).isEqualTo(values.size());
          check(index.searcher(), queries, expected);
        }
      }
    }
  }

  /** Settings that give a small list each of the plans, as far as its width permits. */
  private static List<IndexCompiler.Builder> plans() {
    return List.of(
        IndexCompiler.builder().costs(Indexes.SCAN_ALWAYS),
        IndexCompiler.builder().costs(Indexes.BANDS_ALWAYS),
        IndexCompiler.builder().costs(Indexes.BANDS_ALWAYS).profile(IndexProfile.DEVICE));
  }

  private static void check(
      IndexSearcher searcher, List<ContentHash> queries, List<List<IndexHit>> within31) {
    for (int radius = 0; radius <= 31; radius++) {
      int limit = radius;
      for (int q = 0; q < queries.size(); q++) {
        List<IndexHit> expected =
            within31.get(q).stream().filter(hit -> hit.distance() <= limit).toList();
        if (!searcher.search(queries.get(q), radius).equals(expected)
            || searcher.matches(queries.get(q), radius) == expected.isEmpty()) {
          fail("query %d at radius %d is not answered by %s", q, radius, expected);
        }
      }
    }
  }

  /** The oracle: a comparison with every value. */
  private static List<IndexHit> within31(List<ContentHash> values, ContentHash query) {
    List<IndexHit> within31 = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      int distance = query.distance(values.get(i));
      if (distance <= 31) {
        within31.add(new IndexHit(query.type(), i, distance));
      }
    }
    within31.sort(Comparator.comparingInt(IndexHit::distance));
    return within31;
  }

  /** Values of the list, neighbours of them at every distance up to 34, and others. */
  private static List<ContentHash> queries(List<ContentHash> hashes, HashType type) {
    SplittableRandom random = new SplittableRandom(hashes.size());
    List<ContentHash> queries = new ArrayList<>(Distribution.UNIFORM.hashes(type, 2, 77));
    queries.add(ContentHash.of(type, new byte[type.bytes()]));
    for (int bits : new int[] {0, 1, 7, 15, 16, 17, 29, 30, 31, 33}) {
      byte[] value = hashes.get(random.nextInt(hashes.size())).toBytes();
      queries.add(ContentHash.of(type, Distribution.near(value, bits, random)));
    }
    return queries;
  }
}
