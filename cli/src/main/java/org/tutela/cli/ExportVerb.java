package org.tutela.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tutela.filters.export.Export;
import org.tutela.filters.policy.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: a policy in the format of a device or resolver, and what is lost on the way. */
@Command(
    name = "export",
    description = "Write a policy for a device or resolver, and list what it cannot express.")
final class ExportVerb extends Verb {
  @Option(
      names = "--to",
      required = true,
      paramLabel = "TARGET",
      description = "apple, tv-content-rating, dvb, adguard or pihole.")
  String to = "";

  @Parameters(paramLabel = "FILE", description = "A policy, YAML or JSON, or a preset's name.")
  Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write the files into this folder; by default to standard output.")
  @Nullable Path out;

  @Option(names = "--at", paramLabel = "DAY", description = "The day, by default today.")
  @Nullable LocalDate day;

  @Option(
      names = "--strict",
      description = "Write nothing and exit with 1 if the target would be weaker than the policy.")
  boolean strict;

  ExportVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    Policy policy = PolicyFiles.read(file);
    LocalDate at = day == null ? LocalDate.now(policy.zone().orElse(ZoneOffset.UTC)) : day;
    Export export = Export.of(policy, target(), at);
    boolean refused = strict && export.weaker();
    if (json) {
      output().object(fields -> fields(fields, export, refused));
    } else {
      export
          .gaps()
          .forEach(
              gap ->
                  complain(Output.word(gap.effect()) + ": " + gap.what() + " (" + gap.why() + ")"));
    }
    if (!refused) {
      write(export);
    }
    return refused ? ExitStatus.FOUND : ExitStatus.OK;
  }

  private static void fields(JsonGenerator json, Export export, boolean refused)
      throws IOException {
    json.writeStringField("target", export.target().id());
    json.writeObjectFieldStart("files");
    if (!refused) {
      for (Map.Entry<String, String> one : export.files().entrySet()) {
        json.writeStringField(one.getKey(), one.getValue());
      }
    }
    json.writeEndObject();
    json.writeArrayFieldStart("gaps");
    for (Export.Gap gap : export.gaps()) {
      json.writeStartObject();
      json.writeStringField("effect", Output.word(gap.effect()));
      json.writeStringField("what", gap.what());
      json.writeStringField("why", gap.why());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void write(Export export) throws IOException {
    for (Map.Entry<String, String> one : export.files().entrySet()) {
      if (out != null) {
        Files.createDirectories(out);
        Files.writeString(out.resolve(one.getKey()), one.getValue());
      } else if (!json) {
        io.out().print(one.getValue());
      }
    }
  }

  private Export.Target target() {
    return Arrays.stream(Export.Target.values())
        .filter(target -> target.id().equals(to))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no target \""
                        + to
                        + "\"; there are "
                        + String.join(
                            ", ",
                            Arrays.stream(Export.Target.values())
                                .map(Export.Target::id)
                                .toList())));
  }
}
