package org.tutela.core.list.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.Consumer;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.Notice;
import org.tutela.core.list.ReadOptions;

/** Bloom filters of DCSO: checked and described, since they hold no list of their values. */
final class BloomReader implements FormatReader {
  private static final int FLAGS = 8;

  @Override
  public String format() {
    return "bloom";
  }

  @Override
  public boolean recognizes(ListHead head) {
    try (InputStream in = head.source().open()) {
      byte[] flags = in.readNBytes(FLAGS);
      return TextInput.starts(flags, 1, 0, 0, 0, 0, 0, 0, 0)
          || head.source().plainName().toLowerCase(Locale.ROOT).endsWith(".bloom");
    } catch (IOException e) {
      return false; // Reading it will say so.
    }
  }

  @Override
  public void read(ListSource source, ReadOptions options, Consumer<? super ListRecord> sink)
      throws IOException {
    BloomFilter filter = BloomFilter.read(source);
    sink.accept(new Notice(Notice.Kind.META, "", "bloom " + filter));
    sink.accept(Notice.warning("", "a Bloom filter cannot be listed, only asked"));
  }
}
