package org.tutela.filters.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutela.filters.label.Label.State;
import org.tutela.filters.rating.Confidence;

class LabelReadersTest {
  static LabelSource source(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return LabelSource.read("test", new ByteArrayInputStream(bytes));
  }

  static List<Label> read(String text) throws IOException {
    return LabelReaders.read(source(text));
  }

  private static Label only(String text) throws IOException {
    List<Label> labels = read(text);
    assertThat(labels).hasSize(1);
    return labels.get(0);
  }

  private static String rating(Label label) {
    return label.rating().map(Object::toString).orElse("");
  }

  private static String jsonLd(String properties) {
    return "{\"@type\": \"Movie\", " + properties + "}";
  }

  @Test
  void findsEveryLabelOfAPageAndSaysWhereItStood() throws IOException {
    List<Label> labels;
    try (InputStream in = LabelReadersTest.class.getResourceAsStream("cinema.html")) {
      labels = LabelReaders.read(LabelSource.read("cinema.html", in));
    }

    assertThat(labels)
        .extracting(Label::location, LabelReadersTest::rating, Label::age)
        .containsExactly(
            tuple(
                "line 6, meta rating", "WEB:RTA:RTA-5042-1996-1400-1577-RTA", OptionalInt.empty()),
            tuple(
                "line 7, JSON-LD $.@graph[0].contentRating", "US:MPAA:PG-13", OptionalInt.empty()),
            tuple("line 7, JSON-LD $.@graph[1].contentRating", "DE:FSK:12", OptionalInt.empty()),
            tuple("line 7, JSON-LD $.@graph[2].contentRating", "", OptionalInt.empty()),
            tuple(
                "line 7, JSON-LD $.@graph[3].contentRating[0]", "GAME:PEGI:7", OptionalInt.empty()),
            tuple(
                "line 7, JSON-LD $.@graph[3].contentRating[1]",
                "GAME:ESRB:E10+",
                OptionalInt.empty()),
            tuple("line 7, JSON-LD $.@graph[3].audience.suggestedMinAge", "", OptionalInt.of(8)),
            tuple("line 7, JSON-LD $.@graph[3].audience.requiredMinAge", "", OptionalInt.of(7)),
            tuple("line 7, JSON-LD $.@graph[3].typicalAgeRange", "", OptionalInt.of(7)),
            tuple("line 24, microdata contentRating", "GB:BBFC:12A", OptionalInt.empty()),
            tuple("line 25, microdata contentRating", "NL:Kijkwijzer:9", OptionalInt.empty()),
            tuple("line 28, microdata isFamilyFriendly", "", OptionalInt.of(18)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<meta name=\"RATING\" content=\"RTA-5042-1996-1400-1577-RTA\">",
        "<META CONTENT=' RTA-5042-1996-1400-1577-RTA ' NAME=rating>",
        "<meta http-equiv=rating content=\"see RTA-5042-1996-1400-1577-RTA\">",
        "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nRating: RTA-5042-1996-1400-1577-RTA\r\n\r\n",
        "rating: RTA-5042-1996-1400-1577-RTA\n"
      })
  void findsRta(String text) throws IOException {
    Label label = only(text);

    assertThat(label.format()).isEqualTo("rta");
    assertThat(rating(label)).isEqualTo("WEB:RTA:RTA-5042-1996-1400-1577-RTA");
    assertThat(label.warnings()).isEmpty();
  }

  @Test
  void recognisesRatingsAsPeopleWriteThem() throws IOException {
    LabelSource note = source("Rated PG-13 for violence").withRegion("US");

    assertThat(LabelReaders.read(note))
        .extracting(LabelReadersTest::rating)
        .containsExactly("US:MPAA:PG-13");
  }

  @Test
  void readsAHeaderOfAProgramThatHoldsTheHeaders() {
    assertThat(LabelReaders.header("rating", "adult")).isPresent();
    assertThat(LabelReaders.header("Server", "adult")).isEmpty();
  }

  @Test
  void readsThePageAfterItsHeaders() throws IOException {
    Label label =
        only("HTTP/1.1 200 OK\r\nServer: x\r\n\r\n<p>\r\n<meta name=rating content=adult>");

    assertThat(label.location()).isEqualTo("line 5, meta rating");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "RTA-5042-1996-1400-1578-RTA, MALFORMED, malformed-rta",
    "rta-5042-1996-1400-1577-rta, RATED, rta-case",
    "five stars, UNKNOWN, bare-code"
  })
  void warnsOfAMetaElementThatIsNotAsItShouldBe(String content, State state, String warning)
      throws IOException {
    Label label = only("<meta name=rating content=\"" + content + "\">");

    assertThat(label.state()).isEqualTo(state);
    assertThat(label.warnings()).extracting(Label.Warning::code).containsExactly(warning);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "MPAA PG-13, US:MPAA:PG-13",
    "MPA: R, US:MPAA:R",
    "PG-13 (MPAA), US:MPAA:PG-13",
    "mpaa  pg-13, US:MPAA:PG-13",
    "FSK 12, DE:FSK:12",
    "FSK-12, DE:FSK:12",
    "FSK ab 12 freigegeben, DE:FSK:12",
    "DE:FSK 12, DE:FSK:12",
    "DE:FSK:12, DE:FSK:12",
    "ESRB Everyone 10+, GAME:ESRB:E10+",
    "TV Parental Guidelines TV-14, US:TVPG:TV-14",
    "Arcom -10, TV:FR-ARCOM:-10"
  })
  void resolvesASystemAndItsCode(String text, String rating) throws IOException {
    assertThat(rating(only(jsonLd("\"contentRating\": \"" + text + "\"")))).isEqualTo(rating);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "PG-13, bare-code",
    "12, bare-code",
    "FSK 13, unknown-code",
    "IFCO 18, ambiguous-code",
    "Rated PG-13 for peril, bare-code",
    "'', no-code"
  })
  void neverGuessesARating(String text, String warning) throws IOException {
    Label label = only(jsonLd("\"contentRating\": \"" + text + "\""));

    assertThat(label.state()).isEqualTo(State.UNKNOWN);
    assertThat(label.rating()).isEmpty();
    assertThat(label.warnings()).extracting(Label.Warning::code).containsExactly(warning);
  }

  @Test
  void aRegionMakesABareCodeClear() throws IOException {
    LabelSource page = source(jsonLd("\"contentRating\": \"PG-13\"")).withRegion("US");

    assertThat(LabelReaders.read(page))
        .extracting(LabelReadersTest::rating)
        .containsExactly("US:MPAA:PG-13");
  }

  @Test
  void warnsOfARatingThatIsNoLongerGiven() throws IOException {
    Label label = only(jsonLd("\"contentRating\": \"MPAA X\""));

    assertThat(label.warnings()).extracting(Label.Warning::code).containsExactly("deprecated-code");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "\"typicalAgeRange\": \"7-9\"; 7",
        "\"typicalAgeRange\": \"11-\"; 11",
        "\"typicalAgeRange\": \"16+\"; 16",
        "\"http://schema.org/typicalAgeRange\": \"12\"; 12",
        "\"schema:typicalAgeRange\": \"12\"; 12",
        "\"audience\": {\"requiredMinAge\": 16.0}; 16",
        "\"isFamilyFriendly\": false; 18",
        "\"isFamilyFriendly\": \"https://schema.org/False\"; 18"
      })
  void readsAges(String property, int age) throws IOException {
    assertThat(only(jsonLd(property)).age()).hasValue(age);
  }

  @Test
  void notForFamiliesIsOurReadingAndSaysSo() throws IOException {
    assertThat(only(jsonLd("\"isFamilyFriendly\": false")).confidence()).isEqualTo(Confidence.LOW);
  }

  @Test
  void aPublishersWordThatAllIsWellGivesNoAge() throws IOException {
    assertThat(only(jsonLd("\"isFamilyFriendly\": true")).state()).isEqualTo(State.NEUTRAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"typicalAgeRange\": \"children\"}",
        "{\"isFamilyFriendly\": \"perhaps\"}",
        "{\"requiredMinAge\": \"-5\"}",
        "{\"contentRating\": \"MPAA PG",
        "<script type=\"application/ld+json\">{contentRating: 1}</script>"
      })
  void whatCannotBeReadIsALabelStill(String text) throws IOException {
    assertThat(only(text).state()).isEqualTo(State.MALFORMED);
  }

  @Test
  void brokenDataThatDoesNotSpeakOfAgesIsNoLabel() throws IOException {
    assertThat(read("<script type=\"application/ld+json\">{name: 1}</script>")).isEmpty();
  }

  @Test
  void aRepeatedMemberHidesNothing() throws IOException {
    assertThat(read(jsonLd("\"contentRating\": \"FSK 18\", \"contentRating\": \"FSK 0\"")))
        .extracting(LabelReadersTest::rating)
        .containsExactly("DE:FSK:18", "DE:FSK:0");
  }

  @Test
  void jsonDeeperThan64LevelsIsMalformed() throws IOException {
    String deep = "[".repeat(65) + "{\"contentRating\": \"FSK 18\"}" + "]".repeat(65);

    assertThat(only(deep).state()).isEqualTo(State.MALFORMED);
  }

  @Test
  void keepsAtMost256Labels() throws IOException {
    assertThat(read("<meta name=rating content=adult>".repeat(300))).hasSize(256);
  }

  @Test
  void refusesMoreThan4MiB() {
    byte[] large = new byte[(4 << 20) + 1];

    assertThatThrownBy(
            () -> LabelReaders.read(LabelSource.read("big", new ByteArrayInputStream(large))))
        .isInstanceOf(LabelException.class)
        .hasMessageContaining("4 MiB");
  }

  @Test
  void refusesAPageThatIsMostlyTags() {
    assertThatThrownBy(() -> read("<b>".repeat(100_001)))
        .isInstanceOf(LabelException.class)
        .hasMessageContaining("100000 tags");
  }

  @Test
  void aPageOfManyTagsIsSearchedWithoutLines() throws IOException {
    Label label = only("<p>".repeat(30_000) + "<meta name=rating content=adult>");

    assertThat(label.location()).isEqualTo("meta rating");
  }

  @Test
  void jsonOfTooManyTokensIsMalformed() throws IOException {
    String wide = "[{\"contentRating\": \"FSK 18\"}" + ",1".repeat(200_000) + "]";

    assertThat(only(wide).state()).isEqualTo(State.MALFORMED);
  }

  @Test
  void shortensAnOverlongLabel() throws IOException {
    String page = "<meta name=rating content=\"" + "x".repeat(100_000) + "\">";

    assertThat(only(page).text()).hasSize(200);
  }
}
