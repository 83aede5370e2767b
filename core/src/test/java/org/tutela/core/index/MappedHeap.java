package org.tutela.core.index;

import java.io.IOException;
import java.nio.file.Path;

/**
 * How much heap a mapped index takes, in a process of its own: {@code MappedHeap FILE}. Prints
 * bytes.
 */
final class MappedHeap {
  private MappedHeap() {}

  private interface Opening {
    HashIndex open(Path file) throws IOException;
  }

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    System.out.println(
        Math.max(taken(HashIndex::map, file), taken(HashIndex::mapUnverified, file)));
  }

  private static long taken(Opening opening, Path file) throws IOException {
    // Once beforehand, so that classes and tables of the platform are not counted.
    try (HashIndex index = opening.open(file)) {
      ask(index);
    }
    long before = used();
    try (HashIndex index = opening.open(file)) {
      ask(index);
      long taken = used() - before;
      ask(index);
      return taken;
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
