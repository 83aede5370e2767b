package org.tutela.core.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.image.PdqDialect;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexCompiler;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.Opinions;
import org.tutela.core.list.Severity;
import org.tutela.core.list.format.ListReaders;

/** Synthetic lists, written entry by entry and opened as an index. */
final class ListedHashes {
  private final IndexCompiler compiler;
  private final Map<HashList, Consumer<ListRecord>> lists = new HashMap<>();

  ListedHashes(String name) {
    compiler = IndexCompiler.builder().name(name).build();
  }

  static HashList list(String name, String jurisdiction) {
    return new HashList(name, jurisdiction, PdqDialect.CORE);
  }

  /** A hash that depends on the number only, half of its bits set. */
  static ContentHash hash(HashType type, int number) {
    SplittableRandom random = new SplittableRandom(number);
    byte[] bytes = new byte[type.bytes()];
    for (int i = 0; i < bytes.length; i += 2) {
      bytes[i] = (byte) random.nextInt();
      bytes[i + 1] = (byte) ~bytes[i];
    }
    return ContentHash.of(type, bytes);
  }

  /** The hash with its first bits turned. */
  static ContentHash near(ContentHash hash, int bits) {
    byte[] bytes = hash.toBytes();
    for (int i = 0; i < bits; i++) {
      bytes[i / 8] ^= (byte) (1 << (i % 8));
    }
    return ContentHash.of(hash.type(), bytes);
  }

  ListedHashes block(HashList list, ContentHash hash, String category, String id) {
    return entry(list, hash, category, id, EntryRole.BLOCK, Opinions.NONE);
  }

  /** An entry whose list states the quality of its picture. */
  ListedHashes block(HashList list, ContentHash hash, String category, String id, int quality) {
    return add(
        list,
        new ListEntry(
            hash,
            category,
            id,
            EntryRole.BLOCK,
            Optional.empty(),
            Opinions.NONE,
            "",
            "",
            OptionalInt.of(quality)));
  }

  ListedHashes disputed(HashList list, ContentHash hash, String category, String id) {
    return entry(list, hash, category, id, EntryRole.BLOCK, new Opinions(0, 1));
  }

  ListedHashes entry(
      HashList list, ContentHash hash, String category, String id, EntryRole role, Opinions by) {
    return add(list, new ListEntry(hash, category, id, role, Optional.empty(), by, "", ""));
  }

  private ListedHashes add(HashList list, ListEntry entry) {
    lists.computeIfAbsent(list, this::begun).accept(entry);
    return this;
  }

  /** Categories that are words of the common scale have that severity. */
  private Consumer<ListRecord> begun(HashList list) {
    return compiler.list(
        list,
        ListReaders.of("text"),
        category ->
            Arrays.stream(Severity.values())
                .filter(severity -> severity.id().equals(category))
                .findFirst()
                .orElse(Severity.UNKNOWN));
  }

  /** The index, on the heap: its file is gone again. */
  HashIndex open() {
    Path file = Path.of("");
    try {
      file = Files.createTempFile("listed", ".tidx");
      compiler.writeTo(file);
      return HashIndex.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      file.toFile().delete();
    }
  }

  /** The index in a file. */
  Path writeTo(Path file) throws IOException {
    compiler.writeTo(file);
    return file;
  }
}
