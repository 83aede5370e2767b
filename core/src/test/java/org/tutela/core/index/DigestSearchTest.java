package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;

/** A digest is found if and only if it is in the list, however it was opened. */
class DigestSearchTest {
  @TempDir Path folder;

  static Stream<Arguments> lists() {
    Stream.Builder<Arguments> cases = Stream.builder();
    for (HashType type : List.of(HashType.MD5, HashType.SHA1, HashType.SHA256, HashType.SHA512)) {
      for (int size : new int[] {1, 2, 1000, 65_536}) {
        cases.add(Arguments.of(type, size, 0));
      }
      cases.add(Arguments.of(type, 5000, 8));
      cases.add(Arguments.of(type, 200, type.bytes() - 1));
    }
    return cases.build();
  }

  @ParameterizedTest(name = "{1} values of {0} with {2} bytes in common")
  @MethodSource("lists")
  void findsEveryDigestOfTheListAndNoOther(HashType type, int size, int common) throws IOException {
    List<ContentHash> hashes = withCommonPrefix(type, size, common, 5);
    List<ContentHash> values = new ArrayList<>(new TreeSet<>(hashes));
    List<ContentHash> others = withCommonPrefix(type, Math.min(size, 1000), common, 6);
    others.removeAll(new TreeSet<>(hashes));
    Path file = Indexes.compile(folder, IndexCompiler.builder(), hashes);

    for (Indexes.Opening opening : Indexes.Opening.values()) {
      try (HashIndex index = opening.open(file)) {
        IndexSearcher searcher = index.searcher();
        for (int i = 0; i < values.size(); i += 1 + values.size() / 500) {
          assertThat(searcher.lookup(values.get(i))).contains(new IndexHit(type, i, 0));
        }
        assertThat(others).noneMatch(searcher::contains);
      }
    }
  }

  private static List<ContentHash> withCommonPrefix(
      HashType type, int size, int common, long seed) {
    List<ContentHash> hashes = new ArrayList<>();
    for (ContentHash hash : Distribution.UNIFORM.hashes(type, size, seed)) {
      byte[] value = hash.toBytes();
      java.util.Arrays.fill(value, 0, common, (byte) 0xa5);
      hashes.add(ContentHash.of(type, value));
    }
    return hashes;
  }
}
