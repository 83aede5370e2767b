package org.tutela.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @Test
  void helpNamesEveryVerbAndTheExitStatus() {
    Shell.Run run = Shell.tutela("--help");

    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.out()).contains("Exit status").contains("something matched");
  }

  @Test
  void versionNamesTheProgramAndTheRuntime() {
    Shell.Run run = Shell.tutela("--version");

    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.lines()).hasSize(2);
    assertThat(run.out()).startsWith("tutela ").contains("Java " + Runtime.version().feature());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "frobnicate", "--frobnicate"})
  void wrongUsageIsOneLineAndAHint(String args) {
    Shell.Run run = args.isEmpty() ? Shell.tutela() : Shell.tutela(args);

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("tutela: ").contains("--help");
  }

  @Test
  void fileNameCannotSteerATerminal() {
    assertThat(Output.printable("a\u001b[2Jb\u202e")).isEqualTo("a\\u001b[2Jb\\u202e");
  }
}
