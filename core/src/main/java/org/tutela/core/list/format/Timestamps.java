package org.tutela.core.list.format;

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

/** Dates of lists: ISO 8601, with or without an offset; without one they are UTC. */
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

  private Timestamps() {}

  /** {@return the instant that the text names, or empty if it names none} */
  static Optional<Instant> parse(String text) {
    try {
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
}
