package org.tutela.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tutela.core.list.ListDiff;
import org.tutela.core.list.ListDiff.Change;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tutela lists diff}: what a new version of a list adds, removes and changes. */
@Command(
    name = "diff",
    description = {
      "Shows what a new version of a list adds, removes and changes, by value and record id.",
      "The output holds the hashes of the list: handle it like the list."
    })
final class ListsDiffVerb extends Verb {
  @Mixin private ListOptions options = new ListOptions();

  @Parameters(index = "0", paramLabel = "OLD", description = "The list as it was.")
  private String old;

  @Parameters(index = "1", paramLabel = "NEW", description = "The list as it is; - is stdin.")
  private String fresh;

  ListsDiffVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    ReadOptions read = options.read();
    return options.open(
        fresh, io, after -> options.open(old, io, before -> compare(before, after, read)));
  }

  private int compare(ListSource before, ListSource after, ReadOptions read) throws IOException {
    ListRows rows = new ListRows(output());
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Change change : Change.values()) {
      counts.put(Output.word(change), 0L);
    }
    try {
      ListDiff.run(
          version(before, read),
          version(after, read),
          (change, row) -> {
            counts.merge(Output.word(change), 1L, Long::sum);
            rows.row(Output.word(change), row);
          });
    } catch (ListFormatException e) {
      rows.fatal(e);
      complain(Failure.describe(e));
      return ExitStatus.FAILED;
    }
    rows.summary(counts);
    return ExitStatus.OK;
  }

  private ListDiff.Version version(ListSource source, ReadOptions read) throws IOException {
    return new ListDiff.Version(options.reader(source, read), source, read);
  }
}
