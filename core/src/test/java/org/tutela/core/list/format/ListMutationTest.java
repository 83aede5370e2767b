package org.tutela.core.list.format;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListReader;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;

/** Damaged lists are read or refused, never anything else. */
class ListMutationTest {
  private static final List<String> SAMPLES =
      List.of(
          "text/bsd.txt",
          "text/md5sum.txt",
          "text/hashdeep.txt",
          "text/utf16le-bom.txt",
          "ncmec/page1.xml",
          "ncmec/edge-prefix-unknown.xml",
          "iwf-like/hashes.csv",
          "vics/vics13-media.json",
          "vics/vics20-cases.json",
          "icse/icse-baseline.csv",
          "stopncii/fetchhashes.json",
          "tat/hash-list.json",
          "threatexchange/threat_updates.json",
          "threatexchange/simple.csv",
          "threatexchange/local_file.te",
          "stix/bundle.json",
          "misp/event.json",
          "misp/warninglist.json",
          "nsrl/NSRLFile.txt",
          "hashkeeper/hashkeeper.hsh",
          "encase/synthetic.hash",
          "clamav/synthetic.hdb",
          "tsk/list.txt-md5.idx",
          "hibp/range-6AAE6.txt",
          "bloom/dcso-sha1-upper.bloom");

  @Property(tries = 500)
  void damagedListIsReadOrRefused(@ForAll long seed) {
    Random random = new Random(seed);

    assertThatCode(() -> readDamaged(random)).doesNotThrowAnyException();
  }

  private static void readDamaged(Random random) throws IOException, URISyntaxException {
    Path sample = sample(SAMPLES.get(random.nextInt(SAMPLES.size())));
    byte[] bytes = Files.readAllBytes(sample);
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    if (random.nextInt(4) == 0) {
      bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }
    ReadOptions options = ReadOptions.defaults();
    if (sample.endsWith(Path.of("iwf-like", "hashes.csv"))) {
      options = options.withMapping(sample("iwf-like/hashes.mapping.json"));
    }
    try {
      ListReader intended = ListReaders.detect(ListSource.of(sample), options);
      ListSource damaged = ListSource.of(String.valueOf(sample.getFileName()), bytes);
      intended.read(damaged, options, record -> {});
      ListReaders.detect(damaged, options).read(damaged, options, record -> {});
    } catch (ListFormatException e) {
      // The one way to refuse a list.
    }
  }

  private static Path sample(String name) throws URISyntaxException {
    return Path.of(ListMutationTest.class.getResource("/lists/" + name).toURI());
  }
}
