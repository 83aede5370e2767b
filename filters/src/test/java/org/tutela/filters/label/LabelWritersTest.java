package org.tutela.filters.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;
import org.tutela.filters.rating.RatingIdScheme;

class LabelWritersTest {
  private static final RatingCatalog CATALOG = RatingCatalog.builtIn();

  private static List<Label> read(String text, LabelFormat format) throws IOException {
    return LabelReaders.read(LabelFixtures.source(text.getBytes(StandardCharsets.UTF_8)), format);
  }

  @Provide
  Arbitrary<Rating> ratings() {
    return Arbitraries.of(CATALOG.ratings());
  }

  @Provide
  Arbitrary<Rating> storeRatings() {
    return Arbitraries.of(
        CATALOG.ratings().stream()
            .filter(rating -> LabelWriters.itunExtc(rating).isPresent())
            .toList());
  }

  @Provide
  Arbitrary<Rating> androidRatings() {
    return Arbitraries.of(
        CATALOG.ratings().stream()
            .filter(rating -> LabelWriters.tvContentRating(rating).isPresent())
            .toList());
  }

  @Test
  void theRtaLabelIsReadBack() throws IOException {
    for (String label : List.of(LabelWriters.rtaMeta(), LabelWriters.rtaHeader())) {
      assertThat(read(label, LabelFormat.HTML))
          .extracting(Label::format, Label::filterAge)
          .containsExactly(org.assertj.core.api.Assertions.tuple("rta", OptionalInt.of(18)));
    }
  }

  @Property
  void everyRatingIsReadBackFromSchemaOrg(@ForAll("ratings") Rating rating) throws IOException {
    String json = LabelWriters.schemaOrg("Movie", List.of(rating));

    assertThat(read(json, LabelFormat.JSON).get(0).rating()).contains(rating);
  }

  @Property
  void everyStoreRatingIsReadBackFromItunExtc(@ForAll("storeRatings") Rating rating) {
    String text = LabelWriters.itunExtc(rating).orElseThrow();
    Label label =
        ItunesRating.label(new LabelScan(LabelSource.empty("test"), CATALOG), text, "here");

    assertThat(label.rating()).contains(rating);
    assertThat(label.warnings())
        .extracting(Label.Warning::code)
        .doesNotContain("wrong-value", "malformed-value");
  }

  @Property
  void everyTvContentRatingIsReadBackAsStrictAsItWas(@ForAll("androidRatings") Rating rating)
      throws IOException {
    String text = LabelWriters.tvContentRating(rating).orElseThrow();
    Rating read = read(text, LabelFormat.TV_CONTENT_RATING).get(0).rating().orElseThrow();

    assertThat(read).isEqualTo(CATALOG.find(RatingIdScheme.ANDROID, text).orElseThrow());
    assertThat(read.filterAge().orElse(0)).isGreaterThanOrEqualTo(rating.filterAge().orElse(0));
  }

  @Property
  void everyAgeIsReadBackFromADescriptor(@ForAll @IntRange(min = 4, max = 18) int age) {
    for (String country : List.of("DEU", "GBR", "JPN")) {
      assertThat(descriptor(LabelWriters.dvbDescriptor(country, age)).filterAge()).hasValue(age);
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "10", "12", "14", "16", "18"})
  void everyBrazilianClassIsReadBack(int age) {
    Label label = descriptor(LabelWriters.dvbDescriptor("BRA", age));

    assertThat(label.format()).isEqualTo("isdb-tb");
    assertThat(label.filterAge()).hasValue(age);
  }

  private static Label descriptor(byte[] bytes) {
    LabelScan scan = new LabelScan(LabelSource.empty("test"), CATALOG);
    new BroadcastDescriptors(scan, new RatingRegionTables()).read(new ByteCursor(bytes), "here");
    return scan.sink().labels().get(0);
  }

  @Test
  void aDescriptorIsTheBytesOfTheClause() {
    assertThat(LabelWriters.dvbDescriptor("deu", 16)).containsExactly(0x55, 4, 'D', 'E', 'U', 0x0d);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"DEU, 3", "DEU, 19", "JPN, 21", "BRA, 13", "DE, 16", "'', 16"})
  void whatADescriptorCannotSayIsRefused(String country, int age) {
    assertThatThrownBy(() -> LabelWriters.dvbDescriptor(country, age))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "US:MPAA:PG-13, mpaa|PG-13|300|",
    "US:TVPG:TV-MA, us-tv|TV-MA|600|",
    "GB:BBFC:12A, uk-movie|12A|325|"
  })
  void writesTheValueThatBelongsToACode(String rating, String text) {
    assertThat(LabelWriters.itunExtc(CATALOG.parse(rating))).contains(text);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "US:TVPG:TV-14, com.android.tv/US_TV/US_TV_14",
    "DE:FSF:16, com.android.tv/DE_TV/DE_TV_16",
    "TIF:FR_TV:FR_TV_10, com.android.tv/FR_TV/FR_TV_10"
  })
  void writesTheRatingOfAndroidForABoards(String rating, String text) {
    assertThat(LabelWriters.tvContentRating(CATALOG.parse(rating))).contains(text);
  }

  @Test
  void whatAStoreOrAndroidDoesNotKnowIsNotWritten() {
    assertThat(LabelWriters.itunExtc(CATALOG.parse("WEB:RTA:adult"))).isEmpty();
    assertThat(LabelWriters.tvContentRating(CATALOG.parse("GAME:PEGI:12"))).isEmpty();
  }

  @Property(tries = 200)
  void everyScopeOfAnAgeDeclarationIsReadBack(
      @ForAll("hosts") String host, @ForAll("classes") int age, @ForAll("classes") int other)
      throws IOException {
    String xml =
        AgeDeclaration.of("a <b> & c", LocalDate.of(2026, 11, 24), other)
            .with(host + "/part", age)
            .toXml();
    List<Label> labels = read(xml, LabelFormat.AGE_XML);

    assertThat(labels).extracting(Label::filterAge).containsExactly(opt(other), opt(age));
    assertThat(labels).allSatisfy(label -> assertThat(label.warnings()).isEmpty());
    LabelSource inside =
        LabelFixtures.source(xml.getBytes(StandardCharsets.UTF_8))
            .withUrl("https://" + host + "/part/1");
    assertThat(LabelReaders.read(inside)).extracting(Label::filterAge).containsExactly(opt(age));
  }

  private static OptionalInt opt(int age) {
    return OptionalInt.of(age);
  }

  @Provide
  Arbitrary<String> hosts() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .ofMinLength(1)
        .ofMaxLength(20)
        .map(name -> name + ".example");
  }

  @Provide
  Arbitrary<Integer> classes() {
    return Arbitraries.of(0, 6, 12, 16, 18);
  }

  @Test
  void anAgeThatIsNoClassIsRefused() {
    assertThatThrownBy(() -> AgeDeclaration.of("a", LocalDate.EPOCH, 14))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0, 6, 12, 16 and 18");
  }
}
