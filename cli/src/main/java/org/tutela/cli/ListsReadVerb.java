package org.tutela.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.ImportReport;
import org.tutela.core.list.ListAudit;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListGuards;
import org.tutela.core.list.ListReader;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.VicsProfile;
import org.tutela.core.list.format.ListReaders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tutela lists read}: shows what an importer makes of a list. */
@Command(
    name = "read",
    description = {
      "Shows what an importer makes of a list: entries, deletions, repetitions and refusals.",
      "The output holds the hashes of the list: handle it like the list."
    })
final class ListsReadVerb extends Verb {
  @Option(names = "--format", paramLabel = "F", description = "Format; found by itself if absent.")
  private Optional<String> format;

  @Option(
      names = "--mapping",
      paramLabel = "M.json",
      description = "What the columns of a table mean, in JSON or YAML.")
  private Optional<Path> mapping;

  @Option(
      names = "--type",
      paramLabel = "T",
      description = "Type of the values, for files that do not say: pdq, sha256, ...")
  private Optional<String> type;

  @Option(
      names = "--guards",
      paramLabel = "G.yaml",
      description = "Which well-formed values are refused.")
  private Optional<Path> guards;

  @Option(
      names = "--profile",
      paramLabel = "P",
      description = "caid: the category codes of a VICS file are those of CAID.")
  private Optional<String> profile;

  @Parameters(paramLabel = "FILE", description = "The list; - is standard input.")
  private String file;

  ListsReadVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    ReadOptions options = options();
    if (!file.equals("-")) {
      return read(ListSource.of(Path.of(file)), options);
    }
    // A list is read twice, standard input only once.
    Path spool = Files.createTempFile("tutela-", ".list");
    try (InputStream in = io.in()) {
      Files.copy(in, spool, StandardCopyOption.REPLACE_EXISTING);
      return read(ListSource.of(spool), options);
    } finally {
      Files.delete(spool);
    }
  }

  private ReadOptions options() throws IOException {
    return new ReadOptions(
        type.map(HashType::of),
        mapping,
        guards.isPresent() ? ListGuards.read(guards.get()) : ListGuards.STANDARD,
        profile.map(ListsReadVerb::profile).orElse(VicsProfile.AS_STATED));
  }

  private static VicsProfile profile(String name) {
    if (!name.equals("caid")) {
      throw new IllegalArgumentException("unknown profile \"" + name + "\": expected caid");
    }
    return VicsProfile.CAID;
  }

  private int read(ListSource source, ReadOptions options) throws IOException {
    ListRows rows = new ListRows(output());
    try {
      ListReader reader =
          format.isPresent() ? ListReaders.of(format.get()) : ListReaders.detect(source, options);
      ImportReport report = ListAudit.run(reader, source, options, rows::row);
      rows.summary(report);
      return ExitStatus.OK;
    } catch (ListFormatException e) {
      rows.fatal(e);
      complain(Failure.describe(e));
      return ExitStatus.FAILED;
    }
  }
}
