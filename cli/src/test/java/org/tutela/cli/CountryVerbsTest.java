package org.tutela.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountryVerbsTest {
  @Test
  void listsEveryCountry() {
    Shell.Run shell = Shell.tutela("countries", "list");

    assertThat(shell.status()).isEqualTo(ExitStatus.OK);
    assertThat(shell.out())
        .contains("DE Germany: digital consent 16, majority 18\n")
        .contains("AO Angola: digital consent unknown, majority 18\n");
  }

  @Test
  void showsAVerifiedHelpline() {
    assertThat(Shell.tutela("countries", "show", "DE").out())
        .contains("helpline: Nummer gegen Kummer 116111; source: bmfsfj.de")
        .contains("confidence high; verified 2026-11-24\n")
        .contains("children see as helpline: Nummer gegen Kummer 116111\n");
  }

  @Test
  void saysWhyAHelplineIsNotShownToChildren() {
    assertThat(Shell.tutela("countries", "show", "BR").out())
        .contains("never verified; not shown to children: nobody has verified it\n")
        .contains("children see as helpline: Child Helpline International https://")
        .contains("(no helpline of the country is verified)\n");
  }

  @Test
  void printsJson() {
    assertThat(Shell.tutela("countries", "show", "FR", "--json").out())
        .contains("\"digitalConsentAge\":{\"age\":15,")
        .contains("\"address\":\"119\"")
        .contains("\"shownToChildren\":true")
        .contains("\"childrenHelplines\":[{\"name\":\"Allô 119\"");
  }

  @Test
  void namesTheRemedyForAnUnknownCountry() {
    Shell.Run shell = Shell.tutela("countries", "show", "XX");

    assertThat(shell.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(shell.err()).contains("no country \"XX\"; \"countries list\" names them all");
  }
}
