package org.tutela.core.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.ContentHasher;
import org.tutela.core.hash.HashType;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexCompiler;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListRecord;
import org.tutela.core.match.MatchInput;
import org.tutela.core.match.MatchResult;
import org.tutela.core.match.Matcher;
import org.tutela.core.match.StopCondition;

/** A container matches what its extracted files match. */
class ContainerPropertiesTest {
  private static final int LISTED = 10;
  private static final HashIndex INDEX = index();

  /** A file or a container of files. */
  sealed interface Node {
    record Leaf(int content) implements Node {}

    record Container(String kind, List<Node> nodes) implements Node {}
  }

  private static byte[] content(int number) {
    return Archives.ascii("synthetic content " + number);
  }

  private static HashIndex index() {
    try {
      IndexCompiler compiler = IndexCompiler.builder().name("p").build();
      Consumer<ListRecord> list = compiler.list(HashList.of("hotline"));
      for (int i = 0; i < LISTED; i++) {
        Map<HashType, ContentHash> hashes =
            ContentHasher.of(HashType.SHA256).hash(new ByteArrayInputStream(content(i)));
        hashes.values().forEach(hash -> list.accept(ListEntry.of(hash, "", "", "")));
      }
      Path file = Files.createTempFile("containers", ".tidx");
      compiler.writeTo(file);
      HashIndex index = HashIndex.load(file);
      Files.delete(file);
      return index;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Provide
  Arbitrary<Node> nodes() {
    Arbitrary<Node> leaf = Arbitraries.integers().between(0, 3 * LISTED).map(Node.Leaf::new);
    return Arbitraries.recursive(() -> leaf, this::containing, 0, 3);
  }

  private Arbitrary<Node> containing(Arbitrary<Node> inner) {
    return Combinators.combine(
            Arbitraries.of("zip", "tar", "7z", "gz"), inner.list().ofMinSize(1).ofMaxSize(4))
        .as(Node.Container::new);
  }

  /** Packs a node, and notes for each file under which path it stands. */
  private static byte[] pack(Node node, String path, Map<String, byte[]> extracted)
      throws IOException {
    if (node instanceof Node.Leaf leaf) {
      extracted.put(path, content(leaf.content()));
      return content(leaf.content());
    }
    Node.Container container = (Node.Container) node;
    if (container.kind().equals("gz")) {
      return Archives.gzip(pack(container.nodes().get(0), path + "!/content", extracted));
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < container.nodes().size(); i++) {
      String name = "dir/f" + i;
      files.put(name, pack(container.nodes().get(i), path + "!/" + name, extracted));
    }
    return switch (container.kind()) {
      case "zip" -> Archives.zip(files);
      case "tar" -> Archives.tar(files);
      default -> Archives.sevenZip(files);
    };
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void containerMatchesWhatItsFilesMatch(@ForAll("nodes") Node node) throws IOException {
    Map<String, byte[]> extracted = new LinkedHashMap<>();
    byte[] packed = pack(node, "", extracted);
    Matcher matcher = Matcher.of(INDEX);
    Set<String> expected = new TreeSet<>();
    for (Map.Entry<String, byte[]> file : extracted.entrySet()) {
      if (matcher.match(new ByteArrayInputStream(file.getValue())).isMatch()) {
        expected.add(file.getKey());
      }
    }

    MatchResult result =
        ContainerScanner.of(matcher)
            .match(MatchInput.of("x", () -> new ByteArrayInputStream(packed)), StopCondition.NEVER);

    assertThat(result.matches().stream().map(m -> m.inside()).collect(Collectors.toSet()))
        .isEqualTo(expected);
    assertThat(result.scan()).isEqualTo(MatchResult.Scan.COMPLETE);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void damageNeverThrowsAndIsNeverSilent(
      @ForAll("nodes") Node node, @ForAll int place, @ForAll byte with) throws IOException {
    byte[] packed = pack(node, "", new LinkedHashMap<>());
    packed[Math.floorMod(place, packed.length)] = with;

    MatchResult result =
        ContainerScanner.of(Matcher.of(INDEX))
            .match(MatchInput.of("x", () -> new ByteArrayInputStream(packed)), StopCondition.NEVER);

    assertThat(result.scan() == MatchResult.Scan.COMPLETE).isEqualTo(result.reason().isEmpty());
  }
}
