package org.tutela.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs that spell URLs in one way and look them up. */
class UrlVerbsTest {
  @TempDir Path folder;
  private String index = "";

  @BeforeEach
  void compile() throws IOException {
    Path csv = folder.resolve("hotline.csv");
    Files.writeString(
        csv,
        "id,url,domain,class\n1,http://bad.example/a?b,,A1\n2,,evil.example,A2\n3,,co.uk,A2\n");
    Files.writeString(
        folder.resolve("hotline.mapping.json"),
        """
        {"columns": {"id": "source_id", "url": "url", "domain": "domain", "class": "category"}}
        """);
    index = folder.resolve("x.tidx").toString();

    Shell.Run run = Shell.tutela("compile", "--out", index, csv.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.lines())
        .contains(
            csv + " (csv): 2 entries, rejected: 1 PUBLIC_SUFFIX",
            "  url: 1 entries, 1 values, digests",
            "  domain-suffix: 1 entries, 1 values, digests");
  }

  @Test
  void canonicalizePrintsOneSpellingForEachUrl() {
    Shell.Run run =
        Shell.tutelaReading(
            "HTTP://B%41D.example:80/a/../b#c\n\nbad。example\nhttp://bad.example/\u00fc\n",
            "url", "canonicalize", "-");

    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.lines())
        .containsExactly(
            "http://bad.example/b", "http://bad.example/", "http://bad.example/%C3%BC");
  }

  @Test
  void whatHasNoHostIsRefusedByLine() {
    Shell.Run run =
        Shell.tutela("url", "canonicalize", "--json", "http:///x", "http://bad.example/x");

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).isEqualTo("tutela: line 1: no URL: it has no host\n");
    assertThat(run.lines())
        .containsExactly(
            "{\"line\":1,\"error\":{\"code\":\"NO_HOST\",\"message\":\"no URL: it has no host\"}}",
            "{\"line\":2,\"canonical\":\"http://bad.example/x\",\"scheme\":\"http\","
                + "\"host\":\"bad.example\",\"path\":\"/x\"}");
  }

  @Test
  void expressionsAreThoseOfSafeBrowsing() {
    Shell.Run four = Shell.tutela("url", "expressions", "http://a.b.co.uk/1?p");
    Shell.Run five = Shell.tutela("url", "expressions", "--hosts", "v5", "http://a.b.co.uk/1?p");

    assertThat(four.lines())
        .extracting(line -> line.substring(0, line.indexOf('\t')))
        .containsExactly(
            "a.b.co.uk/1?p",
            "a.b.co.uk/1",
            "a.b.co.uk/",
            "b.co.uk/1?p",
            "b.co.uk/1",
            "b.co.uk/",
            "co.uk/1?p",
            "co.uk/1",
            "co.uk/");
    assertThat(five.lines()).hasSize(6);
    assertThat(Shell.tutela("url", "expressions", "--hosts", "v6", "x.example").status())
        .isEqualTo(ExitStatus.FAILED);
  }

  @Test
  void matchNamesAUrlByItsLineAndAToken() {
    Shell.Run run =
        Shell.tutelaReading(
            "http://harmless.example/\nhttps://x.evil.example/\nhttp:///x\nhttp://bad.example/a?b\n",
            "url",
            "match",
            "--index",
            index,
            "-");

    assertThat(run.status()).isEqualTo(ExitStatus.FOUND);
    assertThat(run.err()).isEqualTo("tutela: line 3: no URL: it has no host\n");
    assertThat(run.lines()).hasSize(5);
    assertThat(run.lines().get(0)).matches("line 2 [0-9a-f]{16}");
    assertThat(run.lines().get(1))
        .isEqualTo(
            "  domain-suffix covers it from 1 label above (exact): list \"hotline\", category A2,"
                + " entry 2; act");
    assertThat(run.lines().get(3)).startsWith("  url is equal (exact): list \"hotline\"");
    assertThat(run.lines().get(4)).isEqualTo("4 looked up, 2 matched, 1 malformed");
    assertThat(run.out()).doesNotContain("evil", "bad.example");
  }

  @Test
  void matchInJsonShowsTheQueryOnlyIfAsked() {
    Shell.Run run =
        Shell.tutela("url", "match", "--json", "--show-query", "--index", index, "evil.example");

    assertThat(run.lines().get(0))
        .startsWith("{\"line\":1,\"token\":\"")
        .contains("\"url\":\"http://evil.example/\",\"match\":true", "\"labelsBelow\":0")
        .endsWith("}");
    assertThat(run.lines().get(1))
        .isEqualTo("{\"kind\":\"summary\",\"queries\":1,\"matched\":1,\"failed\":0}");
  }

  @Test
  void theStatusSaysWhetherAnythingMatchedOrFailed() {
    assertThat(match("http://harmless.example/").status()).isEqualTo(ExitStatus.OK);
    assertThat(match("http:///x").status()).isEqualTo(ExitStatus.FAILED);
    assertThat(match("http://evil.example/" + "x".repeat(70_000)).err())
        .isEqualTo("tutela: line 1: longer than 65,536 bytes\n");
    assertThat(match("--all", "http://harmless.example/").lines().get(0)).endsWith(" clear");
  }

  private Shell.Run match(String... arguments) {
    String[] all = new String[arguments.length + 4];
    System.arraycopy(new String[] {"url", "match", "--index", index}, 0, all, 0, 4);
    System.arraycopy(arguments, 0, all, 4, arguments.length);
    return Shell.tutela(all);
  }

  @Test
  void guardsCanAllowAPublicSuffix() throws IOException {
    Path guards = Files.writeString(folder.resolve("g.yaml"), "public_suffix: allow\n");
    String csv = folder.resolve("hotline.csv").toString();

    Shell.Run run = Shell.tutela("compile", "--guards", guards.toString(), "--out", index, csv);

    assertThat(run.out()).contains("3 entries", "  domain-suffix: 2 entries");
    assertThat(match("http://any.co.uk/").status()).isEqualTo(ExitStatus.FOUND);
  }

  @Test
  void aListOfUrlsIsCompiledAndInspected() throws IOException {
    Path urls = Files.writeString(folder.resolve("pages.txt"), "http://bad.example/b\n");

    Shell.Run run = Shell.tutela("compile", "--out", index, urls.toString());

    assertThat(run.lines().get(0)).isEqualTo(urls + " (urls): 1 entries");
    assertThat(Shell.tutela("inspect", index).out())
        .contains("type url: 1 values, digests", "section hosts");
    assertThat(Shell.tutela("lookup", "--index", index, "--type", "url", "00").err())
        .contains("'tutela url match'");
  }
}
