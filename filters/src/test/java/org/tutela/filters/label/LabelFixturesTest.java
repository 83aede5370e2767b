package org.tutela.filters.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every label of every fixture, with where it stood and what is wrong with it. */
class LabelFixturesTest {
  static List<Path> files() {
    return LabelFixtures.files();
  }

  private static List<String> lines(LabelSource source) throws IOException {
    return LabelReaders.read(source).stream().map(LabelFixtures::line).toList();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyLabelOfAFileIsFound(Path file) throws IOException {
    List<Label> labels = LabelReaders.read(LabelSource.read(file), LabelFixtures.format(file));

    assertThat(labels.stream().map(LabelFixtures::line).toList())
        .isEqualTo(Files.readAllLines(Path.of(file + LabelFixtures.EXPECTED)));
  }

  @Test
  void thereIsAFixtureForEveryFormat() throws IOException {
    Set<LabelFormat> formats = EnumSet.noneOf(LabelFormat.class);
    for (Path file : LabelFixtures.files()) {
      formats.add(LabelFixtures.format(file));
    }

    assertThat(formats).containsExactlyInAnyOrder(LabelFormat.values());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "age-de.xml, AGE_XML",
    "miracle.xml, MIRACLE",
    "powder.xml, POWDER",
    "icra-labels.rdf, POWDER",
    "old-web.html, HTML",
    "app.webmanifest, JSON",
    "show.mpd, DASH",
    "event.tva.xml, DASH",
    "download.oipf.xml, OIPF",
    "master.m3u8, HLS",
    "books.onix.xml, ONIX",
    "cpl.xml, DCP_CPL",
    "movie.nfo, NFO",
    "family.mobileconfig, APPLE_MDM",
    "ratings.tv-content-rating, TV_CONTENT_RATING",
    "dvb.ts, TRANSPORT_STREAM",
    "dvb.m2ts, TRANSPORT_STREAM",
    "pg13.mp4, MP4",
    "rated.3gp, MP4",
    "law.webm, MATROSKA",
    "explicit.mp3, ID3",
    "PARAM.SFO, PARAM_SFO",
    "advisory.scc, XDS"
  })
  void recognisesAFormatByItsBytes(String file, LabelFormat format) throws IOException {
    assertThat(LabelReaders.sniff(LabelSource.read(LabelFixtures.file(file)))).isEqualTo(format);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "https://example.org/, default-age 12",
    "https://example.org/shop, age 16",
    "https://example.org/shop/toys?page=2, age 16",
    "https://example.org/shop/wine/red, age 18",
    "https://example.org/shopping, default-age 12",
    "http://red.wine.example.org/, age 18",
    "http://KIDS.example.org:8080/x, min-age 0"
  })
  void theLongestScopeOfAnAgeDeclarationCounts(String url, String label) throws IOException {
    LabelSource source = LabelSource.read(LabelFixtures.file("age-de.xml")).withUrl(url);

    assertThat(LabelReaders.read(source)).extracting(Label::text).containsExactly(label);
  }

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource({
    "miracle.xml, https://www.example.org/, age 12",
    "miracle.xml, https://example.org/casino/, age 18",
    "powder.xml, https://arts.example.org/, 'ICRA [na, sz]'",
    "powder.xml, https://www.example.org/, 'ICRA [nz, ob]'"
  })
  void onlyTheLabelsOfAnAddressAreGiven(String file, String url, String label) throws IOException {
    LabelSource source = LabelSource.read(LabelFixtures.file(file)).withUrl(url);

    assertThat(LabelReaders.read(source)).extracting(Label::text).containsExactly(label);
  }

  @Test
  void hlsSessionDataIsReadAsTheCallerSays() throws IOException {
    LabelSource source = LabelSource.read(LabelFixtures.file("master.m3u8"));

    assertThat(lines(source.withHlsRating("com.example.rating", "")))
        .containsExactly("line 2, EXT-X-SESSION-DATA | hls | RATED | DE:FSK:16 | MEDIUM |  |  | ");
    assertThat(lines(source.withHlsRating("com.example.rating", "GAME:USK")).get(0))
        .contains("UNKNOWN");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"PLAIN, 12 MEDIUM", "ENCODED, 15 MEDIUM"})
  void aDvbDashRatingIsReadAsTheCallerSays(DvbAges ages, String age) throws IOException {
    LabelSource source = LabelSource.read(LabelFixtures.file("show.mpd")).withDvbAges(ages);
    Label rating = LabelReaders.read(source).get(1);

    assertThat(rating.age().getAsInt() + " " + rating.confidence()).isEqualTo(age);
  }

  @Test
  void aNetworkMayWriteAgesAsTheyAre() throws IOException {
    LabelSource source = LabelSource.read(LabelFixtures.file("dvb.ts")).withDvbAges(DvbAges.PLAIN);

    assertThat(LabelReaders.read(source).get(0).age()).hasValue(13);
  }

  @Test
  void aRegionMakesAFreeTextClear() throws IOException {
    LabelSource source = LabelSource.read(LabelFixtures.file("movie.nfo")).withRegion("US");

    assertThat(lines(source).get(0))
        .isEqualTo(
            "line 4, element mpaa | nfo | RATED | US:MPAA:PG-13 | MEDIUM"
                + " | violence 2, language 3 |  | ");
  }

  @Test
  void aBareCodeNamesWhatItMayBe() throws IOException {
    assertThat(LabelReaders.read(LabelSource.read(LabelFixtures.file("movie.nfo"))).get(0))
        .extracting(label -> label.warnings().get(0).message())
        .asString()
        .contains("US:MPAA:PG-13");
  }
}
