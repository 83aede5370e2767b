package org.tutela.core.match;

import java.io.IOException;
import java.nio.file.Path;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.index.HashIndex;

/** What firmware does: opens an index, looks up a ready hash and a file. */
final class LeanDevice {
  private LeanDevice() {}

  public static void main(String[] args) throws IOException {
    try (HashIndex index = HashIndex.map(Path.of(args[0]))) {
      Matcher matcher = Matcher.of(index);
      MatchResult hash = matcher.match(ContentHash.parse(HashType.of(args[1]), args[2]));
      System.out.println("hash " + hash.isMatch());
      System.out.println("file " + matcher.match(Path.of(args[3])).isMatch());
      System.out.println("modules " + ModuleLayer.boot().modules().size());
    }
  }
}
