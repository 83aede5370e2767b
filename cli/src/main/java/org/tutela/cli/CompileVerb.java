package org.tutela.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tutela.core.index.CompileReport;
import org.tutela.core.index.IndexCompiler;
import org.tutela.core.index.IndexPlan;
import org.tutela.core.index.IndexProfile;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListGuards;
import org.tutela.core.list.ListReader;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.ReasonCode;
import org.tutela.core.list.Rejection;
import org.tutela.core.list.format.ListReaders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tutela compile}: hash lists in, one index out. */
@Command(
    name = "compile",
    description = {
      "Compile hash lists into one index.",
      "A list takes its name from its file. A list that is refused as a whole commits nothing."
    })
final class CompileVerb extends Verb {
  @Option(names = "--out", required = true, paramLabel = "X.tidx", description = "The index.")
  private Path out;

  @Option(
      names = "--profile",
      paramLabel = "P",
      description = "full keeps entry ids and is fastest, device is small, scan smallest.",
      defaultValue = "full")
  private IndexProfile profile;

  @Option(
      names = "--guards",
      paramLabel = "G.yaml",
      description = "Which well-formed values are refused.")
  private Optional<Path> guards;

  @Option(
      names = "--name",
      paramLabel = "N",
      description = "The name of the list set, the same for all its releases.",
      defaultValue = "")
  private String name;

  @Option(
      names = "--radius",
      paramLabel = "BITS",
      description = "Largest distance to search for (default: ${DEFAULT-VALUE}).",
      defaultValue = "" + IndexCompiler.DEFAULT_RADIUS)
  private int radius;

  @Option(names = "--strict", description = "Write nothing if any value is rejected.")
  private boolean strict;

  @Parameters(
      arity = "1..*",
      paramLabel = "SOURCE[:FORMAT]",
      description = "Lists; a format is found by itself if absent.")
  private List<String> sources;

  private final Set<String> names = new HashSet<>();

  /** What one source gave. */
  private static final class Tally {
    private final Map<ReasonCode, Long> rejected = new EnumMap<>(ReasonCode.class);
    private long entries;

    void count(ListRecord record) {
      if (record instanceof ListEntry) {
        entries++;
      } else if (record instanceof Rejection rejection) {
        rejected.merge(rejection.code(), 1L, Long::sum);
      }
    }
  }

  CompileVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    ReadOptions options =
        ReadOptions.defaults()
            .withGuards(guards.isPresent() ? ListGuards.read(guards.get()) : ListGuards.STANDARD);
    IndexCompiler compiler =
        IndexCompiler.builder().name(name).profile(profile).radius(radius).build();
    Output output = output();
    long rejected = 0;
    try (Progress progress = Progress.of("compile", sources.size(), io)) {
      for (String source : sources) {
        Tally tally = read(source, options, compiler, output);
        rejected += tally.rejected.values().stream().mapToLong(Long::longValue).sum();
        progress.step();
      }
    }
    if (strict && rejected > 0) {
      complain(out + ": not written, because " + rejected + " values were rejected");
      return ExitStatus.FAILED;
    }
    print(compiler.writeTo(out), output);
    return ExitStatus.OK;
  }

  private Tally read(String argument, ReadOptions options, IndexCompiler compiler, Output output)
      throws IOException {
    int colon = argument.lastIndexOf(':');
    boolean named = colon > 0 && ListReaders.formats().contains(argument.substring(colon + 1));
    Path file = Path.of(named ? argument.substring(0, colon) : argument);
    ListSource source = ListSource.of(file);
    ListReader reader =
        named ? ListReaders.of(argument.substring(colon + 1)) : ListReaders.detect(source, options);
    Tally tally = new Tally();
    Consumer<ListRecord> sink = compiler.list(HashList.of(newName(file)), reader);
    reader.read(
        source,
        options,
        record -> {
          tally.count(record);
          sink.accept(record);
        });
    output.text(
        Output.printable(file)
            + " ("
            + reader.format()
            + "): "
            + tally.entries
            + " entries"
            + reasons(tally.rejected));
    output.object(
        json -> {
          json.writeStringField("kind", "source");
          json.writeStringField("path", file.toString());
          json.writeStringField("format", reader.format());
          json.writeNumberField("entries", tally.entries);
          writeReasons(json, tally.rejected);
        });
    return tally;
  }

  /**
   * {@return the name of a list} A second list of the same name would count as a newer import of
   * the first and take out what it replaces.
   */
  private String newName(Path file) {
    String listName = listName(file);
    if (!names.add(listName)) {
      throw new IllegalArgumentException(
          file + ": there is a list called " + listName + " already: rename one of the files");
    }
    return listName;
  }

  /** {@return the name of a file without folders and endings} */
  private static String listName(Path file) {
    String last = Optional.ofNullable(file.getFileName()).orElse(file).toString();
    int dot = last.indexOf('.', 1);
    return dot < 0 ? last : last.substring(0, dot);
  }

  private void print(CompileReport report, Output output) throws IOException {
    output.text(
        Output.printable(out)
            + ": "
            + report.accepted()
            + " accepted, "
            + report.duplicates()
            + " duplicates, "
            + report.superseded()
            + " superseded, "
            + report.tombstones()
            + " tombstones, "
            + report.references()
            + " references"
            + reasons(report.rejected()));
    for (CompileReport.TypeCount type : report.types()) {
      output.text(
          "  %s: %d entries, %d values, %s"
              .formatted(type.type(), type.entries(), type.values(), Output.word(type.plan())));
      if (type.plan() == IndexPlan.UNMATCHABLE) {
        complain(
            type.type() + ": " + type.values() + " values are kept, and nothing can match them");
      }
    }
    output.object(json -> writeSummary(json, report));
  }

  private void writeSummary(JsonGenerator json, CompileReport report) throws IOException {
    json.writeStringField("kind", "summary");
    json.writeStringField("index", out.toString());
    json.writeNumberField("accepted", report.accepted());
    json.writeNumberField("duplicates", report.duplicates());
    json.writeNumberField("superseded", report.superseded());
    json.writeNumberField("tombstones", report.tombstones());
    json.writeNumberField("references", report.references());
    writeReasons(json, report.rejected());
    json.writeArrayFieldStart("types");
    for (CompileReport.TypeCount type : report.types()) {
      json.writeStartObject();
      json.writeStringField("type", type.type().id());
      json.writeNumberField("entries", type.entries());
      json.writeNumberField("values", type.values());
      json.writeStringField("plan", Output.word(type.plan()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String reasons(Map<ReasonCode, Long> rejected) {
    if (rejected.isEmpty()) {
      return "";
    }
    List<String> counts = new ArrayList<>();
    new TreeMap<>(rejected).forEach((code, count) -> counts.add(count + " " + code));
    return counts.stream().collect(Collectors.joining(", ", ", rejected: ", ""));
  }

  private static void writeReasons(JsonGenerator json, Map<ReasonCode, Long> rejected)
      throws IOException {
    json.writeObjectFieldStart("rejected");
    for (Map.Entry<ReasonCode, Long> reason : new TreeMap<>(rejected).entrySet()) {
      json.writeNumberField(reason.getKey().name(), reason.getValue());
    }
    json.writeEndObject();
  }
}
