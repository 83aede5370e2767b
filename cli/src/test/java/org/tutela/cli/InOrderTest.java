package org.tutela.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InOrderTest {

  @Test
  void resultsComeInTheOrderOfTheInputs() throws IOException {
    List<Integer> inputs = IntStream.range(0, 500).boxed().toList();
    List<Integer> results = new ArrayList<>();

    InOrder.forEach(inputs, input -> input * 2, (input, result) -> results.add(result));

    assertThat(results).isEqualTo(inputs.stream().map(i -> i * 2).toList());
  }

  @Test
  void failureOfTheWorkReachesTheCaller() {
    assertThatThrownBy(
            () ->
                InOrder.forEach(
                    List.of(1, 2, 3),
                    input -> {
                      throw new IOException("no " + input);
                    },
                    (input, result) -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage("no 1");
  }
}
