package org.tutela.cli;

import java.io.IOException;
import org.tutela.filters.policy.JurisdictionPack;
import picocli.CommandLine.Command;

/** {@code packs list}: the jurisdiction packs that come with Tutela. */
@Command(name = "list", description = "List the jurisdiction packs.")
final class PacksListVerb extends Verb {
  PacksListVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    Output output = output();
    for (JurisdictionPack pack : JurisdictionPack.builtIn()) {
      output.object(json -> PackFields.pack(json, pack));
      output.text(
          pack.id()
              + " version "
              + pack.version()
              + " ("
              + String.join(", ", pack.jurisdiction())
              + "): "
              + pack.title()
              + ", "
              + pack.rules().size()
              + " rules");
    }
    return ExitStatus.OK;
  }
}
