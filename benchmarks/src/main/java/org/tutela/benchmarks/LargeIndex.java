package org.tutela.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexCompiler;
import org.tutela.core.index.IndexProfile;
import org.tutela.core.index.IndexSearcher;
import org.tutela.core.index.IndexSection;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListRecord;

/**
 * Compiles an index that is larger than the heap, maps it and searches it: the time of both, and
 * what the file holds.
 *
 * <p>{@code java -Xmx512m -cp benchmarks.jar org.tutela.benchmarks.LargeIndex FILE COUNT PROFILE}:
 * an existing file is searched as it is. Hashes follow from their number, so none is kept.
 */
public final class LargeIndex {
  private static final int QUERIES = 2_000;
  private static final int ROUNDS = 5;
  private static final int RADIUS = 31;
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private LargeIndex() {}

  /**
   * Measures.
   *
   * @param args the file, how many hashes, the profile
   * @throws IOException if the file cannot be written or read
   */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    int count = Integer.parseInt(args[1]);
    if (!Files.exists(file)) {
      long start = System.nanoTime();
      compile(file, count, IndexProfile.valueOf(args[2]));
      System.out.printf("compiled in %.1f s%n", (System.nanoTime() - start) / 1e9);
    }
    try (HashIndex index = HashIndex.mapUnverified(file)) {
      for (IndexSection section : index.sections()) {
        System.out.printf(
            "%-14s %,16d bytes, %6.2f for each hash%n",
            section.kind(), section.bytes(), section.bytes() / (double) count);
      }
      long[] near = queries(count, true);
      long[] unrelated = queries(count, false);
      for (int round = 0; round < ROUNDS; round++) {
        System.out.printf(
            "mapped: near %.1f us, unrelated %.1f us a query%n",
            search(index, near, QUERIES), search(index, unrelated, 0));
      }
    }
  }

  private static void compile(Path file, int count, IndexProfile profile) throws IOException {
    try (IndexCompiler compiler =
        IndexCompiler.builder().name("benchmark").profile(profile).build()) {
      Consumer<ListRecord> list = compiler.list(HashList.of("synthetic"));
      long[] words = new long[PdqCorpus.WORDS];
      for (int i = 0; i < count; i++) {
        hash(i, words, 0);
        list.accept(ListEntry.of(Indexes.pdq(words, 0), "", "", ""));
      }
      compiler.writeTo(file);
    }
  }

  /** SplitMix64 (Steele, Lea, Flood 2014), begun anew at each hash. */
  private static void hash(int number, long[] into, int at) {
    for (int w = 0; w < PdqCorpus.WORDS; w++) {
      long z = ((long) number * PdqCorpus.WORDS + w + 1) * GOLDEN;
      z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
      z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
      into[at + w] = z ^ (z >>> 31);
    }
  }

  /** Hashes of the list with up to 31 bits turned, or hashes that follow after the last of them. */
  private static long[] queries(int count, boolean near) {
    long[] words = new long[PdqCorpus.WORDS * QUERIES];
    for (int i = 0; i < QUERIES; i++) {
      int number = near ? (int) ((long) i * count / QUERIES) : Integer.MAX_VALUE - i;
      hash(number, words, PdqCorpus.WORDS * i);
      for (int bit = 0; near && bit < i % (RADIUS + 1); bit++) {
        int place = (8 * bit + i) & 255;
        words[PdqCorpus.WORDS * i + (place >> 6)] ^= 1L << place;
      }
    }
    return words;
  }

  /** {@return the mean time of a query in microseconds} */
  private static double search(HashIndex index, long[] words, int expected) {
    IndexSearcher searcher = index.searcher();
    ContentHash[] queries = Indexes.pdq(words).toArray(ContentHash[]::new);
    long start = System.nanoTime();
    int found =
        Arrays.stream(queries).mapToInt(q -> searcher.search(q, RADIUS).isEmpty() ? 0 : 1).sum();
    double micros = (System.nanoTime() - start) / 1e3 / queries.length;
    Answers.expect("queries of " + HashType.PDQ + " with a match", expected, found);
    return micros;
  }
}
