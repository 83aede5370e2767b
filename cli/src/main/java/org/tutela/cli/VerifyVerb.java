package org.tutela.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.tutela.core.index.HashIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tutela verify}: every checksum of an index. */
@Command(name = "verify", description = "Verify every checksum of an index.")
final class VerifyVerb extends Verb {
  @Parameters(paramLabel = "X.tidx", description = "The index.")
  private Path index;

  VerifyVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    HashIndex.verify(index);
    Output output = output();
    output.text(Output.printable(index) + ": intact");
    output.object(
        json -> {
          json.writeStringField("index", index.toString());
          json.writeBooleanField("intact", true);
        });
    return ExitStatus.OK;
  }
}
