package org.tutela.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code label read}, {@code label write} and {@code ratings compare}. */
class LabelVerbsTest {
  @TempDir private Path folder;

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  @Test
  void aPlaylistIsReadAsTheOptionSays() throws IOException {
    String playlist =
        file("a.m3u8", "#EXTM3U\n#EXT-X-SESSION-DATA:DATA-ID=\"com.x.age\",VALUE=\"16\"\n");

    assertThat(Shell.tutela("label", "read", playlist, "--hls-rating", "com.x.age=FSK").out())
        .contains("line 2, EXT-X-SESSION-DATA: hls \"com.x.age 16\" is DE:FSK:16: age 16");
  }

  @Test
  void onlyTheLabelsOfAnAddressArePrinted() throws IOException {
    String write = "label write age-xml --issuer a --age 0 --scope example.org/bar=18";
    String xml = Shell.tutela(write.split(" ", -1)).out();
    String file = file("age-de.xml", xml);

    Shell.Run run = Shell.tutela("label", "read", file, "--url", "https://example.org/bar/1");

    assertThat(run.lines()).hasSize(2);
    assertThat(run.lines().get(0)).contains("WEB:JMSTV:18");
    assertThat(run.lines().get(1)).isEqualTo("  about: example.org/bar");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"encoded, is age 15", "plain, is age 12"})
  void dvbAgesAreReadAsTheOptionSays(String ages, String meaning) throws IOException {
    String mpd =
        file("a.mpd", "<MPD><Rating schemeIdUri='urn:dvb:iptv:rating:2014' value='12'/></MPD>");

    assertThat(Shell.tutela("label", "read", mpd, "--dvb-ages", ages).out()).contains(meaning);
  }

  @Test
  void freeTextIsReadWhenTheFormatIsNamed() {
    Shell.Run run =
        Shell.tutelaReading(
            "Rated R for violence\n", "label", "read", "-", "--format", "text", "--region", "US");

    assertThat(run.lines())
        .containsExactly(
            "line 1: text \"Rated R for violence\" is US:MPAA:R: age 17, accompanied,"
                + " confidence medium",
            "  shows: violence 2");
  }

  @Test
  void printsDescriptorsAndScopeAsJson() {
    String json =
        Shell.tutelaReading("com.android.tv/US_TV/US_TV_MA/US_TV_V", "label", "read", "-", "--json")
            .out();

    assertThat(json)
        .contains("\"format\":\"tv-content-rating\"", "\"descriptors\":{\"violence\":2}")
        .contains("\"scope\":\"\"", "\"filterAge\":17");
  }

  @Test
  void anAgeOfLowConfidenceSaysWhatThatMeans() {
    assertThat(
            Shell.tutelaReading(
                    "{\"@type\": \"Movie\", \"isFamilyFriendly\": false}", "label", "read", "-")
                .out())
        .contains("is age 18, confidence low (may block, lets nothing pass)");
  }

  @Test
  void anUnknownFormatNamesThemAll() throws IOException {
    Shell.Run run = Shell.tutela("label", "read", file("a", ""), "--format", "sculpture");

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains("one of html, json, age-xml");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "rta; <meta name=\"rating\" content=\"RTA-5042-1996-1400-1577-RTA\">",
        "rta-header; Rating: RTA-5042-1996-1400-1577-RTA",
        "itunextc --rating MPAA:PG-13; mpaa|PG-13|300|",
        "tv-content-rating --rating US:TVPG:TV-14; com.android.tv/US_TV/US_TV_14",
        "dvb-descriptor --country DEU --age 16; 55044445550d",
        "schema-org --type Movie --rating FSK:12;"
            + " {\"@context\":\"https://schema.org\",\"@type\":\"Movie\",\"contentRating\":"
            + "[{\"@type\":\"Rating\",\"author\":\"FSK\",\"ratingValue\":\"12\"}]}"
      })
  void writesALabel(String options, String label) {
    Shell.Run run = Shell.tutela(("label write " + options).split(" ", -1));

    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.lines()).containsExactly(label);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sculpture",
        "itunextc",
        "itunextc --rating RTA:adult",
        "itunextc --rating FSK:12 --rating FSK:16",
        "dvb-descriptor --age 16",
        "dvb-descriptor --country DEU --age 3",
        "age-xml --issuer a --age 13"
      })
  void whatCannotBeWrittenIsAnError(String options) {
    Shell.Run run = Shell.tutela(("label write " + options).split(" ", -1));

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).startsWith("tutela: ");
  }

  @Test
  void comparesSystemsByAge() {
    assertThat(Shell.tutela("ratings", "compare", "DE:FSK", "MPAA").lines())
        .startsWith("age   DE:FSK                   MPAA", "0     0                        G")
        .contains("17                             R (accompanied from 0)")
        .endsWith("none                           PG (guidance)");
  }

  @Test
  void comparesRatingsByAge() {
    assertThat(Shell.tutela("ratings", "compare", "FSK:12", "US:MPAA:PG-13").lines())
        .containsExactly(
            "age  FSK:12                   US:MPAA:PG-13",
            "12   12 (accompanied from 6)",
            "13                            PG-13");
  }

  @Test
  void comparesAsJsonInTheOrderOfAges() {
    assertThat(Shell.tutela("ratings", "compare", "MPAA:R", "FSK:12", "--json").lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("{\"system\":\"DE:FSK\",\"code\":\"12\",\"filterAge\":12");
  }

  @ParameterizedTest
  @ValueSource(strings = {"IFCO DE:FSK", "DE:FSK", "nobody DE:FSK"})
  void whatCannotBeComparedIsAnError(String names) {
    assertThat(Shell.tutela(("ratings compare " + names).split(" ", -1)).status())
        .isEqualTo(ExitStatus.FAILED);
  }

  @Test
  void showsTheIdsThatOthersGive() {
    assertThat(Shell.tutela("ratings", "show", "US:MPAA:PG-13").lines())
        .contains("  itunes: mpaa|PG-13", "  youtube: mpaaRating/mpaaPg13");
  }
}
