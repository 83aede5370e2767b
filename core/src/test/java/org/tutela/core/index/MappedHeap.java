package org.tutela.core.index;

import java.io.IOException;
import java.nio.file.Path;

/**
 * How much heap a mapped index takes, in a process of its own: {@code MappedHeap FILE}. Prints
 * bytes.
 */
final class MappedHeap {
  private MappedHeap() {}

  public static void main(String[] args) throws IOException {
    // Once beforehand, so that classes and tables of the platform are not counted.
    try (HashIndex index = HashIndex.mapUnverified(Path.of(args[0]))) {
      ask(index);
    }
    long before = used();
    try (HashIndex index = HashIndex.mapUnverified(Path.of(args[0]))) {
      ask(index);
      System.out.println(used() - before);
      ask(index);
    }
  }

  private static void ask(HashIndex index) {
    for (int i = 0; i < 1000; i++) {
      index.lookup(CutVictim.digest(i)).ifPresent(index::entries);
    }
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
