package org.tutela.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackAndExportVerbsTest {
  @TempDir Path folder;

  @Test
  void listsThePacks() {
    assertThat(Shell.tutela("packs", "list").lines())
        .contains("de-jmstv version 1 (DE): Jugendmedienschutz-Staatsvertrag (JMStV), 6 rules")
        .hasSize(11);
  }

  @Test
  void marksTheRulesThatHoldOnADay() {
    String before = Shell.tutela("packs", "show", "au-online-safety", "--at", "2025-12-09").out();
    String after = Shell.tutela("packs", "show", "au-online-safety", "--at", "2025-12-10").out();

    assertThat(before).contains("  social-media-minimum-age: in force from 2025-12-10; BLOCK\n");
    assertThat(after)
        .contains("* social-media-minimum-age: in force from 2025-12-10; BLOCK\n")
        .contains("    s. 63D, Online Safety Act 2021, Part 4A, by Act 127 of 2024 (2024-12-10)\n")
        .contains("nobody has compared this pack with the text of the law");
  }

  @Test
  void anAnnouncementNeverHolds() {
    assertThat(Shell.tutela("packs", "show", "gb-osa", "--at", "2030-01-01", "--json").out())
        .contains("\"rule\":\"social-media-age\",\"status\":\"announced\",\"holds\":false");
  }

  @Test
  void namesTheRemedyForAnUnknownPack() {
    assertThat(Shell.tutela("packs", "show", "xx").err())
        .contains("no pack \"xx\"; \"packs list\" names them all");
  }

  @Test
  void printsWhichItemsAPresetMeets() {
    assertThat(Shell.tutela("policy", "coverage", "broadcaster", "--sector", "B").out())
        .startsWith("A self-assessment, no certificate. The items are paraphrased")
        .contains("B1 policy part met: A watershed, ratings on screen, and a PIN on demand.\n")
        .contains("   does: watershed, pin\n")
        .contains("   besides: the rating on screen\n")
        .contains("B2 met: ");
  }

  @Test
  void printsWhatIsMissingAsJson() {
    assertThat(Shell.tutela("policy", "coverage", "device", "--sector", "H4", "--json").out())
        .isEqualTo(
            "{\"id\":\"H4\",\"sector\":\"device and store\",\"text\":\"Settings resist tampering,"
                + " with PIN and time limits.\",\"paraphrase\":true,\"status\":\"partly\","
                + "\"met\":[\"pin\"],\"missing\":[\"time_limits\"],\"beyond\":\"\"}\n");
  }

  @Test
  void exportsAndListsWhatIsLost() {
    Shell.Run run = Shell.tutela("export", "--to", "dvb", "isp", "--at", "2026-11-24");

    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.out()).startsWith("{\"policy\":\"isp\",\"version\":1,\"highestOpenAge\":");
    assertThat(run.err())
        .contains("tutela: weaker: categories (no categories of sites)\n")
        .contains("tutela: stricter: grants (no guardian's grants)\n");
  }

  @Test
  void writesFiles() {
    Shell.tutela("export", "--to", "pihole", "isp", "--out", folder.toString());

    assertThat(folder.resolve("pihole-deny.txt")).hasContent("# isp version 1\n");
    assertThat(folder.resolve("pihole-allow.txt")).exists();
  }

  @Test
  void writesNothingWeakerWhenStrict() {
    Shell.Run run =
        Shell.tutela("export", "--to", "apple", "isp", "--strict", "--out", folder.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.FOUND);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void exportsAsJson() {
    assertThat(Shell.tutela("export", "--to", "tv-content-rating", "isp", "--json").out())
        .startsWith("{\"target\":\"tv-content-rating\",\"files\":{\"blocked-ratings.txt\":\"")
        .contains("com.android.tv/US_TV/US_TV_MA")
        .contains("\"gaps\":[{\"effect\":\"weaker\",\"what\":\"illegal\"");
  }

  @Test
  void namesTheTargets() {
    assertThat(Shell.tutela("export", "--to", "fax", "isp").err())
        .contains("there are apple, tv-content-rating, dvb, adguard, pihole");
  }
}
