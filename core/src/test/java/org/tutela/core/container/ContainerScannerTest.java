package org.tutela.core.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.ContentHasher;
import org.tutela.core.hash.HashType;
import org.tutela.core.image.ImageDecoder;
import org.tutela.core.image.PdqHasher;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexCompiler;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListRecord;
import org.tutela.core.match.Match;
import org.tutela.core.match.MatchInput;
import org.tutela.core.match.MatchResult;
import org.tutela.core.match.Matcher;
import org.tutela.core.match.StopCondition;

class ContainerScannerTest {
  private static final Path PICTURES = Path.of("src/test/resources/vectors/pdq");
  private static final byte[] BAD = Archives.ascii("listed content");
  private static final byte[] GOOD = Archives.ascii("harmless content");

  @TempDir private Path folder;
  private Path picture = PICTURES.resolve("sceneA-orig.png");
  private HashIndex index;

  @BeforeEach
  void listTheBadContentAndThePicture() throws IOException {
    IndexCompiler compiler = IndexCompiler.builder().name("containers").build();
    Consumer<ListRecord> list = compiler.list(HashList.of("hotline"));
    ContentHash pdq = new PdqHasher().hash(ImageDecoder.create().decode(picture).pixels()).hash();
    list.accept(ListEntry.of(sha256(BAD), "", "bad", ""));
    list.accept(ListEntry.of(pdq, "", "picture", ""));
    Path file = folder.resolve("lists.tidx");
    compiler.writeTo(file);
    index = HashIndex.load(file);
  }

  @AfterEach
  void closeTheIndex() throws IOException {
    index.close();
  }

  private static ContentHash sha256(byte[] content) throws IOException {
    Map<HashType, ContentHash> hashes =
        ContentHasher.of(HashType.SHA256).hash(new ByteArrayInputStream(content));
    return hashes.values().iterator().next();
  }

  private MatchResult scan(byte[] content) {
    return scan(content, ContainerLimits.DEFAULT);
  }

