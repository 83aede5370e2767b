package org.tutela.filters.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutela.core.match.Disposition;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.RatingCatalog;

class BlockPageTest {
  private static final Policy POLICY =
      Policy.parse("p", "tutela_policy: 1\nid: p\nversion: 1\nlimits: {film: {max_age: 12}}\n");
  private static final Decision BLOCKED = decide("DE:FSK:16");

  private static Decision decide(String rating) {
    return POLICY.decide(
        DecisionRequest.builder(Medium.FILM).rating(RatingCatalog.builtIn().parse(rating)).build());
  }

  private static Document parse(BlockPage.Builder page) {
    return Jsoup.parse(page.build().document());
  }

  @Test
  void tellsAChildWhyInPlainWords() {
    Document page = parse(BlockPage.builder(BLOCKED));

    assertThat(page.select("h1").text()).isEqualTo("You cannot see this now");
    assertThat(page.select("main > p").text())
        .isEqualTo("This is for people who are older than you.");
    assertThat(page.text()).doesNotContain("FSK", "16", "12", "policy", "filter");
  }

  @Test
  void tellsAGuardianTheRatingAndTheLimit() {
    assertThat(
            parse(BlockPage.builder(BLOCKED).audience(Audience.GUARDIAN)).select("main > p").text())
        .isEqualTo("DE:FSK:16 asks for age 16; the limit is 12.");
  }

  @ParameterizedTest
  @CsvSource({"ar, ar, rtl", "en, en, ltr", "fr, fr, ltr", "zh-CN, zh-Hans, ltr"})
  void saysItsLanguageAndDirection(String tag, String lang, String direction) {
    Document page = parse(BlockPage.builder(BLOCKED).locale(Locale.forLanguageTag(tag)));

    assertThat(page.select("html[lang=" + lang + "][dir=" + direction + "]")).hasSize(1);
    assertThat(page.select("main[lang=" + lang + "][dir=" + direction + "]")).hasSize(1);
  }

  @Test
  void marksALanguageThatNobodyHasRead() {
    assertThat(parse(BlockPage.builder(BLOCKED)).select("main").attr("data-locale-reviewed"))
        .isEqualTo("true");
    assertThat(
            parse(BlockPage.builder(BLOCKED).locale(Locale.forLanguageTag("ru")))
                .select("main")
                .attr("data-locale-reviewed"))
        .isEqualTo("false");
  }

  @Test
  void offersTheVerifiedHelplineOfTheCountry() {
    assertThat(parse(BlockPage.builder(BLOCKED).region("GB")).select("aside a"))
        .singleElement()
        .satisfies(
            link -> {
              assertThat(link.attr("href")).isEqualTo("tel:08001111");
              assertThat(link.text()).isEqualTo("Call 0800 1111 (Childline)");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "BR", "XX"})
  void offersTheDirectoryWhereNoHelplineIsVerified(String region) {
    assertThat(parse(BlockPage.builder(BLOCKED).region(region)).select("aside a"))
        .singleElement()
        .satisfies(
            link ->
                assertThat(link.attr("href"))
                    .isEqualTo("https://childhelplineinternational.org/helplines/"));
  }

  @Test
  void offersTheHotlineToAGuardianOnly() {
    BlockPage.Builder page = BlockPage.builder(BLOCKED).region("SE");

    assertThat(parse(page).select("section")).isEmpty();
    assertThat(parse(page.audience(Audience.GUARDIAN)).select("section a").attr("href"))
        .isEqualTo("https://ecpat.se/hotline/");
  }

  @Test
  void saysWhomToAskAndWhatToQuote() {
    Document page =
        parse(
            BlockPage.builder(BLOCKED).appeal("mailto:appeal@provider.example").reference("A-17"));

    assertThat(page.select("section a").attr("href")).isEqualTo("mailto:appeal@provider.example");
    assertThat(page.select("section").text())
        .contains("appeal@provider.example", "Reference: A-17");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>"
      })
  void linksToNoScript(String contact) {
    Document page = parse(BlockPage.builder(BLOCKED).appeal(contact));

    assertThat(page.select("section a, script, img")).isEmpty();
    assertThat(page.select("section").text()).contains(contact.strip());
  }

