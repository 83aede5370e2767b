package org.tutela.core.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutela.core.config.ConfigException;

class ListGuardsTest {
  @TempDir Path folder;

  @Test
  void fileLoosensAndTightens() throws IOException {
    Path file =
        Files.writeString(folder.resolve("g.yaml"), "empty_content: allow\nminimum_quality: 80\n");

    assertThat(ListGuards.read(file)).isEqualTo(new ListGuards(false, true, 80, false, true));
  }

  @Test
  void mistakesAreToldTogether() throws IOException {
    Path file =
        Files.writeString(folder.resolve("g.yaml"), "degenerate: yes\nminimum_qualty: 80\n");

    assertThatThrownBy(() -> ListGuards.read(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("g.yaml:1:13: degenerate: unknown value \"yes\"")
        .hasMessageContaining("g.yaml:2:1: unknown key \"minimum_qualty\"");
  }
}
