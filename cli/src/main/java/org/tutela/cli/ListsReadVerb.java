package org.tutela.cli;

import java.io.IOException;
import org.tutela.core.list.ImportReport;
import org.tutela.core.list.ListAudit;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListReader;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tutela lists read}: shows what an importer makes of a list. */
@Command(
    name = "read",
    description = {
      "Shows what an importer makes of a list: entries, deletions, repetitions and refusals.",
      "The output holds the hashes of the list: handle it like the list."
    })
final class ListsReadVerb extends Verb {
  @Mixin private ListOptions options = new ListOptions();

  @Parameters(paramLabel = "FILE", description = "The list; - is standard input.")
  private String file;

  ListsReadVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    ReadOptions read = options.read();
    return options.open(file, io, source -> read(source, read));
  }

  private int read(ListSource source, ReadOptions read) throws IOException {
    ListRows rows = new ListRows(output());
    try {
      ListReader reader = options.reader(source, read);
      ImportReport report = ListAudit.run(reader, source, read, rows::row);
      rows.summary(report);
      return ExitStatus.OK;
    } catch (ListFormatException e) {
      rows.fatal(e);
      complain(Failure.describe(e));
      return ExitStatus.FAILED;
    }
  }
}
