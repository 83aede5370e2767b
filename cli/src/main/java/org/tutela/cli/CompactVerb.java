package org.tutela.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tutela.core.index.CompileReport;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexCompiler;
import org.tutela.core.index.IndexProfile;
import org.tutela.core.list.ListGuards;
import org.tutela.core.list.ReasonCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tutela compact}: an index and the overlays on it become one index. */
@Command(
    name = "compact",
    description = {
      "Make one index of an index and the overlays on it.",
      "The result is what compiling all their lists at once gives, byte for byte."
    })
final class CompactVerb extends Verb {
  @Option(names = "--out", required = true, paramLabel = "X.tidx", description = "The index.")
  private Path out;

  @Option(
      names = "--radius",
      paramLabel = "BITS",
      description = "Largest distance to search for (default: ${DEFAULT-VALUE}).",
      defaultValue = "" + IndexCompiler.DEFAULT_RADIUS)
  private int radius;

  @Option(
      names = "--guards",
      paramLabel = "G.yaml",
      description = "With known_good: refuse, accusations of harmless values are left out.")
  private Optional<Path> guards = Optional.empty();

  @Parameters(index = "0", paramLabel = "BASE.tidx", description = "The index.")
  private Path base;

  @Parameters(
      index = "1..*",
      paramLabel = "OVERLAY.tidx",
      description = "What was made for it, in order.")
  private List<Path> overlays = List.of();

  CompactVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    String name;
    IndexProfile profile;
    try (HashIndex index = HashIndex.mapUnverified(base)) {
      name = index.name();
      profile = index.profile();
    }
    boolean refuse = guards.isPresent() && ListGuards.read(guards.get()).knownGood();
    CompileReport report;
    try (IndexCompiler compiler =
        IndexCompiler.builder()
            .name(name)
            .profile(profile)
            .radius(radius)
            .refuseKnownGood(refuse)
            .build()) {
      compiler.include(base, overlays, list -> true);
      report = compiler.writeTo(out);
    }
    Output output = output();
    long refused = report.rejected().getOrDefault(ReasonCode.KNOWN_GOOD, 0L);
    output.text(
        Output.printable(out)
            + ": "
            + report.accepted()
            + " entries"
            + (refused > 0 ? ", rejected: " + refused + " KNOWN_GOOD" : ""));
    output.object(
        json -> {
          json.writeStringField("kind", "summary");
          json.writeStringField("index", out.toString());
          json.writeNumberField("accepted", report.accepted());
          json.writeNumberField("refusedKnownGood", refused);
        });
    return ExitStatus.OK;
  }
}
