package org.tutela.filters.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** A language that explanations are written in: the six of the United Nations. */
public enum Language {
  /** Arabic. */
  ARABIC("ar"),
  /** English, in which the explanations are written first. */
  ENGLISH("en"),
  /** Spanish. */
  SPANISH("es"),
  /** French. */
  FRENCH("fr"),
  /** Russian. */
  RUSSIAN("ru"),
  /** Chinese, in simplified characters. */
  CHINESE("zh");

  /** The bundle with the sentences for reasons. */
  static final String REASONS = "org.tutela.filters.policy.reasons";

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /**
   * {@return the language of a locale, if explanations are written in it}
   *
   * @param locale any locale; only its language counts
   */
  public static Optional<Language> find(Locale locale) {
    return Arrays.stream(values())
        .filter(language -> language.tag.equals(locale.getLanguage()))
        .findFirst();
  }

  /**
   * {@return the language of a locale, English if there are no explanations in it}
   *
   * @param locale any locale; only its language counts
   */
  public static Language of(Locale locale) {
    return find(locale).orElse(ENGLISH);
  }

  /** {@return the language tag, such as {@code ar}; {@code zh-Hans} for Chinese} */
  public String tag() {
    return this == CHINESE ? "zh-Hans" : tag;
  }

  /** {@return the locale in which days and times are written} */
  public Locale locale() {
    return Locale.forLanguageTag(tag());
  }

  /** {@return whether it is written from right to left} */
  public boolean rightToLeft() {
    return this == ARABIC;
  }

  /**
   * {@return whether a speaker of the language has read the sentences} One that nobody has read may
   * hold mistakes; whoever shows it to a child should have it read first.
   */
  public boolean reviewed() {
    return bundle(REASONS).getString("locale.reviewed").equals("true");
  }

  /** {@return the words of a bundle in this language} */
  ResourceBundle bundle(String name) {
    // The root bundle is English. Asking for it by the root locale keeps the default locale out.
    return ResourceBundle.getBundle(
        name, this == ENGLISH ? Locale.ROOT : Locale.forLanguageTag(tag));
  }
}