  @ParameterizedTest
  @EnumSource(names = {"CHILD", "GUARDIAN"})
  void escapesEverythingThatComesFromOutside(Audience audience) {
    String hostile = "\"'><script>alert(1)</script>&amp;{age}";
    Document page =
        parse(
            BlockPage.builder(BLOCKED)
                .audience(audience)
                .region(hostile)
                .appeal("https://provider.example/\"onclick=\"alert(1)")
                .reference(hostile));

    assertThat(page.select("script")).isEmpty();
    assertThat(page.select("[onclick]")).isEmpty();
    assertThat(page.select("section").text()).contains(hostile);
  }

  @Test
  void hasLandmarksThatAreNamed() {
    Document page = parse(BlockPage.builder(BLOCKED).appeal("tel:123"));

    assertThat(page.select("main, aside, section"))
        .hasSize(3)
        .allSatisfy(
            landmark ->
                assertThat(page.select("#" + landmark.attr("aria-labelledby")).select("h1, h2"))
                    .hasSize(1));
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select("title").text()).isNotBlank();
  }

  @Test
  void loadsNothingAndRunsNothing() {
    String html = BlockPage.builder(BLOCKED).appeal("tel:123").build().document();

    assertThat(html).doesNotContain("<script", "<link", "src=", "url(", "@import", " on");
  }

  @ParameterizedTest
  @CsvSource({"text, ground", "text, panel", "link, ground", "link, panel"})
  void hasAContrastOfAtLeastSevenToOne(String front, String back) {
    String html = BlockPage.builder(BLOCKED).build().document();

    double one = luminance(colour(html, front));
    double other = luminance(colour(html, back));
    assertThat((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)).isGreaterThan(7);
  }

  private static int colour(String html, String name) {
    Matcher matcher = Pattern.compile("--" + name + ":#([0-9a-f]{6})").matcher(html);
    assertThat(matcher.find()).isTrue();
    return Integer.parseInt(matcher.group(1), 16);
  }

  /** Relative luminance as WCAG 2 defines it. */
  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16 & 0xff)
        + 0.7152 * linear(rgb >> 8 & 0xff)
        + 0.0722 * linear(rgb & 0xff);
  }

  private static double linear(int channel) {
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  @Test
  void theFragmentIsTheMainElementOfTheDocument() {
    BlockPage page = BlockPage.builder(BLOCKED).region("DE").build();

    assertThat(page.fragment()).startsWith("<main ").endsWith("</main>\n");
    assertThat(page.document()).contains(page.fragment());
  }

  @Test
  void saysNothingOfAMatch() {
    Decision illegal =
        POLICY.decide(DecisionRequest.builder(Medium.FILM).match(Disposition.ACT).build());

    assertThat(parse(BlockPage.builder(illegal)).select("main > *:not(aside)").eachText())
        .containsExactly("This cannot be shown", "This cannot be shown.");
  }

  @ParameterizedTest
  @EnumSource(names = "ALLOW", mode = EnumSource.Mode.EXCLUDE)
  void everyOutcomeHasAHeadingInEveryLanguage(Outcome outcome) {
    Decision decision =
        new Decision(
            outcome,
            BLOCKED.obligations(),
            BLOCKED.reasons(),
            "p",
            1,
            BLOCKED.dataVersion(),
            BLOCKED.ttl());

    for (Language language : Language.values()) {
      for (Audience audience : new Audience[] {Audience.CHILD, Audience.GUARDIAN}) {
        BlockPage.Builder page =
            BlockPage.builder(decision).audience(audience).locale(language.locale());
        assertThat(parse(page).select("h1").text()).isNotBlank();
      }
    }
  }

  @Test
  void refusesAPageForWhatIsAllowedAndForAnAuditor() {
    assertThatThrownBy(() -> BlockPage.builder(decide("DE:FSK:6")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BlockPage.builder(BLOCKED).audience(Audience.AUDITOR))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
