package org.tutela.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tutela.core.hash.HashType;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexPlan;
import org.tutela.core.index.IndexSection;
import org.tutela.core.list.HashList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tutela inspect}: what an index holds and what that costs. */
@Command(
    name = "inspect",
    description = {
      "Show what an index holds, how it is searched and what each section costs.",
      "Reads the head of the file only; verify checks the rest."
    })
final class InspectVerb extends Verb {
  @Parameters(paramLabel = "X.tidx", description = "The index.")
  private Path file;

  InspectVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    try (HashIndex index = HashIndex.mapUnverified(file)) {
      Output output = output();
      printIndex(index, output);
      for (HashList list : index.lists()) {
        printList(list, output);
      }
      for (HashType type : index.types()) {
        printType(index, type, output);
      }
      for (IndexSection section : index.sections()) {
        printSection(section, output);
      }
    }
    return ExitStatus.OK;
  }

  private static void printIndex(HashIndex index, Output output) throws IOException {
    String seed = String.format("%016x", index.seed());
    String profile = Output.word(index.profile());
    output.text("list set \"" + Output.printable(index.name()) + "\", seed " + seed);
    output.text("profile " + profile);
    output.object(
        json -> {
          json.writeStringField("kind", "index");
          json.writeStringField("name", index.name());
          json.writeStringField("profile", profile);
          json.writeStringField("seed", seed);
        });
  }

  private static void printList(HashList list, Output output) throws IOException {
    String dialect = Output.word(list.dialect());
    output.text(
        "list " + Output.printable(list.name()) + " " + list.jurisdiction() + " " + dialect);
    output.object(
        json -> {
          json.writeStringField("kind", "list");
          json.writeStringField("name", list.name());
          json.writeStringField("jurisdiction", list.jurisdiction());
          json.writeStringField("dialect", dialect);
        });
  }

  private static void printType(HashIndex index, HashType type, Output output) throws IOException {
    IndexPlan plan = index.plan(type).orElseThrow();
    String word = plan == IndexPlan.UNMATCHABLE ? "UNMATCHABLE" : Output.word(plan);
    List<IndexSection> own =
        index.sections().stream().filter(s -> s.type().equals(Optional.of(type))).toList();
    double bytes = own.stream().mapToLong(IndexSection::bytes).sum();
    double each = index.size(type) == 0 ? 0 : bytes / index.size(type);
    output.text(
        String.format(
            Locale.ROOT,
            "type %s: %d values, %s, radius %d, %.2f bytes each without attributes",
            type,
            index.size(type),
            word,
            index.radius(type),
            each));
    output.object(
        json -> {
          json.writeStringField("kind", "type");
          json.writeStringField("type", type.id());
          json.writeNumberField("values", index.size(type));
          json.writeStringField("plan", word);
          json.writeNumberField("radius", index.radius(type));
          json.writeNumberField("bytesPerValue", each);
        });
  }

  private static void printSection(IndexSection section, Output output) throws IOException {
    String type = section.type().map(HashType::id).orElse("");
    output.text(
        String.format(
            Locale.ROOT,
            "section %-16s %-8s %12d entries %14d bytes %10.2f bytes each",
            section.kind(),
            type,
            section.count(),
            section.bytes(),
            section.bytesPerEntry()));
    output.object(
        json -> {
          json.writeStringField("kind", "section");
          json.writeStringField("section", section.kind());
          json.writeStringField("type", type);
          json.writeNumberField("entries", section.count());
          json.writeNumberField("bytes", section.bytes());
          json.writeNumberField("bytesPerEntry", section.bytesPerEntry());
        });
  }
}
