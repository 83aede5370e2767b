package org.tutela.core.list.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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

  @FuzzTest
  void vics(byte[] bytes) throws IOException {
    read("vics", bytes, ReadOptions.defaults());
  }

  @FuzzTest
  void icse(byte[] bytes) throws IOException {
    read("icse", bytes, ReadOptions.defaults());
  }

  @FuzzTest
  void stopncii(byte[] bytes) throws IOException {
    read("stopncii", bytes, ReadOptions.defaults());
  }

  @FuzzTest
  void tat(byte[] bytes) throws IOException {
    read("tat", bytes, ReadOptions.defaults());
  }

  @FuzzTest
  void threatUpdates(byte[] bytes) throws IOException {
    read("threatexchange", bytes, ReadOptions.defaults());
  }

  @FuzzTest
  void threatRollUp(byte[] bytes) throws IOException {
    read("threatexchange-csv", bytes, ReadOptions.defaults());
  }

  @FuzzTest
  void threatFile(byte[] bytes) throws IOException {
    read("threatexchange-file", bytes, ReadOptions.defaults());
  }

  @FuzzTest
  void stix(byte[] bytes) throws IOException {
    read("stix", bytes, ReadOptions.defaults());
  }

  @FuzzTest
  void misp(byte[] bytes) throws IOException {
    read("misp", bytes, ReadOptions.defaults());
  }

  @FuzzTest
  void mispWarningList(byte[] bytes) throws IOException {
    read("misp-warninglist", bytes, ReadOptions.defaults());
  }

  @FuzzTest
  void nsrl(byte[] bytes) throws IOException {
    read("nsrl", bytes, ReadOptions.defaults());
  }

  @FuzzTest
  void hashkeeper(byte[] bytes) throws IOException {
    read("hashkeeper", bytes, ReadOptions.defaults());
  }

  @FuzzTest
  void encase(byte[] bytes) throws IOException {
    read("encase", bytes, ReadOptions.defaults());
  }

  @FuzzTest
  void clamav(byte[] bytes) throws IOException {
    read("clamav", bytes, ReadOptions.defaults());
  }

  @FuzzTest
  void sleuthKitIndex(byte[] bytes) throws IOException {
    read("tsk-index", bytes, ReadOptions.defaults());
  }

  @FuzzTest
  void bloom(byte[] bytes) throws IOException {
    read("bloom", bytes, ReadOptions.defaults());
  }

  @FuzzTest
  void nsrlDatabase(byte[] bytes) throws IOException {
    read("nsrl-sqlite", bytes, ReadOptions.defaults());
  }

  @FuzzTest
  void sleuthKitDatabase(byte[] bytes) throws IOException {
    read("tsk-kdb", bytes, ReadOptions.defaults());
  }

  @FuzzTest
  void nsrlDelta(byte[] bytes) throws IOException {
    read("nsrl-sql", bytes, ReadOptions.defaults());
  }

  @FuzzTest
  void urls(byte[] bytes) throws IOException {
    read("urls", bytes, ReadOptions.defaults());
  }

  @FuzzTest
  void hibp(byte[] bytes) throws IOException {
    read("hibp", bytes, ReadOptions.defaults());
  }

  @FuzzTest
  void compression(byte[] bytes) throws IOException {
    try (InputStream in = ListSource.of("fuzz", bytes).open()) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (ListFormatException e) {
      // The one way to refuse a list.
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
