package org.tutela.filters.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tutela.filters.rating.Rating;

/**
 * Sentences for reasons, from a bundle: a key is a reason code and an audience.
 *
 * <p>The sentences are written so that no word changes with a number: Arabic and Russian have up to
 * six plural forms. Days, times and media are written as the language writes them.
 */
final class Explanations {
  private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]+)}");
  private static final String BUNDLE_OF_WORDS = "org.tutela.filters.policy.words";
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}");

  /** The parameters whose values are constants, and what stands before these in the words. */
  private static final Map<String, String> WORDS =
      Map.of(
          "medium", "medium.",
          "descriptor", "descriptor.",
          "needed", "assurance.",
          "known", "assurance.",
          "cause", "cause.");

  private Explanations() {}

  /**
   * {@return a reason in one sentence} In Arabic the parameters are isolated from the direction.
   */
  static String sentence(Reason reason, Audience audience, Language language) {
    if (audience == Audience.AUDITOR) {
      return record(reason, language);
    }
    return sentence(
        reason, audience, language, language.rightToLeft() ? Explanations::isolated : text -> text);
  }

  /**
   * {@return a reason in one sentence}
   *
   * @param marked puts marks around every parameter
   */
  static String sentence(
      Reason reason, Audience audience, Language language, UnaryOperator<String> marked) {
    ResourceBundle bundle = language.bundle(Language.REASONS);
    Matcher matcher = PARAMETER.matcher(bundle.getString(reason.code() + "." + audience));
    return matcher.replaceAll(
        found ->
            Matcher.quoteReplacement(marked.apply(parameter(reason, found.group(1), language))));
  }

  /** First strong isolate and its end: the parameter keeps its own direction. */
  private static String isolated(String text) {
    return '\u2068' + text + '\u2069';
  }

  private static String parameter(Reason reason, String name, Language language) {
    String value = reason.parameters().getOrDefault(name, "?");
    String kind = WORDS.get(name);
    if (kind != null) {
      ResourceBundle words = language.bundle(BUNDLE_OF_WORDS);
      return words.containsKey(kind + value) ? words.getString(kind + value) : value;
    }
    try {
      if (DAY.matcher(value).matches()) {
        return LocalDate.parse(value)
            .format(
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale()));
      }
      if (TIME.matcher(value).matches()) {
        return LocalTime.parse(value)
            .format(
                DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(language.locale()));
      }
    } catch (DateTimeException e) {
      // It only looked like a day or a time: a code may. It is written as it stands.
    }
    return value;
  }

  /** The codes first, then the guardian's sentence, then the row of the data that was used. */
  private static String record(Reason reason, Language language) {
    StringBuilder text =
        new StringBuilder()
            .append(reason.outcome())
            .append(' ')
            .append(reason.layer())
            .append(' ')
            .append(reason.code());
    if (!reason.rule().isEmpty()) {
      text.append(" rule=").append(reason.rule());
    }
    new TreeMap<>(reason.parameters())
        .forEach((name, value) -> text.append(' ').append(name).append('=').append(value));
    text.append(": ").append(sentence(reason, Audience.GUARDIAN, language));
    reason.rating().ifPresent(rating -> text.append(row(rating)));
    return text.toString();
  }

  private static String row(Rating rating) {
    String age = rating.filterAge().isPresent() ? "" + rating.filterAge().getAsInt() : "none";
    return " [row "
        + rating.id()
        + ": age "
        + age
        + ", mode "
        + rating.mode()
        + ", confidence "
        + rating.confidence()
        + ", source: "
        + rating.source()
        + "]";
  }
}
