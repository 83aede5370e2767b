package org.tutela.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tutela.core.image.DecodedImage.State;
import org.tutela.core.image.ImageRejectedException.Code;

/** Every hostile picture of the corpus ends as its manifest says. */
class ImageCorpusTest {
  private static final Path IMAGES = Tsv.RESOURCES.resolve("images");
  private static final Set<Code> LIMITS =
      Set.of(Code.LIMIT_BYTES, Code.LIMIT_PIXELS, Code.LIMIT_SCANS);

  private final ImageDecoder decoder = ImageDecoder.create();

  private static Stream<Map<String, String>> expecting(String... outcomes) throws IOException {
    return Tsv.rows("images/manifest.tsv")
        .filter(row -> Set.of(outcomes).contains(row.get("expect")));
  }

  static Stream<Map<String, String>> decodable() throws IOException {
    return expecting("decode", "decode-lowq");
  }

  static Stream<Map<String, String>> featureless() throws IOException {
    return expecting("decode-lowq");
  }

  static Stream<Map<String, String>> damaged() throws IOException {
    return expecting("partial");
  }

  static Stream<Map<String, String>> tooLarge() throws IOException {
    return expecting("limit");
  }

  static Stream<Map<String, String>> broken() throws IOException {
    return expecting("error");
  }

  static Stream<Map<String, String>> eitherWay() throws IOException {
    return expecting("clean");
  }

  static Stream<Map<String, String>> all() throws IOException {
    return Tsv.rows("images/manifest.tsv");
  }

  @ParameterizedTest
  @MethodSource("decodable")
  void decodesWholeAndInTrueColour(Map<String, String> row) throws IOException {
    DecodedImage image = decode(row);
    PixelImage upright = image.upright();

    assertThat(image.notes() + image.state().id()).endsWith("complete");
    assertThat(upright.width()).isEqualTo(Integer.parseInt(row.get("w")));
    assertThat(upright.height()).isEqualTo(Integer.parseInt(row.get("h")));
    if (!row.get("mean_rgb").isEmpty()) {
      String[] mean = row.get("mean_rgb").split(",", -1);
      for (int channel = 0; channel < 3; channel++) {
        assertThat(mean(upright, 16 - 8 * channel))
            .isCloseTo(Double.parseDouble(mean[channel]), within(3.0));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("featureless")
  void featurelessPicturesHaveLowQuality(Map<String, String> row) throws IOException {
    assertThat(new PdqHasher().hash(decode(row).pixels()).quality()).isLessThan(50);
  }

  @ParameterizedTest
  @MethodSource("damaged")
  void damageIsReported(Map<String, String> row) throws IOException {
    DecodedImage image = decode(row);

    assertThat(image.state()).isEqualTo(State.PARTIAL);
    assertThat(image.notes()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("tooLarge")
  void limitsHoldBeforeADecoderRuns(Map<String, String> row) {
    assertThatThrownBy(() -> decode(row))
        .isInstanceOfSatisfying(
            ImageRejectedException.class, e -> assertThat(LIMITS).contains(e.code()));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void brokenFilesAreRefused(Map<String, String> row) {
    assertThatThrownBy(() -> decode(row))
        .isInstanceOf(ImageRejectedException.class)
        .hasMessageContaining(row.get("file"))
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @MethodSource("eitherWay")
  void doubtfulFilesEndCleanly(Map<String, String> row) throws IOException {
    try {
      assertThat(decode(row).pixels().height()).isPositive();
    } catch (ImageRejectedException e) {
      assertThat(e.code()).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void noFileTakes64MebibytesOfHeap(Map<String, String> row) throws Exception {
    long before = Allocation.ofThisThread();

    outcome(IMAGES.resolve(row.get("file")));

    assertThat(Allocation.ofThisThread() - before).isLessThan(64L << 20);
  }

  @Test
  void tenTimesAndOnFourThreadsEveryFileEndsTheSame() throws Exception {
    List<Path> files =
        Tsv.rows("images/manifest.tsv").map(row -> IMAGES.resolve(row.get("file"))).toList();
    Map<Path, String> once = new HashMap<>();
    for (Path file : files) {
      once.put(file, outcome(file));
    }
    ExecutorService four = Executors.newFixedThreadPool(4);
    try {
      for (int repeat = 0; repeat < 10; repeat++) {
        List<Future<String>> again = new ArrayList<>();
        for (Path file : files) {
          again.add(four.submit(() -> outcome(file)));
        }
        for (int i = 0; i < files.size(); i++) {
          assertThat(again.get(i).get()).isEqualTo(once.get(files.get(i)));
        }
      }
    } finally {
      four.shutdownNow();
    }
  }

  /** {@return everything that hashing a file came to, as text} */
  private String outcome(Path file) throws IOException {
    try {
      PictureHashes hashes = decoder.hash(file, QueryVariants.ALL, EnumSet.allOf(PdqDialect.class));
      String values =
          hashes.hashes().stream()
              .map(hash -> hash + hash.pdq().hash().hex())
              .collect(Collectors.joining());
      return hashes + values;
    } catch (ImageRejectedException e) {
      return e.getMessage();
    }
  }

  private DecodedImage decode(Map<String, String> row) throws IOException {
    return decoder.decode(IMAGES.resolve(row.get("file")));
  }

  private static double mean(PixelImage image, int shift) {
    long sum = 0;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        sum += (image.rgb(x, y) >> shift) & 0xff;
      }
    }
    return (double) sum / image.width() / image.height();
  }
}
