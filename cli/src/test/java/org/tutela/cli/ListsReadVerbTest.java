package org.tutela.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.format.BloomFilter;

class ListsReadVerbTest {
  private static final String MD5 = "9a79e2fee965907e2b9df462c0d65c0b";
  private static final String EMPTY = "d41d8cd98f00b204e9800998ecf8427e";
  private static final String HEADER =
      "#kind\talgorithm\tvalue\tcategory\tsource_id\tlocation\tdetail";

  @TempDir Path folder;

  @Test
  void printsOneRowPerRecordAndASummary() {
    Shell.Run run = Shell.tutelaReading(MD5 + "  a\\b\n" + MD5 + "\nzz\n", "lists", "read", "-");

    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.lines())
        .containsExactly(
            HEADER,
            "entry\tmd5\t" + MD5 + "\t\t\tline 1\tname=a\\\\b",
            "dup\tmd5\t" + MD5 + "\t\t\tline 2\t",
            "reject\t\t\t\t\tline 3\tBAD_HEX",
            "summary\t\t\t\t\t\t"
                + "committed=1;entries=1;deletes=0;refs=0;dups=1;rejects=1;ignored=0;fatal=0");
  }

  @Test
  void jsonHasTheSameNames() {
    Shell.Run run = Shell.tutelaReading(MD5 + "\n", "lists", "read", "--json", "-");

    assertThat(run.lines())
        .containsExactly(
            "{\"kind\":\"entry\",\"algorithm\":\"md5\",\"value\":\""
                + MD5
                + "\",\"category\":\"\",\"source_id\":\"\",\"location\":\"line 1\",\"detail\":\"\"}",
            "{\"kind\":\"summary\",\"committed\":1,\"entries\":1,\"deletes\":0,\"refs\":0,"
                + "\"dups\":0,\"rejects\":0,\"ignored\":0,\"fatal\":0}");
  }

  @Test
  void refusedListCommitsNothing() throws IOException {
    Path list = Files.writeString(folder.resolve("page.xml"), "<queryResult><images>");

    Shell.Run run = Shell.tutela("lists", "read", list.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.lines())
        .containsExactly(
            HEADER,
            "fatal\t\t\t\t\tline 1\tTRUNCATED_XML",
            "summary\t\t\t\t\t\t"
                + "committed=0;entries=0;deletes=0;refs=0;dups=0;rejects=0;ignored=0;fatal=1");
    assertThat(run.err()).contains("page.xml, line 1: TRUNCATED_XML");
  }

  @Test
  void guardsCanBeLoosened() throws IOException {
    Path guards = Files.writeString(folder.resolve("guards.yaml"), "empty_content: allow\n");

    Shell.Run refused = Shell.tutelaReading(EMPTY, "lists", "read", "-");
    Shell.Run allowed =
        Shell.tutelaReading(EMPTY, "lists", "read", "--guards", guards.toString(), "-");

    assertThat(refused.out()).contains("reject\tmd5").contains("EMPTY_CONTENT_HASH");
    assertThat(allowed.out()).contains("entry\tmd5");
  }

  @Test
  void profileSaysWhoseCategoriesAVicsFileHas() {
    String vics = "{\"value\":[{\"MediaID\":7,\"Category\":1,\"MD5\":\"" + MD5 + "\"}]}";

    Shell.Run stated = Shell.tutelaReading(vics, "lists", "read", "-");
    Shell.Run caid = Shell.tutelaReading(vics, "lists", "read", "--profile", "caid", "-");
    Shell.Run unknown = Shell.tutelaReading(vics, "lists", "read", "--profile", "x", "-");

    assertThat(stated.out()).contains("\t1\tvics:7\t");
    assertThat(caid.out()).contains("\tA\tcaid:7\t");
    assertThat(unknown.err()).contains("expected caid");
  }

  @Test
  void declaredTypeDecidesWhat64DigitsAre() {
    String value = "90d8060320ceae1bb5095efdc104dc70c8168220bbd02b488dc85428f0eb900b";

    Shell.Run run = Shell.tutelaReading(value, "lists", "read", "--type", "pdq", "-");

    assertThat(run.out()).contains("entry\tpdq\t" + value);
  }

  @Test
  void mappingSaysWhatTheColumnsMean() throws IOException {
    Path mapping =
        Files.writeString(
            folder.resolve("m.yaml"), "delimiter: ;\ncolumns: {Id: source_id, Sum: md5}\n");

    Shell.Run run =
        Shell.tutelaReading(
            "Sum;Id\n" + MD5 + ";x1\n", "lists", "read", "--mapping", mapping.toString(), "-");

    assertThat(run.out()).contains("entry\tmd5\t" + MD5 + "\t\tx1\tline 2\t");
  }

  @Test
  void mistakeInAMappingIsToldWithItsPlace() throws IOException {
    Path mapping = Files.writeString(folder.resolve("m.yaml"), "columns: {Sum: md6}\n");

    Shell.Run run =
        Shell.tutelaReading("Sum\n", "lists", "read", "--mapping", mapping.toString(), "-");

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("m.yaml:1:16: Sum: unknown value \"md6\"; did you mean \"md5\"?");
  }

  @Test
  void unknownFormatNamesTheKnownOnes() {
    Shell.Run run = Shell.tutelaReading("", "lists", "read", "--format", "xls", "-");

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains("unknown list format \"xls\": expected one of csv, ncmec, ");
  }

  @Test
  void diffNamesWhatANewVersionAddsAndRemoves(@TempDir Path folder) throws IOException {
    Path old = Files.writeString(folder.resolve("old"), "a".repeat(32) + "\n");
    Path fresh = Files.writeString(folder.resolve("new"), "b".repeat(32) + "\n");

    Shell.Run run = Shell.tutela("lists", "diff", old.toString(), fresh.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.lines())
        .containsExactly(
            "#kind\talgorithm\tvalue\tcategory\tsource_id\tlocation\tdetail",
            "removed\tmd5\t" + "a".repeat(32) + "\t\t\tline 1\t",
            "added\tmd5\t" + "b".repeat(32) + "\t\t\tline 1\t",
            "summary\t\t\t\t\t\tadded=1;removed=1;changed=0");
  }

  @Test
  void aRefusedVersionHasNoDifferences(@TempDir Path folder) throws IOException {
    Path old = Files.writeString(folder.resolve("old"), "a".repeat(32) + "\n");
    Path cut = Files.writeString(folder.resolve("new"), "<queryResult>");

    Shell.Run run = Shell.tutela("lists", "diff", old.toString(), cut.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.out()).contains("TRUNCATED_XML").doesNotContain("removed\tmd5");
  }

  @Test
  void bloomWritesAFilterThatIsReadBack(@TempDir Path folder) throws IOException {
    Path list = Files.writeString(folder.resolve("list"), "a".repeat(40) + "\n");
    Path out = folder.resolve("x.bloom");

    Shell.Run run = Shell.tutela("lists", "bloom", "--out", out.toString(), list.toString());

    assertThat(run.out()).contains("n=1;p=1.0E-4;k=14;", "N=1");
    assertThat(BloomFilter.read(ListSource.of(out)).mightContain("A".repeat(40))).isTrue();
    assertThat(Shell.tutela("lists", "read", out.toString()).out()).contains("meta", "n=1");
  }

  @Test
  void standardInputHasTheNameThatItIsGiven() {
    String md5 = "9a79e2fee965907e2b9df462c0d65c0b";
    String sha1 = "00d5e2fee965907e2b9df462c0d65c0b123"; // Without the five digits of the range.

    assertThat(read(md5 + ":5:Good\n", "x.fp").out()).contains("role=allow");
    assertThat(read(sha1 + ":7\n", "range-6AAE6.txt").out()).contains("entry\tsha1\t6aae6" + sha1);
    assertThat(Shell.tutelaReading(sha1 + ":7\n", "lists", "read", "-").err())
        .contains("standard input: BAD_HEADER");
  }

  private static Shell.Run read(String input, String name) {
    return Shell.tutelaReading(input, "lists", "read", "--stdin-name", name, "-");
  }
}
