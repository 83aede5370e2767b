package org.tutela.core.list.format;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates of lists: ISO 8601, with or without an offset (without one they are UTC), or seconds since
 * 1970, or {@code /Date(ms)/} as OData version 2 writes them.
 */
final class Timestamps {
  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOptional(offset("+HH:MM"))
          .appendOptional(offset("+HHmm"))
          .toFormatter();

  /** From 1973 on, so that a year is no such date. */
  private static final Pattern SECONDS = Pattern.compile("[0-9]{9,11}(\\.[0-9]{1,9})?");

  private static final Pattern ODATA =
      Pattern.compile("/Date\\((-?[0-9]{1,15})([+-][0-9]{4})?\\)/");

  /** {@code 0} is any digit. */
  private static final String PLAIN = "0000-00-00T00:00:00";

  private Timestamps() {}

  private static DateTimeFormatter offset(String pattern) {
    return new DateTimeFormatterBuilder().appendOffset(pattern, "Z").toFormatter();
  }

  /** {@return the instant that the text names, or empty if it names none} */
  static Optional<Instant> parse(String text) {
    try {
      if (isPlain(text)) {
        return Optional.of(plain(text));
      }
      Matcher seconds = SECONDS.matcher(text);
      if (seconds.matches()) {
        return Optional.of(Instant.ofEpochMilli(millis(new BigDecimal(text))));
      }
      Matcher odata = ODATA.matcher(text);
      if (odata.matches()) {
        return Optional.of(Instant.ofEpochMilli(Long.parseLong(odata.group(1))));
      }
      TemporalAccessor parsed =
          FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      if (parsed instanceof OffsetDateTime date) {
        return Optional.of(date.toInstant());
      }
      LocalDateTime date =
          parsed instanceof LocalDateTime time ? time : ((LocalDate) parsed).atStartOfDay();
      return Optional.of(date.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** {@return whether the text has the form that most lists write: in UTC, at least to seconds} */
  private static boolean isPlain(String text) {
    int last = text.length() - 1;
    if (last < PLAIN.length() || last > PLAIN.length() + 10 || text.charAt(last) != 'Z') {
      return false;
    }
    for (int i = 0; i < PLAIN.length(); i++) {
      char c = text.charAt(i);
      char form = PLAIN.charAt(i);
      if (form == '0' ? !isDigit(c) : c != form) {
        return false;
      }
    }
    for (int i = PLAIN.length() + 1; i < last; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return last == PLAIN.length()
        || (text.charAt(PLAIN.length()) == '.' && last > PLAIN.length() + 1);
  }

  /** Reads what the formatter would read, in a tenth of the time: each record has a date. */
  private static Instant plain(String text) {
    LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    LocalTime time = LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
    int nanos = 0;
    for (int i = 1; i <= 9; i++) {
      int at = PLAIN.length() + i;
      nanos = 10 * nanos + (at < text.length() - 1 ? text.charAt(at) - '0' : 0);
    }
    return Instant.ofEpochSecond(date.toEpochSecond(time, ZoneOffset.UTC), nanos);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static long millis(BigDecimal seconds) {
    return seconds.movePointRight(3).longValue();
  }
}
