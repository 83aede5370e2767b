package org.tutela.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tutela.core.index.HashIndex;
import picocli.CommandLine.Option;

/** The index that a verb looks things up in. */
final class IndexOptions {
  @Option(
      names = "--index",
      required = true,
      paramLabel = "X.tidx",
      description = "The compiled index.")
  private Path file;

  @Option(
      names = "--overlay",
      paramLabel = "O.tidx",
      description = "An overlay on the index; give several in their order.")
  private List<Path> overlays = List.of();

  HashIndex load() throws IOException {
    return HashIndex.load(file, overlays);
  }
}
