package org.tutela.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexCompiler;
import org.tutela.core.index.IndexProfile;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListRecord;

/** Compiles synthetic hashes into an index file for a benchmark, as a user would. */
final class Indexes {
  private Indexes() {}

  /** The category of every second hash. */
  static final String SECOND = "second";

  /** {@return a temporary file that the caller deletes} */
  static Path compile(Stream<ContentHash> hashes, IndexProfile profile) {
    try {
      Path file = Files.createTempFile("tutela-benchmark-", ".tidx");
      IndexCompiler compiler = IndexCompiler.builder().name("benchmark").profile(profile).build();
      Consumer<ListRecord> list = compiler.list(HashList.of("synthetic"));
      int[] number = new int[1];
      hashes.forEach(
          hash -> list.accept(ListEntry.of(hash, number[0]++ % 2 == 0 ? "" : SECOND, "", "")));
      compiler.writeTo(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * {@return a compiled file} If there is a folder, one that an earlier fork left there, or one
   * that stays there for later ones; else a temporary one that the caller deletes.
   */
  static Path compiled(
      String folder, String name, Stream<ContentHash> hashes, IndexProfile profile) {
    if (folder.isEmpty()) {
      return compile(hashes, profile);
    }
    Path kept = Path.of(folder, "tutela-benchmark-" + name + ".tidx");
    try {
      if (!Files.exists(kept)) {
        Files.move(compile(hashes, profile), kept);
      }
      return kept;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return an index, which {@code load} or {@code map} says how to open} */
  static HashIndex open(String how, Path file) throws IOException {
    return Parameter.oneOf(how, "load", "map").equals("load")
        ? HashIndex.load(file)
        : HashIndex.map(file);
  }

  /** {@return 256-bit hashes made of four words each} */
  static Stream<ContentHash> pdq(long[] words) {
    return IntStream.range(0, words.length / PdqCorpus.WORDS).mapToObj(i -> pdq(words, i));
  }

  /** {@return one 256-bit hash made of four words} */
  static ContentHash pdq(long[] words, int number) {
    ByteBuffer bytes = ByteBuffer.allocate(HashType.PDQ.bytes());
    bytes.asLongBuffer().put(words, PdqCorpus.WORDS * number, PdqCorpus.WORDS);
    return ContentHash.of(HashType.PDQ, bytes.array());
  }

  /** {@return a digest made of two words} */
  static ContentHash md5(long high, long low) {
    return ContentHash.of(
        HashType.MD5, ByteBuffer.allocate(HashType.MD5.bytes()).putLong(high).putLong(low).array());
  }
}
