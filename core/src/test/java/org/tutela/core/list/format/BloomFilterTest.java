package org.tutela.core.list.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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

  @Test
  void writesTheBytesOfTheImplementationThatMadeTheFilter() throws IOException, URISyntaxException {
    Path folder = Path.of(BloomFilterTest.class.getResource("/lists/bloom").toURI());
    Path sample = folder.resolve("dcso-sha1-upper.bloom");
    BloomFilter made = BloomFilter.read(ListSource.of(sample));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    made.writeTo(bytes);

    // Behind the filter stands data of the publisher.
    byte[] whole = Files.readAllBytes(sample);
    assertThat(bytes.toByteArray())
        .hasSizeLessThanOrEqualTo(whole.length)
        .isEqualTo(Arrays.copyOf(whole, bytes.size()));
  }

  @Test
  void hasTheDimensionsOfTheImplementationAndFindsWhatWasPutIn() throws IOException {
    BloomFilter.Writer writer = new BloomFilter.Writer(1000, 0.0001);
    for (int i = 0; i < 1000; i++) {
      writer.add("value " + i);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writer.filter().writeTo(bytes);
    BloomFilter filter = BloomFilter.read(ListSource.of("made", bytes.toByteArray()));

    // n ln p / ln 2 squared is -19170.1, rounded up; 19170 ln 2 / n is 13.3, rounded up.
    assertThat(filter).hasToString("n=1000;p=1.0E-4;k=14;m=19170;N=" + filter.elements());
    assertThat(filter.elements()).isBetween(995L, 1000L);
    assertThat(IntStream.range(0, 1000).filter(i -> !filter.mightContain("value " + i))).isEmpty();
    assertThat(IntStream.range(0, 10_000).filter(i -> filter.mightContain("other " + i)).count())
        .isLessThan(10);
  }
}
