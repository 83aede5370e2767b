package org.tutela.core.index;

import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * Looks up as many listed as unlisted digests in a mapped file: {@code MappedSearch FILE VALUES}.
 */
final class MappedSearch {
  private MappedSearch() {}

  public static void main(String[] args) throws Exception {
    int asked = 2 * Integer.parseInt(args[1]);
    try (HashIndex index = HashIndex.map(Path.of(args[0]))) {
      IndexSearcher searcher = index.searcher();
      long found =
          IntStream.range(0, asked).mapToObj(CutVictim::digest).filter(searcher::contains).count();
      System.out.println(found + " of " + asked);
    }
  }
}
