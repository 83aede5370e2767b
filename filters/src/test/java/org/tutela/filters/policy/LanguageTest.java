package org.tutela.filters.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tutela.filters.age.Assurance;
import org.tutela.filters.rating.ContentDescriptor;
import org.tutela.filters.rating.Medium;

/** The sentences of every language are complete, and each is in its own script. */
class LanguageTest {
  private static final List<String> BUNDLES = List.of("reasons", "page", "words");
  private static final Pattern PARAMETER = Pattern.compile("\\{[a-z]+}");
  private static final Map<Language, String> SCRIPTS =
      Map.of(
          Language.ARABIC, "\\p{IsArabic}",
          Language.RUSSIAN, "\\p{IsCyrillic}",
          Language.CHINESE, "\\p{IsHan}");

  record Sentences(String bundle, Language language, Properties texts) {
    @Override
    public String toString() {
      return bundle + " " + language;
    }
  }

  static Stream<Sentences> everyBundle() {
    return BUNDLES.stream()
        .flatMap(name -> Arrays.stream(Language.values()).map(each -> read(name, each)));
  }

  private static Sentences read(String bundle, Language language) {
    String suffix = language == Language.ENGLISH ? "" : "_" + language.locale().getLanguage();
    Properties texts = new Properties();
    try (InputStream in = Language.class.getResourceAsStream(bundle + suffix + ".properties")) {
      assertThat(in).as(bundle + suffix).isNotNull();
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return new Sentences(bundle, language, texts);
  }

  @ParameterizedTest
  @MethodSource("everyBundle")
  void hasASentenceForEveryKey(Sentences sentences) {
    Properties english = read(sentences.bundle(), Language.ENGLISH).texts();

    assertThat(sentences.texts().stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    assertThat(sentences.texts().values())
        .allSatisfy(text -> assertThat(text).asString().isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("everyBundle")
  void namesTheSameParametersAsEnglish(Sentences sentences) {
    Properties english = read(sentences.bundle(), Language.ENGLISH).texts();

    for (String key : english.stringPropertyNames()) {
      assertThat(parameters(sentences.texts().getProperty(key)))
          .as(key)
          .isEqualTo(parameters(english.getProperty(key)));
    }
  }

  private static Set<String> parameters(String text) {
    Set<String> names = new TreeSet<>();
    PARAMETER.matcher(text).results().map(MatchResult::group).forEach(names::add);
    return names;
  }

  @ParameterizedTest
  @MethodSource("everyBundle")
  void isWrittenInItsOwnScript(Sentences sentences) {
    Pattern own = Pattern.compile(SCRIPTS.getOrDefault(sentences.language(), "\\p{IsLatin}"));

    sentences.texts().remove("locale.reviewed");
    assertThat(sentences.texts().values())
        .allSatisfy(text -> assertThat(own.matcher((String) text).find()).as("%s", text).isTrue());
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonHasASentenceForAChildAndAGuardian(ReasonCode code) {
    Properties english = read("reasons", Language.ENGLISH).texts();

    assertThat(english.getProperty(code + ".GUARDIAN")).isNotBlank();
    assertThat(english.getProperty(code + ".CHILD"))
        .isNotBlank()
        .doesNotContain("{", "policy", "limit", "filter", "list", "match");
  }

  @ParameterizedTest
  @EnumSource
  void everyLanguageHasAWordForEveryConstant(Language language) {
    Properties words = read("words", language).texts();

    assertThat(Medium.values())
        .allSatisfy(medium -> assertThat(words.getProperty("medium." + medium.id())).isNotBlank());
    assertThat(ContentDescriptor.values())
        .allSatisfy(what -> assertThat(words.getProperty("descriptor." + what.id())).isNotBlank());
    assertThat(Assurance.values())
        .allSatisfy(way -> assertThat(words.getProperty("assurance." + way.id())).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("everyBundle")
  void noChildReadsACode(Sentences sentences) {
    assertThat(sentences.texts().stringPropertyNames())
        .filteredOn(key -> key.endsWith(".CHILD"))
        .allSatisfy(
            key ->
                assertThat(sentences.texts().getProperty(key))
                    .doesNotContainPattern("[{}_]|[A-Z]{2}|https?:"));
  }

  @Test
  void onlyEnglishHasBeenReadByASpeaker() {
    assertThat(Arrays.stream(Language.values()).filter(Language::reviewed))
        .containsExactly(Language.ENGLISH);
  }

  @ParameterizedTest
  @CsvSource({"en-GB, ENGLISH", "zh-TW, CHINESE", "ar-EG, ARABIC", "es-419, SPANISH"})
  void goesByTheLanguageOfALocale(String tag, Language language) {
    assertThat(Language.find(Locale.forLanguageTag(tag))).contains(language);
  }

  @Test
  void fallsBackToEnglish() {
    assertThat(Language.find(Locale.JAPANESE)).isEmpty();
    assertThat(Language.of(Locale.JAPANESE)).isEqualTo(Language.ENGLISH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ENGLISH|November 24, 2026",
        "FRENCH|24 novembre 2026",
        "RUSSIAN|24 ноября 2026",
        "CHINESE|2026年11月24日",
        "SPANISH|24 de noviembre de 2026",
        "ARABIC|24 نوفمبر 2026"
      })
  void writesDaysAsTheLanguageDoes(Language language, String day) {
    Reason reason =
        new Reason(
            Layer.DEFAULT,
            Outcome.BLOCK,
            ReasonCode.UNKNOWN_CODE,
            "",
            Map.of("label", LocalDate.of(2026, 11, 24).toString()),
            Optional.empty());

    assertThat(reason.explain(Audience.GUARDIAN, language.locale())).contains(day);
  }
}
