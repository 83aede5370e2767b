package org.tutela.core.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.ContentHasher;
import org.tutela.core.hash.HashType;
import org.tutela.core.image.ImageDecoder;
import org.tutela.core.image.Orientation;
import org.tutela.core.image.PdqDialect;
import org.tutela.core.image.PdqHasher;
import org.tutela.core.image.QueryVariant;
import org.tutela.core.image.QueryVariants;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexCompiler;
import org.tutela.core.index.IndexProfile;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.Opinions;

class MatcherTest {
  private static final Path PICTURES = Path.of("src/test/resources/vectors/pdq");
  private static final Path HOSTILE = Path.of("src/test/resources/images");
  private static final HashList LIST = new HashList("hotline", "GB", PdqDialect.CORE);

  @TempDir private Path folder;

  private static Path picture(String transform) {
    return PICTURES.resolve("sceneA-" + transform + ".png");
  }

  private static ContentHash pdq(Path file) throws IOException {
    return new PdqHasher().hash(ImageDecoder.create().decode(file).pixels()).hash();
  }

  private static ContentHash digest(Path file, HashType type) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      Map<HashType, ContentHash> digests = ContentHasher.of(type).hash(content);
      return Optional.ofNullable(digests.get(type)).orElseThrow();
    }
  }

  private HashIndex index(HashList list, ContentHash... hashes) throws IOException {
    return index(list, Arrays.stream(hashes).map(h -> ListEntry.of(h, "A1", "id-7", "")).toList());
  }

  private HashIndex index(HashList list, List<ListEntry> entries) throws IOException {
    IndexCompiler compiler = IndexCompiler.builder().name("test").build();
    Consumer<ListRecord> sink = compiler.list(list);
    entries.forEach(sink);
    Path file = folder.resolve("test.tidx");
    compiler.writeTo(file);
    return HashIndex.load(file);
  }

  @ParameterizedTest
  @CsvSource({
    "md5, EXACT_WEAK, ACT",
    "sha1, EXACT_WEAK, ACT",
    "sha256, EXACT, ACT",
    "sha512, EXACT, ACT",
    "pdq, NEAR, REVIEW"
  })
  void storedPictureMatchesByEveryType(String id, EvidenceLevel evidence, Disposition disposition)
      throws IOException {
    HashType type = HashType.of(id);
    Path file = picture("orig");
    ContentHash listed = type.equals(HashType.PDQ) ? pdq(file) : digest(file, type);
    try (HashIndex index = index(LIST, listed)) {
      MatchResult result = Matcher.of(index).match(file);

      assertThat(result.scan()).isEqualTo(MatchResult.Scan.COMPLETE);
      assertThat(result.isMatch()).isTrue();
      assertThat(result.disposition()).contains(disposition);
      Match match = result.matches().get(0);
      assertThat(match.evidence()).isEqualTo(evidence);
      assertThat(match.list()).isEqualTo(LIST);
      assertThat(match.sourceId()).isEqualTo("id-7");
      assertThat(match.distance()).isZero();
    }
  }

  @Test
  void aTruncatedDigestSaysSo() throws IOException {
    Path file = picture("orig");
    IndexCompiler compiler =
        IndexCompiler.builder().name("test").profile(IndexProfile.DEVICE).build();
    compiler.list(LIST).accept(ListEntry.of(digest(file, HashType.SHA256), "A1", "", ""));
    compiler.writeTo(folder.resolve("device.tidx"));
    try (HashIndex index = HashIndex.load(folder.resolve("device.tidx"))) {
      Match match = Matcher.of(index).match(file).matches().get(0);

      assertThat(match.evidence()).isEqualTo(EvidenceLevel.EXACT_TRUNCATED);
      assertThat(match.evidence().isExact()).isTrue();
      assertThat(match.disposition()).isEqualTo(Disposition.ACT);
      assertThat(match.explain()).contains("exact_truncated");
    }
  }

  @Test
  void alteredCopyIsNearAndSaysHowFar() throws IOException {
    try (HashIndex index =
        index(LIST, pdq(picture("orig")), digest(picture("orig"), HashType.MD5))) {
      MatchResult result = Matcher.of(index).match(picture("jpeg50"));

      assertThat(result.matches()).hasSize(1);
      Match match = result.matches().get(0);
      assertThat(match.distance())
          .isEqualTo(pdq(picture("orig")).distance(pdq(picture("jpeg50"))))
          .isBetween(0, 31);
      assertThat(match.explain())
          .contains("pdq differs in", "radius 31", "hotline", "A1", "id-7", "GB", "as-stored")
          .contains("review")
          .doesNotContain(pdq(picture("orig")).hex().substring(0, 12));
    }
  }

  @Test
  void unrelatedContentMatchesNothing() throws IOException {
    try (HashIndex index = index(LIST, pdq(picture("orig")))) {
      Matcher matcher = Matcher.of(index);

      assertThat(matcher.match(PICTURES.resolve("plasmaB-orig.png")).matches()).isEmpty();
      MatchResult text = matcher.match(new ByteArrayInputStream(new byte[] {'h', 'i'}));
      assertThat(text.scan()).isEqualTo(MatchResult.Scan.COMPLETE);
      assertThat(text.isMatch()).isFalse();
    }
  }

  @Test
  void turnedCopyIsFoundWhenOrientationsAreAskedFor() throws IOException {
    try (HashIndex index = index(LIST, pdq(picture("orig")))) {
      Path turned = picture("rot90");

      assertThat(Matcher.of(index).match(turned).isMatch()).isFalse();

      MatchRules rules =
          MatchRules.of(MatchRule.builder("turned").variants(QueryVariants.ORIENTATIONS).build());
      Match match = Matcher.of(index, rules).match(turned).matches().get(0);
      assertThat(match.distance()).isZero();
      assertThat(match.picture().map(Match.PictureQuery::variant))
          .contains(QueryVariant.of(Orientation.ROTATE_270));
    }
  }

  @Test
  void pictureBeyondTheLimitsIsUnscannedAndStillLookedUpByDigest() throws IOException {
    Path bomb = HOSTILE.resolve("png_bomb_header_65535.png");
    try (HashIndex index = index(LIST, pdq(picture("orig")), digest(bomb, HashType.SHA256))) {
      MatchResult result = Matcher.of(index).match(bomb);

      assertThat(result.scan()).isEqualTo(MatchResult.Scan.UNSCANNED);
      assertThat(result.reason()).startsWith("LIMIT_PIXELS");
      assertThat(result.matches()).hasSize(1);
    }
  }

  @Test
  void damagedPictureIsPartial() throws IOException {
    try (HashIndex index = index(LIST, pdq(picture("orig")))) {
      MatchResult result = Matcher.of(index).match(HOSTILE.resolve("png_trunc_idat.png"));

      assertThat(result.scan()).isEqualTo(MatchResult.Scan.PARTIAL);
      assertThat(result.reason()).isNotEmpty();
    }
  }

  @Test
  void featurelessPictureNeverMatchesByPdq() throws IOException {
    Path flat = HOSTILE.resolve("png_flat_white_512.png");
    try (HashIndex index = index(LIST, pdq(flat))) {
      MatchResult result = Matcher.of(index).match(flat);

      assertThat(result.isMatch()).isFalse();
      assertThat(result.notes()).anyMatch(note -> note.contains("below 50"));
    }
  }

  @Test
  void listMadeByTheFileToolIsQueriedInItsDialect() throws IOException {
    Path file = PICTURES.resolve("text-600x400.png");
    ContentHash listed =
        new PdqHasher()
            .hash(ImageDecoder.create().decode(file).pixels(), PdqDialect.RESIZE_512)
            .hash();
    try (HashIndex index = index(new HashList("tool", "", PdqDialect.RESIZE_512), listed)) {
      Match match = Matcher.of(index).match(file).matches().get(0);

      assertThat(match.distance()).isZero();
      assertThat(match.picture().map(Match.PictureQuery::dialect)).contains(PdqDialect.RESIZE_512);
    }
  }

  @Test
  void disputedEntryIsReviewed() throws IOException {
    ContentHash hash = digest(picture("orig"), HashType.SHA256);
    ListEntry disputed =
        new ListEntry(hash, "", "", EntryRole.BLOCK, Optional.empty(), new Opinions(0, 1), "", "");
    try (HashIndex index = index(LIST, List.of(disputed))) {
      assertThat(Matcher.of(index).match(hash).disposition()).contains(Disposition.REVIEW);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ALLOW", "SUPPRESS", "KNOWN_GOOD", "OBSERVABLE"})
  void entryThatDoesNotAccuseIsNoMatch(EntryRole role) throws IOException {
    ContentHash hash = digest(picture("orig"), HashType.SHA256);
    ListEntry entry = new ListEntry(hash, "", "", role, Optional.empty(), Opinions.NONE, "", "");
    try (HashIndex index = index(LIST, List.of(entry))) {
      assertThat(Matcher.of(index).match(hash).isMatch()).isFalse();
    }
  }

  @Test
  void shadowIsRecordedAndNoMatch() throws IOException {
    ContentHash hash = digest(picture("orig"), HashType.MD5);
    MatchRules rules =
        MatchRules.of(
            MatchRule.builder("md5 is not enough")
                .disposition(EvidenceLevel.EXACT_WEAK, Disposition.SHADOW)
                .build());
    try (HashIndex index = index(LIST, hash)) {
      MatchResult result = Matcher.of(index, rules).match(hash);

      assertThat(result.matches()).hasSize(1);
      assertThat(result.isMatch()).isFalse();
    }
  }

  @Test
  void strongestEvidenceComesFirst() throws IOException {
    Path file = picture("orig");
    try (HashIndex index =
        index(LIST, pdq(file), digest(file, HashType.MD5), digest(file, HashType.SHA256))) {
      assertThat(Matcher.of(index).match(file).matches())
          .extracting(Match::evidence)
          .containsExactly(EvidenceLevel.EXACT, EvidenceLevel.EXACT_WEAK, EvidenceLevel.NEAR);
    }
  }

  @Test
  void radiusBeyondTheIndexIsRefused() throws IOException {
    MatchRules rules = MatchRules.of(MatchRule.builder("far").radius(40).build());
    try (HashIndex index = index(LIST, pdq(picture("orig")))) {
      assertThatThrownBy(() -> Matcher.of(index, rules))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("40")
          .hasMessageContaining("31");
    }
  }

  @Test
  void missingFileIsAnErrorAndNoMiss() throws IOException {
    try (HashIndex index = index(LIST, pdq(picture("orig")))) {
      assertThatThrownBy(() -> Matcher.of(index).match(folder.resolve("gone.jpg")))
          .isInstanceOf(NoSuchFileException.class);
    }
  }

  @Test
  void jsonIsAsItsSchemaSays() throws IOException {
    Path file = picture("orig");
    Suppression wrong =
        new Suppression(
            digest(file, HashType.MD5),
            0,
            "a \"logo\"",
            "kim",
            Instant.parse("2999-01-01T00:00:00Z"));
    try (HashIndex index =
        index(LIST, pdq(file), digest(file, HashType.MD5), digest(file, HashType.SHA256))) {
      Matcher matcher = Matcher.of(index, MatchRules.builder().suppress(wrong).build());
      MatchResult result =
          matcher
              .match(file)
              .with(
                  List.of(
                      new MatchResult.Inner(
                          "!/x.png", matcher.match(HOSTILE.resolve("png_trunc_idat.png")))),
                  List.of());

      assertThat(result.matches()).isNotEmpty();
      assertThat(result.suppressed()).isNotEmpty();
      assertThat(result.scan()).isEqualTo(MatchResult.Scan.PARTIAL);
      assertThat(Schema.read("match-result.schema.json").problems(result.json())).isEmpty();
    }
  }

  @Test
  void jsonEscapesWhatJsonCannotHold() throws IOException {
    MatchResult result =
        MatchResult.unscanned(
            "\"a\\\t\u007f\u0080\u00e9\u20ac\ud83d\ude00\ud800 \udc00" + "\"".repeat(2000));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    result.writeJson(bytes);

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo(result.json())
        .isEqualTo(
            "{\"match\":false,\"scan\":\"unscanned\",\"reason\":\"\\\"a\\\\\\u0009\\u007f"
                + "\u0080\u00e9\u20ac\ud83d\ude00\\ud800 \\udc00"
                + "\\\"".repeat(2000)
                + "\",\"matches\":[],\"suppressed\":[],\"notes\":[]}");
  }

  @Test
  void batchOfWhatIsNoDigestIsRefused() throws IOException {
    try (HashIndex index = index(LIST, digest(picture("orig"), HashType.MD5))) {
      Matcher matcher = Matcher.of(index);

      assertThatThrownBy(() -> matcher.matchEach(HashType.MD5, new byte[17]))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> matcher.matchEach(HashType.PDQ, new byte[32]))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(matcher.matchEach(HashType.SHA1, new byte[20]))
          .extracting(MatchResult::isMatch)
          .containsExactly(false);
    }
  }

  @Test
  void bytesAndStreamsMatchAsTheirFileDoes() throws IOException {
    Path file = picture("jpeg50");
    try (HashIndex index = index(LIST, pdq(picture("orig")), digest(file, HashType.SHA256))) {
      Matcher matcher = Matcher.of(index);
      MatchResult expected = matcher.match(file);
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));

      assertThat(expected.matches()).hasSize(2);
      assertThat(matcher.match(bytes)).isEqualTo(expected);
      assertThat(bytes.position()).isZero();
      assertThat(matcher.match(MatchInput.of(file), StopCondition.NEVER)).isEqualTo(expected);
      assertThat(matcher.match(MatchInput.of("x", bytes), StopCondition.NEVER)).isEqualTo(expected);
    }
  }

  @Test
  void lateOrCancelledContentIsUnscanned() throws IOException {
    Path file = picture("orig");
    try (HashIndex index = index(LIST, pdq(file))) {
      Matcher matcher = Matcher.of(index);
      StopCondition late = StopCondition.after(Duration.ofNanos(-1));
      StopCondition cancelled = StopCondition.when(() -> true);

      assertThat(matcher.match(MatchInput.of(file), late))
          .satisfies(
              result -> assertThat(result.scan()).isEqualTo(MatchResult.Scan.UNSCANNED),
              result -> assertThat(result.reason()).startsWith("DEADLINE"));
      assertThat(matcher.match(MatchInput.of(file), cancelled.or(late)).reason())
          .startsWith("CANCELLED");
    }
  }

  @Test
  void countersAddUp() throws IOException {
    ContentHash md5 = digest(picture("orig"), HashType.MD5);
    MatchCounters counters = new MatchCounters();
    try (HashIndex index = index(LIST, pdq(picture("orig")), md5)) {
      Matcher matcher = Matcher.builder(index).listener(counters).build();
      matcher.match(md5);
      matcher.match(picture("jpeg50"));
      matcher.match(HOSTILE.resolve("png_bomb_header_65535.png"));

      MatchCounters.Snapshot counted = counters.snapshot();
      assertThat(counted.answered()).isEqualTo(3);
      assertThat(counted.acted()).isEqualTo(1);
      assertThat(counted.reviewed()).isEqualTo(1);
      assertThat(counted.incomplete()).isEqualTo(1);
    }
  }
}
