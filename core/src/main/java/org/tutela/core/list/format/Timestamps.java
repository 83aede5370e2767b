package org.tutela.core.list.format;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
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
          .appendPattern("[XXX][XX][X]")
          .toFormatter();

  /** From 1973 on, so that a year is no such date. */
  private static final Pattern SECONDS = Pattern.compile("[0-9]{9,11}(\\.[0-9]{1,9})?");

  private static final Pattern ODATA =
      Pattern.compile("/Date\\((-?[0-9]{1,15})([+-][0-9]{4})?\\)/");

  private Timestamps() {}

  /** {@return the instant that the text names, or empty if it names none} */
  static Optional<Instant> parse(String text) {
    try {
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

  private static long millis(BigDecimal seconds) {
    return seconds.movePointRight(3).longValue();
  }
}
