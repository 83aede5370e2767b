package org.tutela.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tutela.core.index.CompileReport;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexCompiler;
import org.tutela.core.index.IndexPlan;
import org.tutela.core.index.IndexProfile;
import org.tutela.core.index.ListShrinkage;
import org.tutela.core.list.AddressEntry;
import org.tutela.core.list.Classifications;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListGuards;
import org.tutela.core.list.ListReader;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;
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

  @Option(
      names = "--lists",
      paramLabel = "L.yaml",
      description = "More lists, with jurisdiction, dialect, scheme and how each is read.")
  private Optional<Path> lists;

  @Option(
      names = "--classifications",
      paramLabel = "C.tsv",
      description = "What the codes of a scheme mean, over what is built in.")
  private Optional<Path> classifications;

  @Option(
      names = "--observables",
      description = "Take hashes too that a list mentions without accusing.")
  private boolean observables;

  @Option(
      names = "--base",
      paramLabel = "BASE.tidx",
      description = "Make an overlay on this index, or on the last overlay on it: a small update.")
  private Optional<Path> base;

  @Option(
      names = "--previous",
      paramLabel = "OLD.tidx",
      description = "The index in force: write nothing if a list in it shrinks too much.")
  private Optional<Path> previous;

  @Option(
      names = "--max-shrink",
      paramLabel = "SHARE",
      description = "How much a list may shrink (default: ${DEFAULT-VALUE}).",
      defaultValue = "20%")
  private String maxShrink;

  @Parameters(
      arity = "0..*",
      paramLabel = "SOURCE[:FORMAT]",
      description = "Lists; a format is found by itself if absent.")
  private List<String> sources = List.of();

  private final Set<String> names = new HashSet<>();

  CompileVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    double share = share(maxShrink);
    if (base.isPresent() && previous.isPresent()) {
      throw new IllegalArgumentException(
          "--previous compares whole lists, and an overlay has only what is new: leave it out here,"
              + " and use it when all lists are compiled");
    }
    Classifications known = Classifications.standard();
    if (classifications.isPresent()) {
      known = known.with(classifications.get());
    }
    ListGuards inForce = guards.isPresent() ? ListGuards.read(guards.get()) : ListGuards.STANDARD;
    List<CompileSource> wanted = wanted(inForce);
    Output output = output();
    long rejected = 0;
    try (IndexCompiler compiler = compiler(inForce);
        Progress progress = Progress.of("compile", wanted.size(), io)) {
      for (CompileSource source : wanted) {
        rejected += read(source, compiler, known, output).rejected();
        progress.step();
      }
      if (strict && rejected > 0) {
        complain(out + ": not written, because " + rejected + " values were rejected");
        return ExitStatus.FAILED;
      }
      return write(compiler, share, output);
    }
  }

  private IndexCompiler compiler(ListGuards inForce) throws IOException {
    IndexCompiler.Builder builder =
        IndexCompiler.builder()
            .name(name)
            .profile(profile)
            .radius(radius)
            .refuseKnownGood(inForce.knownGood());
    return base.isPresent() ? builder.overlayOn(base.get()).build() : builder.build();
  }

  private List<CompileSource> wanted(ListGuards inForce) throws IOException {
    ReadOptions options = ReadOptions.defaults().withGuards(inForce);
    List<CompileSource> wanted = new ArrayList<>();
    for (String source : sources) {
      wanted.add(CompileSource.of(source, options));
    }
    if (lists.isPresent()) {
      wanted.addAll(CompileSource.read(lists.get(), options));
    }
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("nothing to compile: name a list, or a file of --lists");
    }
    return CompileSource.named(wanted);
  }

  /** {@return a share that is written as a percentage or as a fraction} */
  private static double share(String text) {
    try {
      boolean percent = text.endsWith("%");
      double number = Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
      double share = percent ? number / 100 : number;
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException("--max-shrink is 0% to 100%, not \"" + text + "\"");
  }

  private int write(IndexCompiler compiler, double share, Output output) throws IOException {
    if (previous.isEmpty()) {
      print(compiler.writeTo(out), output);
      return ExitStatus.OK;
    }
    Path folder = Optional.ofNullable(out.toAbsolutePath().getParent()).orElse(out);
    Path candidate = Files.createTempFile(folder, "." + out.getFileName(), ".new");
    try {
      CompileReport report = compiler.writeTo(candidate);
      List<ListShrinkage> shrunken;
      try (HashIndex before = HashIndex.mapUnverified(previous.get());
          HashIndex after = HashIndex.mapUnverified(candidate)) {
        shrunken = ListShrinkage.between(before, after, share);
      }
      for (ListShrinkage list : shrunken) {
        complain(
            out
                + ": not written, because "
                + list.list()
                + " shrank from "
                + list.before()
                + " values to "
                + list.after());
      }
      if (shrunken.isEmpty()) {
        Files.move(
            candidate, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        print(report, output);
      }
      return shrunken.isEmpty() ? ExitStatus.OK : ExitStatus.FAILED;
    } finally {
      Files.deleteIfExists(candidate);
    }
  }

  private SourceTally read(
      CompileSource wanted, IndexCompiler compiler, Classifications known, Output output)
      throws IOException {
    ListSource source = ListSource.of(wanted.file());
    ListReader reader =
        wanted.format().isPresent()
            ? ListReaders.of(wanted.format().get())
            : ListReaders.detect(source, wanted.options());
    SourceTally tally = new SourceTally(wanted, reader.format(), this::complain);
    String scheme =
        wanted.scheme().orElseGet(() -> Classifications.schemeOf(reader, wanted.options()));
    checkScheme(wanted.file(), scheme, known);
    checkName(wanted);
    Consumer<ListRecord> sink =
        compiler.list(wanted.list(), reader, code -> tally.severity(known, scheme, code));
    reader.read(
        source,
        wanted.options(),
        record -> {
          if (isObservable(record) && !observables) {
            tally.leaveOutObservable();
          } else {
            tally.count(record);
            sink.accept(record);
          }
        });
    tally.print(output);
    return tally;
  }

  private static boolean isObservable(ListRecord record) {
    return (record instanceof ListEntry hash && hash.role() == EntryRole.OBSERVABLE)
        || (record instanceof AddressEntry address && address.role() == EntryRole.OBSERVABLE);
  }

  private static void checkScheme(Path file, String scheme, Classifications known) {
    if (!scheme.isEmpty() && !known.schemes().contains(scheme.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          file
              + ": unknown scheme \""
              + scheme
              + "\": expected one of "
              + String.join(", ", known.schemes())
              + ", or one of --classifications");
    }
  }

  /**
   * A second list of the same name counts as a newer import of the first and takes out what it
   * replaces: only who gives it that name can mean that.
   */
  private void checkName(CompileSource source) {
    if (!names.add(source.list().name()) && !source.named()) {
      throw new IllegalArgumentException(
          source.file()
              + ": there is a list called "
              + source.list().name()
              + " already: give this one a name in a file of --lists");
    }
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
            + (report.addresses() > 0 ? ", " + report.addresses() + " address ranges" : "")
            + SourceTally.reasons(report.rejected()));
    for (CompileReport.TypeCount type : report.types()) {
      output.text(
          "  %s: %d entries, %d values, %s"
              .formatted(type.type(), type.entries(), type.values(), Output.word(type.plan())));
      if (type.plan() == IndexPlan.UNMATCHABLE) {
        complain(
            type.type() + ": " + type.values() + " values are kept, and nothing can match them");
      }
    }
    if (report.contradicted() > 0) {
      complain(
          report.contradicted() + " values are accused by one list and called harmless by another");
    }
    if (report.addresses() > 0) {
      complain(
          report.addresses()
              + " ranges of IP addresses are not in the index: it has no place for them");
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
    json.writeNumberField("addresses", report.addresses());
    json.writeNumberField("contradicted", report.contradicted());
    SourceTally.writeReasons(json, report.rejected());
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
}
