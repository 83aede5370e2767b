package org.tutela.core.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexCompiler;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;
import org.tutela.core.match.MatchInput;
import org.tutela.core.match.MatchResult;
import org.tutela.core.match.Matcher;
import org.tutela.core.match.StopCondition;

/** Whatever bytes come, a scan ends with a result that says whether it is complete. */
class ContainerFuzzTest {
  private static final ContainerLimits SMALL = new ContainerLimits(3, 200, 1 << 20, 20);
  private static final ContainerScanner SCANNER = scanner();

  private static ContainerScanner scanner() {
    try {
      IndexCompiler compiler = IndexCompiler.builder().name("fuzz").build();
      ContentHash hash = ContentHash.of(HashType.SHA256, new byte[32]);
      ContentHash picture = ContentHash.parse(HashType.PDQ, "0f".repeat(32));
      compiler.list(HashList.of("hotline")).accept(ListEntry.of(hash, "", "", ""));
      compiler.list(HashList.of("pictures")).accept(ListEntry.of(picture, "", "", ""));
      Path file = Files.createTempFile("fuzz", ".tidx");
      compiler.writeTo(file);
      HashIndex index = HashIndex.load(file);
      Files.delete(file);
      return ContainerScanner.of(Matcher.of(index), SMALL);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Stream<Arguments> seeds() throws IOException {
    Map<String, byte[]> files = Map.of("a", new byte[100], "b/c", Archives.ascii("text"));
    byte[] commands = Archives.ascii("q BI /W 4/H 4/CS[/I/RGB 1 <00>]/F/AHx ID 00> EI Q");
    byte[] pdf =
        new PdfMaker()
            .stream(2, "/Subtype/Image/Filter/DCTDecode", new byte[9]).stream(
                    3,
                    "/Subtype/Image/Width 4/Height 4/ColorSpace 5 0 R/Filter/FlateDecode/Predictor 15",
                    Archives.flate(new byte[52]))
                .objectStream(4, 5, "[/Indexed/DeviceRGB 1 <00>]")
                .stream(6, "/Filter[/RL/LZW]", new byte[] {0, 'x', (byte) 200, 1})
                .stream(7, "", commands)
                .bytes();
    return Stream.of(
            Archives.zip(files),
            Archives.tar(files),
            Archives.sevenZip(files),
            Archives.gzip(Archives.zip(files)),
            new ZipMaker().file("a", files.get("a")).local("b", files.get("b/c")).bytes(),
            pdf,
            new byte[] {'P', 'K', 3, 4},
            new byte[] {'P', 'K', 5, 6},
            Archives.ascii("%PDF-stream\nstream\nendstream"))
        .map(Arguments::of);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void scan(byte[] content) throws IOException {
    MatchResult result =
        SCANNER.match(
            MatchInput.of("fuzz", () -> new ByteArrayInputStream(content)), StopCondition.NEVER);

    assertThat(result.scan() == MatchResult.Scan.COMPLETE).isEqualTo(result.reason().isEmpty());
  }
}
