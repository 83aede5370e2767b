package org.tutela.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists are told apart by as little of their paths as will do. */
class ListNamesTest {

  @ParameterizedTest
  @CsvSource({
    "in/hotline.csv, hotline",
    "hotline.csv.gz, hotline",
    ".hidden.txt, .hidden",
    "a/list.csv b/hotline.csv, list hotline",
    "list.csv list.json, list.csv list.json",
    "a/list.csv a/list.json b/other.csv, list.csv list.json other",
    "list list.csv, list list.csv",
    "a/list.csv b/list.csv, a/list.csv b/list.csv",
    "a/list.csv b/list.csv c/list.json, a/list.csv b/list.csv list.json",
    "x/a/list.csv y/a/list.csv a/list, x/a/list.csv y/a/list.csv list",
  })
  void sameNamesAreTakenFromMoreOfThePath(String files, String names) {
    List<Path> paths = new ArrayList<>(Stream.of(files.split(" ")).map(Path::of).toList());
    List<String> found = paths.stream().map(ListNames.of(paths)::get).toList();
    assertThat(String.join(" ", found)).isEqualTo(names);

    List<Path> turned = new ArrayList<>(paths);
    Collections.reverse(turned);
    assertThat(ListNames.of(turned)).isEqualTo(ListNames.of(paths));
  }

  @Test
  void aFileThatIsThereTwiceIsAMistake() {
    assertThatThrownBy(() -> ListNames.of(List.of(Path.of("a/l.csv"), Path.of("a/../a/l.csv"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("named twice");
  }
}
