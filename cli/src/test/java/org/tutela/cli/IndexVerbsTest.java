package org.tutela.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verbs that make an index, look into it and ask it. */
class IndexVerbsTest {
  private static final String MD5 = "9a79e2fee965907e2b9df462c0d65c0b";
  private static final String OTHER = "0123456789abcdef0123456789abcdef";
  private static final String PDQ =
      "90d8060320ceae1bb5095efdc104dc70c8168220bbd02b488dc85428f0eb900b";

  /** The same but for two bits. */
  private static final String NEAR =
      "93d8060320ceae1bb5095efdc104dc70c8168220bbd02b488dc85428f0eb900b";

  @TempDir Path folder;
  private String list = "";
  private String index = "";

  @BeforeEach
  void writeList() throws IOException {
    Path csv = folder.resolve("hotline.csv");
    Files.writeString(csv, "id,md5,pdq,class\n7," + MD5 + "," + PDQ + ",A1\n8,zz,,A2\n");
    Files.writeString(
        folder.resolve("hotline.mapping.json"),
        """
        {"columns": {"id": "source_id", "md5": "md5", "pdq": "pdq", "class": "category"}}
        """);
    list = csv.toString();
    index = folder.resolve("x.tidx").toString();
  }

  @Test
  void compileSummarizesWhatBecameOfTheValues() {
    Shell.Run run = Shell.tutela("compile", "--out", index, list + ":csv");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.lines())
        .containsExactly(
            list + " (csv): 2 entries, rejected: 1 BAD_HEX",
            index
                + ": 2 accepted, 0 duplicates, 0 superseded, 0 tombstones, 0 references,"
                + " rejected: 1 BAD_HEX",
            "  md5: 1 entries, 1 values, digests",
            "  pdq: 1 entries, 1 values, scan");
    assertThat(Path.of(index)).exists();
  }

  @Test
  void listsWhoseFilesHaveOneNameAreNotTakenForOne() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other")).resolve("hotline.txt");
    Files.writeString(other, OTHER + "\n");

    Shell.Run run = Shell.tutela("compile", "--out", index, list, other.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(Shell.tutela("inspect", index).out())
        .contains("list hotline.csv", "list hotline.txt");
  }

  @Test
  void listsWithoutNamesInAFileOfListsAreNotTakenForOne() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.copy(Path.of(list), other.resolve("hotline.csv"));
    Files.writeString(
        folder.resolve("lists.yaml"),
        """
        lists:
          - {file: hotline.csv}
          - {file: other/hotline.csv, mapping: hotline.mapping.json}
        """);

    Shell.Run run =
        Shell.tutela("compile", "--out", index, "--lists", folder.resolve("lists.yaml").toString());

    assertThat(run.out()).contains("0 superseded");
    assertThat(Shell.tutela("inspect", index).out())
        .contains("list " + folder.getFileName() + "/hotline.csv", "list other/hotline.csv");
  }

  @Test
  void warningsOfAListAreToldUpToAPoint() throws IOException {
    StringBuilder records = new StringBuilder();
    for (int id = 1; id <= 5; id++) {
      records.append("{'MediaID':%d,'MD5':'%032x','Category':'x'},".formatted(id, id));
    }
    Path vics = folder.resolve("vics.json");
    Files.writeString(vics, ("{'value':[" + records + "null]}").replace('\'', '"'));

    Shell.Run run = Shell.tutela("compile", "--out", index, vics.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.out()).contains("5 entries, 6 warnings, rejected: 1 NOT_AN_OBJECT");
    assertThat(run.err().lines())
        .hasSize(5)
        .contains(
            "tutela: " + vics + ", value[0]: a category that is no number",
            "tutela: " + vics + ": further warnings are shown by lists read");
  }

  @Test
  void categoriesThatASchemeDoesNotHaveAreNamed() throws IOException {
    Path lists = folder.resolve("lists.yaml");
    Files.writeString(lists, "lists: [{file: hotline.csv, scheme: iwf}]");
    Path table = folder.resolve("own.tsv");
    Files.writeString(table, "iwf\tA1\tsevere\tours\tour lawyer\tcertain\n");

    assertThat(Shell.tutela("compile", "--out", index, "--lists", lists.toString()).err())
        .contains("the scheme does not have them: A1");
    assertThat(
            Shell.tutela(
                    "compile",
                    "--out",
                    index,
                    "--lists",
                    lists.toString(),
                    "--classifications",
                    table.toString())
                .err())
        .isEmpty();

    Files.writeString(lists, "lists: [{file: hotline.csv, scheme: iwff}]");
    Shell.Run run = Shell.tutela("compile", "--out", index, "--lists", lists.toString());
    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains("unknown scheme \"iwff\": expected one of icse, iwf, ncmec");
  }

  @Test
  void anOverlayIsNotComparedWithWholeLists() {
    Shell.tutela("compile", "--out", index, list);

    Shell.Run run =
        Shell.tutela("compile", "--out", index + "2", "--base", index, "--previous", index, list);

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains("an overlay has only what is new");
  }

  @ParameterizedTest
  @CsvSource({"empty.txt, ''", "hotline.csv, 'id,md5,pdq,class'", "vics.json, '{\"value\":[]}'"})
  void aListWithoutEntriesIsToldOf(String name, String text) throws IOException {
    Path empty = Files.writeString(folder.resolve(name), text);

    Shell.Run run = Shell.tutela("compile", "--out", index, empty.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.err()).startsWith("tutela: " + empty);
  }

  @Test
  void compileInJsonHasTheSameNumbers() {
    Shell.Run run = Shell.tutela("compile", "--json", "--out", index, list);

    assertThat(run.lines()).hasSize(2);
    assertThat(run.lines().get(0))
        .contains("\"kind\":\"source\"", "\"entries\":2", "\"rejected\":{\"BAD_HEX\":1}");
    assertThat(run.lines().get(1))
        .contains(
            "\"kind\":\"summary\"",
            "\"accepted\":2",
            "{\"type\":\"pdq\",\"entries\":1,\"values\":1,\"plan\":\"scan\"}");
  }

  @Test
  void aFileOfListsSaysWhatTheCommandLineCannot() throws IOException {
    Files.writeString(folder.resolve("update.csv"), "id,md5,pdq,class\n7," + OTHER + ",,A\n");
    Path lists =
        Files.writeString(
            folder.resolve("lists.yaml"),
            """
            lists:
              - file: hotline.csv
                name: British
                jurisdiction: GB
                dialect: resize-512
                scheme: ncmec
              - file: update.csv
                mapping: hotline.mapping.json
                name: British
                jurisdiction: GB
                dialect: resize-512
                scheme: iwf
            """);

    Shell.Run run = Shell.tutela("compile", "--out", index, "--lists", lists.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("1 accepted", "2 superseded");
    assertThat(Shell.tutela("inspect", index).out()).contains("list British GB resize_512");
  }

  @Test
  void anUnknownKeyOfAFileOfListsIsRefused() throws IOException {
    Path lists = Files.writeString(folder.resolve("lists.yaml"), "lists:\n  - fiel: x\n");

    Shell.Run run = Shell.tutela("compile", "--out", index, "--lists", lists.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains("lists.yaml").contains("fiel");
  }

  @Test
  void aListThatShrinksTooMuchIsRefusedAndTheOldIndexStays() throws IOException {
    Path text = folder.resolve("digests.txt");
    Files.writeString(text, MD5 + "\n" + OTHER + "\n");
    Shell.tutela("compile", "--out", index, text.toString());
    byte[] before = Files.readAllBytes(Path.of(index));
    Files.writeString(text, MD5 + "\n");

    Shell.Run run = Shell.tutela("compile", "--out", index, "--previous", index, text.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains("digests shrank from 2 values to 1");
    assertThat(Path.of(index)).hasBinaryContent(before);
    assertThat(
            Shell.tutela(
                    "compile",
                    "--out",
                    index,
                    "--previous",
                    index,
                    "--max-shrink",
                    "50%",
                    text.toString())
                .status())
        .isEqualTo(ExitStatus.OK);
  }

  @Test
  void accusationsOfKnownGoodValuesAreReportedOrRefused() throws IOException {
    Path good = folder.resolve("good.fp");
    Files.writeString(good, MD5 + ":1:Good\n");
    Path guards = Files.writeString(folder.resolve("g.yaml"), "known_good: refuse\n");

    assertThat(Shell.tutela("compile", "--out", index, list, good.toString()).err())
        .contains("1 values are accused by one list and called harmless by another");
    assertThat(
            Shell.tutela(
                    "compile", "--out", index, "--guards", guards.toString(), list, good.toString())
                .out())
        .contains("1 KNOWN_GOOD");
  }

  @Test
  void anOverlayAnswersAndCompactsAsIfAllHadBeenCompiledAtOnce() throws IOException {
    Path update = Files.writeString(folder.resolve("update.txt"), OTHER + "\n");
    String overlay = folder.resolve("o.tidx").toString();
    String compact = folder.resolve("c.tidx").toString();
    String whole = folder.resolve("w.tidx").toString();
    Shell.tutela("compile", "--out", index, list);
    Shell.tutela("compile", "--out", overlay, "--base", index, update.toString());
    Shell.tutela("compact", "--out", compact, index, overlay);
    Shell.tutela("compile", "--out", whole, list, update.toString());

    Shell.Run lookup =
        Shell.tutela("lookup", "--index", index, "--overlay", overlay, "--type", "md5", OTHER);

    assertThat(lookup.status()).isEqualTo(ExitStatus.FOUND);
    assertThat(Path.of(compact)).hasBinaryContent(Files.readAllBytes(Path.of(whole)));
    assertThat(Shell.tutela("lookup", "--index", overlay, "--type", "md5", OTHER).err())
        .contains("this is an overlay");
  }

  @Test
  void accusationsOfKnownGoodValuesInAnOverlayAreRefusedWhenCompacting() throws IOException {
    Path good = Files.writeString(folder.resolve("good.fp"), OTHER + ":1:Good\n");
    Path update = Files.writeString(folder.resolve("update.txt"), OTHER + "\n");
    String guards = Files.writeString(folder.resolve("g.yaml"), "known_good: refuse").toString();
    String overlay = folder.resolve("o.tidx").toString();
    String compact = folder.resolve("c.tidx").toString();
    String whole = folder.resolve("w.tidx").toString();
    Shell.tutela("compile", "--out", index, good.toString());
    Shell.tutela("compile", "--out", overlay, "--base", index, update.toString());
    Shell.tutela("compile", "--guards", guards, "--out", whole, good.toString(), update.toString());

    Shell.Run run = Shell.tutela("compact", "--guards", guards, "--out", compact, index, overlay);

    assertThat(run.out()).contains("1 entries, rejected: 1 KNOWN_GOOD");
    assertThat(Path.of(compact)).hasBinaryContent(Files.readAllBytes(Path.of(whole)));
    assertThat(
            Shell.tutela(
                    "compile",
                    "--guards",
                    guards,
                    "--out",
                    overlay,
                    "--base",
                    index,
                    update.toString())
                .err())
        .contains("known_good: refuse compares all lists");
  }

  @Test
  void strictWritesNothingIfAValueIsRejected() {
    Shell.Run run = Shell.tutela("compile", "--strict", "--out", index, list);

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains("1 values were rejected");
    assertThat(Path.of(index)).doesNotExist();
  }

  @Test
  void aRefusedListCommitsNothing() throws IOException {
    Path cut = Files.writeString(folder.resolve("cut.xml"), "<queryResult><images>");

    Shell.Run run = Shell.tutela("compile", "--out", index, list, cut.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains("cut.xml").contains("TRUNCATED_XML");
    assertThat(Path.of(index)).doesNotExist();
  }

  @Test
  void inspectShowsPlansAndWhatEachSectionCosts() {
    compile();

    Shell.Run run = Shell.tutela("inspect", index);

    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.out())
        .contains("list set \"set\"", "profile full", "list hotline", "type pdq: 1 values, scan")
        .contains("section values", "bytes each");
    assertThat(Shell.tutela("inspect", "--json", index).out())
        .contains("\"kind\":\"section\",\"section\":\"values\",\"type\":\"pdq\",\"entries\":1");
  }

  @Test
  void verifyTellsAnIntactIndexFromADamagedOne() throws IOException {
    compile();
    assertThat(Shell.tutela("verify", index).out()).isEqualTo(index + ": intact\n");

    byte[] bytes = Files.readAllBytes(Path.of(index));
    bytes[bytes.length / 2] ^= 1;
    Files.write(Path.of(index), bytes);
    Shell.Run run = Shell.tutela("verify", index);

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains("x.tidx").contains("checksum");
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void lookupPrintsMatchesByNumberAndTokenOnly() {
    compile();

    Shell.Run run = Shell.tutela("lookup", "--index", index, "--type", "md5", OTHER, MD5);

    assertThat(run.status()).isEqualTo(ExitStatus.FOUND);
    assertThat(run.lines()).hasSize(3);
    assertThat(run.lines().get(0)).matches("line 2 [0-9a-f]{16}");
    assertThat(run.lines().get(1))
        .isEqualTo("  md5 is equal (exact_weak): list \"hotline\", category A1, entry 7; act");
    assertThat(run.lines().get(2)).isEqualTo("2 looked up, 1 matched, 0 malformed");
    assertThat(run.out()).doesNotContain(MD5);
  }

  @Test
  void lookupShowsTheQueryOnDemand() {
    compile();

    Shell.Run run =
        Shell.tutela("lookup", "--show-query", "--json", "--index", index, "--type", "md5", MD5);

    assertThat(run.lines().get(0))
        .contains("\"hash\":\"" + MD5 + "\"", "\"list\":\"hotline\"", "\"sourceId\":\"7\"");
  }

  @Test
  void lookupReadsALineAtATimeWithinARadius() {
    compile();
    String input = NEAR + "\n\nnonsense\n" + "a".repeat(200_000) + "\n" + NEAR;

    Shell.Run near = Shell.tutelaReading(input, "lookup", "--index", index, "--type", "pdq", "-");
    Shell.Run exact =
        Shell.tutelaReading(
            NEAR, "lookup", "--index", index, "--type", "pdq", "--radius", "1", "-");

    assertThat(near.status()).isEqualTo(ExitStatus.FOUND);
    assertThat(near.out())
        .contains("line 1 ", "line 5 ", "  pdq differs in 2 bits (radius 31): list \"hotline\"")
        .contains("4 looked up, 2 matched, 2 malformed");
    assertThat(near.err()).contains("line 3: ", "line 4: ");
    assertThat(exact.status()).isEqualTo(ExitStatus.OK);
  }

  @Test
  void lookupOfMixedLinesKeepsTheirOrder() {
    compile();
    String input =
        OTHER
            + "\n  "
            + MD5.toUpperCase(Locale.ROOT)
            + "\r\nzz\n\n"
            + MD5
            + "g\n"
            + OTHER.replace('0', 'x')
            + "\n"
            + MD5;

    Shell.Run run =
        Shell.tutelaReading(
            input, "lookup", "--json", "--all", "--index", index, "--type", "md5", "-");

    assertThat(run.status()).isEqualTo(ExitStatus.FOUND);
    assertThat(run.lines())
        .extracting(line -> line.replaceAll("\"token\":\"[0-9a-f]{16}\"", "T").substring(0, 27))
        .containsExactly(
            "{\"line\":1,T,\"match\":false,\"",
            "{\"line\":2,T,\"match\":true,\"d",
            "{\"line\":3,\"error\":{\"code\":\"",
            "{\"line\":5,\"error\":{\"code\":\"",
            "{\"line\":6,\"error\":{\"code\":\"",
            "{\"line\":7,T,\"match\":true,\"d",
            "{\"kind\":\"summary\",\"queries\"");
    assertThat(run.lines().get(6)).contains("\"queries\":6,\"matched\":2,\"failed\":3");
    assertThat(run.err().lines()).hasSize(3).allMatch(line -> !line.contains(OTHER));
  }

  @Test
  void lookupThatFindsNothingAndFailsSaysSo() {
    compile();

    Shell.Run run = Shell.tutela("lookup", "--index", index, "--type", "md5", OTHER, "zz");

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
  }

  private void compile() {
    Shell.Run run = Shell.tutela("compile", "--name", "set", "--out", index, list);
    assertThat(run.status()).isEqualTo(ExitStatus.OK);
  }
}
