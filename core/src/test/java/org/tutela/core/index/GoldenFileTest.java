package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.image.PdqDialect;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.Opinions;

/**
 * Files of format 1.0 that were written once and are read for ever. They lie in {@code
 * src/test/resources}, compressed, because their directories are mostly zeros.
 */
class GoldenFileTest {
  private static final HashType BITS = HashType.bits("golden", 64);
  private static final Map<IndexProfile, IndexPlan> PLANS =
      Map.of(IndexProfile.FULL, IndexPlan.BANDS, IndexProfile.DEVICE, IndexPlan.WIDE_BANDS);
  private static final Instant UPDATED = Instant.parse("2026-05-04T03:02:01Z");

  /** What there is a file of; its name is that of the file. */
  enum Golden {
    FULL(IndexProfile.FULL),
    SLOTS(IndexProfile.FULL),
    DEVICE(IndexProfile.DEVICE),
    SCAN(IndexProfile.SCAN);

    private final IndexProfile profile;

    Golden(IndexProfile profile) {
      this.profile = profile;
    }

    private CostModel costs() {
      return this == SLOTS ? Indexes.SLOTS_ALWAYS : Indexes.BANDS_ALWAYS;
    }

    Path unpack(Path folder) throws IOException {
      String name = "/index/1.0-" + name().toLowerCase(Locale.ROOT) + ".tidx.gz";
      Path file = folder.resolve("golden.tidx");
      try (InputStream packed = Objects.requireNonNull(Golden.class.getResourceAsStream(name));
          InputStream content = new GZIPInputStream(packed)) {
        Files.copy(content, file);
      }
      return file;
    }
  }

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Golden.class)
  void answersAsOnTheDayItWasWritten(Golden golden) throws IOException {
    IndexProfile profile = golden.profile;
    Path file = golden.unpack(folder);
    HashIndex.verify(file);
    for (Indexes.Opening opening : Indexes.Opening.values()) {
      try (HashIndex index = opening.open(file)) {
        assertThat(index.name()).isEqualTo("golden");
        assertThat(index.profile()).isEqualTo(profile);
        assertThat(index.types())
            .containsExactly(HashType.MD5, HashType.SHA1, HashType.SHA256, HashType.PHOTODNA, BITS);
        assertThat(index.plan(BITS)).contains(PLANS.getOrDefault(profile, IndexPlan.SCAN));
        assertThat(index.plan(HashType.PHOTODNA)).contains(IndexPlan.UNMATCHABLE);
        assertThat(index.entries(index.lookup(md5(1)).orElseThrow()))
            .extracting(e -> e.list().name() + " " + e.category() + " " + e.role())
            .containsExactly("first A BLOCK", "second  SUPPRESS");
        assertThat(index.lookup(md5(99))).isEmpty();
        assertThat(index.lookup(sha256(9))).isPresent();
        assertThat(index.isTruncated(HashType.SHA256)).isEqualTo(profile != IndexProfile.FULL);
        assertThat(index.search(bits(3), 1))
            .containsExactly(
                new IndexHit(BITS, 34, 0),
                new IndexHit(BITS, 32, 1),
                new IndexHit(BITS, 33, 1),
                new IndexHit(BITS, 38, 1));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Golden.class)
  void theSameListsStillGiveTheSameBytes(Golden golden) throws IOException {
    assertThat(Files.readAllBytes(Indexes.write(folder, compiler(golden))))
        .isEqualTo(Files.readAllBytes(golden.unpack(folder)));
  }

  /** The lists behind the golden files. */
  static IndexCompiler compiler(Golden golden) {
    IndexCompiler compiler =
        IndexCompiler.builder()
            .name("golden")
            .profile(golden.profile)
            .radius(11)
            .costs(golden.costs())
            .build();
    var first = compiler.list(new HashList("first", "NL", PdqDialect.CORE));
    for (int n = 0; n < 10; n++) {
      first.accept(ListEntry.of(md5(n), "A", "id-" + n, "line " + n));
      first.accept(ListEntry.of(sha1(n), n % 2 == 0 ? "A" : "B", "", "line " + n));
      first.accept(ListEntry.of(sha256(n), "A", "", "line " + n));
      first.accept(
          new ListEntry(
              bits(n),
              "A",
              "id-" + n,
              EntryRole.BLOCK,
              Optional.of(UPDATED.plusSeconds(n)),
              new Opinions(n, n % 3),
              "",
              ""));
    }
    var second = compiler.list(new HashList("second", "", PdqDialect.RESIZE_512));
    second.accept(
        new ListEntry(md5(1), "", "", EntryRole.SUPPRESS, Optional.empty(), Opinions.NONE, "", ""));
    second.accept(
        ListEntry.of(ContentHash.of(HashType.PHOTODNA, new byte[144]), "C", "x", "line 2"));
    return compiler;
  }

  private static ContentHash md5(int n) {
    return ContentHash.parse(HashType.MD5, String.format("%02x", n * 37 % 256).repeat(16));
  }

  private static ContentHash sha1(int n) {
    return ContentHash.parse(HashType.SHA1, String.format("%02x", 255 - n).repeat(20));
  }

  private static ContentHash sha256(int n) {
    return ContentHash.parse(HashType.SHA256, String.format("%02x", 99 + n).repeat(32));
  }

  private static ContentHash bits(int n) {
    return ContentHash.parse(BITS, String.format("00ff00ff%08x", n));
  }
}
