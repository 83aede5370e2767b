package org.tutela.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tutela.core.list.AddressEntry;
import org.tutela.core.list.Classifications;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.Notice;
import org.tutela.core.list.ReasonCode;
import org.tutela.core.list.Rejection;
import org.tutela.core.list.Severity;
import org.tutela.core.list.Tombstone;

/** What one source of a compilation gave, and what somebody should know about it. */
final class SourceTally {
  private static final int MAX_WARNINGS = 3;
  private static final int MAX_CODES = 10;

  private final CompileSource source;
  private final String format;
  private final Consumer<String> complaints;
  private final Map<ReasonCode, Long> rejected = new EnumMap<>(ReasonCode.class);
  private final Set<String> unknownCodes = new TreeSet<>();
  private long entries;
  private long observables;
  private long tombstones;
  private long warnings;

  /**
   * Begins with nothing.
   *
   * @param source what is read
   * @param format in which format
   * @param complaints takes what somebody should look at, a line each
   */
  SourceTally(CompileSource source, String format, Consumer<String> complaints) {
    this.source = source;
    this.format = format;
    this.complaints = complaints;
  }

  void count(ListRecord record) {
    if (record instanceof ListEntry || record instanceof AddressEntry) {
      entries++;
    } else if (record instanceof Tombstone) {
      tombstones++;
    } else if (record instanceof Rejection rejection) {
      rejected.merge(rejection.code(), 1L, Long::sum);
    } else if (record instanceof Notice notice && notice.kind() == Notice.Kind.WARNING) {
      warn(notice);
    }
  }

  void leaveOutObservable() {
    observables++;
  }

  long rejected() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  /** {@return how grave a code is; codes that the scheme does not have are told of at the end} */
  Severity severity(Classifications known, String scheme, String code) {
    if (!scheme.isEmpty() && !code.isEmpty() && known.find(scheme, code).isEmpty()) {
      unknownCodes.add(code);
    }
    return known.severity(scheme, code);
  }

  /** Says of the first warnings what they are, and of how many more {@code lists read} tells. */
  private void warn(Notice notice) {
    warnings++;
    if (warnings <= MAX_WARNINGS) {
      String where = notice.location().isEmpty() ? "" : ", " + notice.location();
      complaints.accept(source.file() + where + ": " + notice.detail());
    } else if (warnings == MAX_WARNINGS + 1) {
      complaints.accept(source.file() + ": further warnings are shown by lists read");
    }
  }

  void print(Output output) throws IOException {
    if (entries + tombstones + observables + warnings == 0) {
      complaints.accept(source.file() + ": no entries; see whether this is the whole list");
    }
    if (!unknownCodes.isEmpty()) {
      complaints.accept(
          source.file()
              + ": categories without a severity, since the scheme does not have them: "
              + unknownCodes.stream().limit(MAX_CODES).collect(Collectors.joining(", "))
              + (unknownCodes.size() > MAX_CODES ? ", .." : ""));
    }
    output.text(
        "%s (%s): %s entries%s%s%s"
            .formatted(
                Output.printable(source.file()),
                format,
                entries,
                observables > 0 ? ", " + observables + " observables left out" : "",
                warnings > 0 ? ", " + warnings + " warnings" : "",
                reasons(rejected)));
    output.object(
        json -> {
          json.writeStringField("kind", "source");
          json.writeStringField("path", source.file().toString());
          json.writeStringField("format", format);
          json.writeStringField("list", source.list().name());
          json.writeNumberField("entries", entries);
          json.writeNumberField("observables", observables);
          json.writeNumberField("warnings", warnings);
          writeReasons(json, rejected);
        });
  }

  /** {@return how many values were refused for which reasons, for the end of a sentence} */
  static String reasons(Map<ReasonCode, Long> rejected) {
    if (rejected.isEmpty()) {
      return "";
    }
    List<String> counts = new ArrayList<>();
    new TreeMap<>(rejected).forEach((code, count) -> counts.add(count + " " + code));
    return counts.stream().collect(Collectors.joining(", ", ", rejected: ", ""));
  }

  static void writeReasons(JsonGenerator json, Map<ReasonCode, Long> rejected) throws IOException {
    json.writeObjectFieldStart("rejected");
    for (Map.Entry<ReasonCode, Long> reason : new TreeMap<>(rejected).entrySet()) {
      json.writeNumberField(reason.getKey().name(), reason.getValue());
    }
    json.writeEndObject();
  }
}