  /** As a stream and as a file, which must come to the same. */
  private MatchResult scan(byte[] content, ContainerLimits limits) {
    try {
      ContainerScanner scanner = ContainerScanner.of(Matcher.of(index), limits);
      MatchInput stream = MatchInput.of("upload", () -> new ByteArrayInputStream(content));
      MatchResult streamed = scanner.match(stream, StopCondition.NEVER);
      Path file = Files.write(folder.resolve("upload"), content);
      assertThat(scanner.match(file)).isEqualTo(streamed);
      return streamed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> paths(MatchResult result) {
    return result.matches().stream().map(Match::inside).toList();
  }

  private static byte[] pack(String kind, Map<String, byte[]> files) throws IOException {
    return switch (kind) {
      case "zip" -> Archives.zip(files);
      case "tar" -> Archives.tar(files);
      case "7z" -> Archives.sevenZip(files);
      case "tar.bz2" -> Archives.compressed("bzip2", Archives.tar(files));
      case "tar.xz" -> Archives.compressed("xz", Archives.tar(files));
      default -> Archives.gzip(Archives.tar(files));
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip", "tar", "7z", "tar.gz", "tar.bz2", "tar.xz"})
  void matchNamesThePathInside(String kind) throws IOException {
    Map<String, byte[]> files =
        Map.of("res/drawable/x.png", Files.readAllBytes(picture), "a.txt", GOOD, "b/c.bin", BAD);

    MatchResult result = scan(pack(kind, files));

    String outer = kind.startsWith("tar.") ? "!/content!/" : "!/";
    assertThat(paths(result)).containsExactly(outer + "b/c.bin", outer + "res/drawable/x.png");
    assertThat(result.scan()).isEqualTo(MatchResult.Scan.COMPLETE);
    assertThat(result.matches().get(0).explain()).startsWith("in " + outer + "b/c.bin: sha256");
  }

  @Test
  void tarOfTheFirstProgramsHasNoMark() throws IOException {
    byte[] tar = Archives.tar(Map.of("c.bin", BAD));
    Arrays.fill(tar, 257, 265, (byte) 0);
    Arrays.fill(tar, 148, 156, (byte) ' ');
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += tar[i] & 0xff;
    }
    System.arraycopy(Archives.ascii(String.format("%06o\0 ", sum)), 0, tar, 148, 8);

    assertThat(paths(scan(tar))).containsExactly("!/c.bin");
  }

  @Test
  void nestedContainersAreWalkedToTheirDepth() throws IOException {
    byte[] nested = BAD;
    for (int i = 0; i < 4; i++) {
      nested = Archives.zip(Map.of("n" + i, nested));
    }
    ContainerLimits three = new ContainerLimits(3, 100, 1 << 20, 100);

    assertThat(paths(scan(nested))).containsExactly("!/n3!/n2!/n1!/n0");
    MatchResult shallow = scan(nested, three);
    assertThat(shallow.matches()).isEmpty();
    assertThat(shallow.scan()).isEqualTo(MatchResult.Scan.PARTIAL);
    assertThat(shallow.reason()).startsWith("LIMIT_DEPTH").contains("!/n3!/n2!/n1");
  }

  @Test
  void containerItselfIsLookedUpToo() throws IOException {
    byte[] archive = new ZipMaker().file("bad", BAD).raw(BAD).bytes();

    assertThat(paths(scan(archive))).containsExactly("!/bad");
    assertThat(paths(scan(BAD))).containsExactly("");
  }

  @Test
  void zipBombEndsAtTheRatio() {
    byte[] zeros = new byte[40 << 20];
    byte[] packed = ZipMaker.deflated(zeros);
    byte[] bomb = new ZipMaker().file("first", BAD).file("zeros", zeros).bytes();

    MatchResult result = scan(bomb);

    assertThat(packed.length).isLessThan(1 << 16);
    assertThat(result.reason()).startsWith("LIMIT_RATIO");
    assertThat(result.scan()).isEqualTo(MatchResult.Scan.PARTIAL);
    assertThat(paths(result)).containsExactly("!/first");
  }

  @Test
  void bytesAndEntriesAreLimitedOverAllContainersTogether() throws IOException {
    byte[] inner = Archives.zip(Map.of("a", new byte[600], "b", new byte[600]));
    byte[] outer = Archives.zip(Map.of("x", inner, "y", inner));

    assertThat(scan(outer, new ContainerLimits(4, 100, 2000, 100)).reason())
        .startsWith("LIMIT_BYTES");
    assertThat(scan(outer, new ContainerLimits(4, 5, 1 << 20, 100)).reason())
        .startsWith("LIMIT_ENTRIES");
    assertThat(scan(outer, new ContainerLimits(4, 6, 1 << 20, 100)).scan())
        .isEqualTo(MatchResult.Scan.COMPLETE);
  }

  @Test
  void fileThatTheDirectoryHidesIsFoundAndSaid() {
    byte[] zip = new ZipMaker().file("a", GOOD).local("hidden", BAD).file("b", GOOD).bytes();

    MatchResult result = scan(zip);

    assertThat(paths(result)).containsExactly("!/hidden");
    assertThat(result.scan()).isEqualTo(MatchResult.Scan.PARTIAL);
    assertThat(result.reason()).startsWith("VIEWS_DIFFER");
  }

  @Test
  void fileInFrontOfTheFirstOneAndBehindTheLastAreFound() {
    byte[] front = new ZipMaker().local("front", BAD).file("a", GOOD).bytes();
    byte[] back = new ZipMaker().file("a", GOOD).local("back", BAD).bytes();

    assertThat(paths(scan(front))).containsExactly("!/front");
    assertThat(paths(scan(back))).containsExactly("!/back");
  }

  @Test
  void fileThatOnlyTheDirectoryNamesSoIsFound() {
    ZipMaker zip = new ZipMaker().local("innocent", BAD);
    byte[] bytes = zip.central("other", BAD, 0).bytes();

    assertThat(paths(scan(bytes))).containsExactlyInAnyOrder("!/innocent", "!/other");
  }

  @Test
  void sizesThatLieHideNothing() {
    byte[] packed = ZipMaker.deflated(BAD);
    ZipMaker zip =
        new ZipMaker().local("a", 8, 0, ZipMaker.crc(BAD), packed.length, BAD.length, packed);
    byte[] bytes = zip.central("a", 8, 0, 0, 3, 1, 0).bytes();

    MatchResult result = scan(bytes);

    assertThat(paths(result)).containsExactly("!/a");
    assertThat(result.scan()).isEqualTo(MatchResult.Scan.PARTIAL);
  }

  @Test
  void overlappingFilesArePartial() {
    ZipMaker zip = new ZipMaker().local("a", BAD);
    byte[] bytes = zip.central("a", BAD, 0).central("a", BAD, 0).bytes();

    assertThat(scan(bytes).reason()).startsWith("VIEWS_DIFFER");
  }

  @Test
  void bothFilesOfOneNameAreLookedAt() {
    byte[] zip = new ZipMaker().file("same", GOOD).file("same", BAD).bytes();

    assertThat(paths(scan(zip))).containsExactly("!/same");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "../../outside", "C:\\windows\\x", "", "a\u0000b"})
  void strangeNamesAreOnlyNames(String name) throws IOException {
    byte[] zip = new ZipMaker().file(name, BAD).bytes();

    MatchResult result = scan(zip);

    assertThat(paths(result)).containsExactly("!/" + name);
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("lists.tidx", "upload");
    }
  }

  @Test
  void zipWithoutItsDirectoryIsReadFromTheFront() {
    byte[] zip = new ZipMaker().file("a", BAD).file("b", GOOD).bytes();
    byte[] cut = Arrays.copyOf(zip, zip.length - 60);

    MatchResult result = scan(cut);

    assertThat(paths(result)).containsExactly("!/a");
    assertThat(result.reason()).startsWith("DAMAGED");
  }

  @Test
  void fileThatIsCutOffIsDecodedAsFarAsItGoes() throws IOException {
    byte[] content = Files.readAllBytes(picture);
    byte[] zip =
        new ZipMaker()
            .local("x.png", 0, 0, ZipMaker.crc(content), content.length, content.length, content)
            .bytes();
    byte[] cut = Arrays.copyOf(zip, zip.length - content.length / 30);

    MatchResult result = scan(cut);

    assertThat(result.scan()).isEqualTo(MatchResult.Scan.PARTIAL);
    assertThat(paths(result)).containsExactly("!/x.png");
  }

  @Test
  void encryptedAndUnknownFilesAreSaidToBeUnread() {
    byte[] packed = ZipMaker.deflated(BAD);
    int crc = ZipMaker.crc(BAD);
    byte[] zip =
        new ZipMaker()
            .local("locked", 8, 1, crc, packed.length, BAD.length, packed)
            .central("locked", 8, 1, crc, packed.length, BAD.length, 0)
            .bytes();
    byte[] odd =
        new ZipMaker()
            .local("odd", 98, 0, crc, packed.length, BAD.length, packed)
            .central("odd", 98, 0, crc, packed.length, BAD.length, 0)
            .bytes();

    assertThat(scan(zip).reason()).isEqualTo("ENCRYPTED: a password is needed (!/locked)");
    assertThat(scan(odd).reason()).isEqualTo("UNSUPPORTED: compression method 98 (!/odd)");
  }

  @Test
  void stopEndsTheWalk() throws IOException {
    byte[] zip = new ZipMaker().file("a", BAD).bytes();
    Path file = Files.write(folder.resolve("late.zip"), zip);
    int[] asked = new int[1];
    StopCondition late = StopCondition.when(() -> asked[0]++ > 1);

    MatchResult result = ContainerScanner.of(Matcher.of(index)).match(MatchInput.of(file), late);

    assertThat(result.matches()).isEmpty();
    assertThat(result.reason()).contains("CANCELLED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip", "tar", "7z"})
  void interruptedThreadIsNoDamage(String kind) throws IOException {
    byte[] large = new byte[1 << 20];
    new Random(1).nextBytes(large);
    Path file = Files.write(folder.resolve("large"), pack(kind, Map.of("a", large, "b", large)));
    int[] asked = new int[1];
    StopCondition interrupting =
        StopCondition.when(
            () -> {
              if (asked[0]++ > 40) {
                Thread.currentThread().interrupt();
              }
              return false;
            });

    MatchResult result =
        ContainerScanner.of(Matcher.of(index)).match(MatchInput.of(file), interrupting);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(result.reason()).contains("CANCELLED: the thread was interrupted");
  }

  @Test
  void flateBombOfAPdfEndsAtTheRatio() throws IOException {
    byte[] zeros = Archives.flate(new byte[40 << 20]);
    PdfMaker pdf = new PdfMaker().stream(7, "/Type/EmbeddedFile/Filter/FlateDecode", zeros);

    assertThat(scan(pdf.bytes()).reason()).startsWith("LIMIT_RATIO");
  }

  /** The marks of archives that are not looked into, by their specifications. */
  @ParameterizedTest
  @CsvSource({
    "1f9d90, compress",
    "5d00008000ffffffffffffffff00, lzma",
    "5d00008000100000000000000000, lzma",
    "213c617263683e0a, ar",
    "303730373031, cpio",
    "c771, cpio",
    "60ea, arj",
    "2a002d6c68352d, lha",
    "000000000000002a2a4143452a2a, ace",
    "7861722100, xar",
    "4d5357494d000000, wim",
    "68737173, squashfs",
    "514649fb, a disk image",
    "502a4d18, zstd",
    "02214c18, lz4",
    "ff060000734e61507059, snappy",
    "526172211a0700, rar",
    "526172211a070100, rar",
    "28b52ffd, zstd",
    "04224d18, lz4",
    "4c5a495001, lzip",
    "4d53434600000000, cab",
    "d0cf11e0a1b11ae1, an OLE compound file"
  })
  void archiveThatIsNotLookedIntoIsPartial(String mark, String name) {
    MatchResult result = scan(Arrays.copyOf(HexFormat.of().parseHex(mark), 600));

    assertThat(result.scan()).isEqualTo(MatchResult.Scan.PARTIAL);
    assertThat(result.reason()).isEqualTo("UNSUPPORTED: " + name + " is not looked into");
  }

  @Test
  void zipBehindAProgramOrAPictureIsFoundInAFile() throws IOException {
    byte[] zip = Archives.zip(Map.of("b.bin", BAD));
    ContainerScanner scanner = ContainerScanner.of(Matcher.of(index));
    for (byte[] front : List.of(Archives.ascii("#!/bin/sh\n"), Files.readAllBytes(picture))) {
      Path file = folder.resolve("polyglot");
      Files.write(file, front);
      Files.write(file, zip, StandardOpenOption.APPEND);

      assertThat(paths(scanner.match(file))).contains("!/b.bin");
    }
  }

  @Test
  void nameInUtf8IsShownAsSuchEvenIfNothingSaysThatItIs() throws IOException {
    byte[] zip = Archives.zip(Map.of("\u00fcn\u00ef.bin", BAD));
    for (int i = 0; i + 10 < zip.length; i++) {
      boolean central = zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1;
      boolean local = zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 3;
      if (local || central) {
        zip[i + (local ? 7 : 9)] &= ~8;
      }
    }

    assertThat(paths(scan(zip))).containsExactly("!/\u00fcn\u00ef.bin");
  }

  @Test
  void encryptedSevenZipSaysSo() throws IOException {
    MatchResult result = scan(Archives.sevenZip(Map.of("b.bin", BAD), "secret"));

    assertThat(result.scan()).isEqualTo(MatchResult.Scan.PARTIAL);
    assertThat(result.reason()).startsWith("ENCRYPTED: a password is needed");
  }
}
