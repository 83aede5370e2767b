package org.tutela.core.list.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tutela.core.list.AuditRow;
import org.tutela.core.list.ImportReport;
import org.tutela.core.list.ListAudit;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListReader;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.RowKind;
import org.tutela.core.list.VicsProfile;

/** Every sample list gives the rows of the {@code .expected.tsv} beside it. */
class ListSamplesTest {
  private static final String EXPECTED = ".expected.tsv";
  private static final Set<String> NOT_COMPARED = Set.of("ignored", "warn", "meta", "member");

  static Stream<Path> samples() throws IOException, URISyntaxException {
    Path root = Path.of(ListSamplesTest.class.getResource("/lists").toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(EXPECTED))
          .map(file -> Path.of(file.toString().replace(EXPECTED, "")))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void givesTheExpectedRows(Path sample) throws IOException {
    assertThat(actual(sample)).containsExactlyElementsOf(expected(sample));
  }

  private static List<String> actual(Path sample) throws IOException {
    List<String> rows = new ArrayList<>();
    ListSource source = ListSource.of(sample);
    boolean caid = sample.endsWith(Path.of("caid", "caid12-media.json"));
    ReadOptions options =
        ReadOptions.defaults().withProfile(caid ? VicsProfile.CAID : VicsProfile.AS_STATED);
    try {
      ListReader reader = ListReaders.detect(source, options);
      ImportReport report =
          ListAudit.run(reader, source, options, row -> rows.addAll(compared(row)));
      rows.add(summary(report));
    } catch (ListFormatException e) {
      rows.add(String.join("\t", "fatal", "", "", "", "", e.code().name()));
      rows.add("committed=0;entries=0;deletes=0;refs=0;dups=0;rejects=0;fatal=1");
    }
    return rows;
  }

  private static List<String> compared(AuditRow row) {
    String kind = row.kind().id();
    String code = row.kind() == RowKind.REJECT ? firstWord(row.detail()) : "";
    String cells =
        String.join("\t", kind, row.algorithm(), row.value(), row.category(), row.sourceId(), code);
    return NOT_COMPARED.contains(kind) ? List.of() : List.of(cells);
  }

  private static String summary(ImportReport report) {
    return "committed=%d;entries=%d;deletes=%d;refs=%d;dups=%d;rejects=%d;fatal=0"
        .formatted(
            report.count(RowKind.ENTRY),
            report.count(RowKind.ENTRY),
            report.count(RowKind.DELETE),
            report.count(RowKind.REF),
            report.count(RowKind.DUP),
            report.count(RowKind.REJECT));
  }

  private static List<String> expected(Path sample) throws IOException {
    List<String> rows = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(sample + EXPECTED))) {
      String[] cells = line.split("\t", -1);
      String kind = cells[0];
      if (kind.equals("summary")) {
        rows.add(cells[6].replaceAll("ignored=[0-9]+;", ""));
      } else if (!kind.startsWith("#") && !NOT_COMPARED.contains(kind)) {
        boolean coded = kind.equals("reject") || kind.equals("fatal");
        String code = coded ? firstWord(cells[6]) : "";
        rows.add(String.join("\t", kind, cells[1], cells[2], cells[3], cells[4], code));
      }
    }
    return rows;
  }

  private static String firstWord(String text) {
    return text.split("[ ;]", 2)[0];
  }
}
