package org.tutela.core.list.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tutela.core.list.ListSource;

class BloomFilterTest {

  @Test
  void answersAsTheImplementationThatMadeTheFilter() throws IOException, URISyntaxException {
    Path file = Path.of(BloomFilterTest.class.getResource("/lists/bloom").toURI());
    Path sample = file.resolve("dcso-sha1-upper.bloom");
    BloomFilter filter = BloomFilter.read(ListSource.of(sample));

    List<String> questions =
        Files.readAllLines(Path.of(sample + ".expected.tsv")).stream()
            .filter(line -> line.startsWith("member"))
            .toList();
    assertThat(questions)
        .hasSize(31)
        .allSatisfy(
            line -> {
              String[] cells = line.split("\t", -1);
              assertThat(filter.mightContain(cells[2])).isEqualTo(cells[6].equals("maybe"));
            });
  }
}
