package org.tutela.core.list.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;

/** Whatever the bytes, a reader ends normally or with a {@link ListFormatException}. */
class ListFormatsFuzzTest {

  @FuzzTest
  void text(byte[] bytes) throws IOException {
    read("text", bytes, ReadOptions.defaults());
  }

  @FuzzTest
  void ncmec(byte[] bytes) throws IOException {
    read("ncmec", bytes, ReadOptions.defaults());
  }

  @FuzzTest
  void csv(byte[] bytes) throws IOException {
    Path mapping = Files.createTempFile("fuzz", ".mapping.json");
    try {
      Files.writeString(mapping, "{columns: {Id: source_id, A: md5, B: photodna, C: category}}");
      read("csv", bytes, ReadOptions.defaults().withMapping(mapping));
    } finally {
      Files.delete(mapping);
    }
  }

  private static void read(String format, byte[] bytes, ReadOptions options) throws IOException {
    try {
      ListReaders.of(format).read(ListSource.of("fuzz", bytes), options, record -> {});
    } catch (ListFormatException e) {
      // The one way to refuse a list.
    }
  }
}
