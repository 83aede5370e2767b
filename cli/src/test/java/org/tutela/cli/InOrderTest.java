package org.tutela.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
  void resultIsNotHeldBackByAnInputThatHasNotCome() throws IOException {
    List<Integer> taken = new ArrayList<>();
    BlockingQueue<Integer> idle = new LinkedBlockingQueue<>();
    // An input comes once all results before it were taken and the next was waited for.
    Iterator<Integer> inputs =
        Stream.of(1, 2, 3).peek(input -> assertThat(await(idle)).isEqualTo(input - 1)).iterator();

    InOrder.forEach(
        () -> inputs,
        input -> input,
        (input, result) -> taken.add(result),
        () -> idle.add(taken.size()));

    assertThat(taken).containsExactly(1, 2, 3);
  }

  private static int await(BlockingQueue<Integer> idle) {
    try {
      return Optional.ofNullable(idle.poll(1, TimeUnit.MINUTES)).orElse(-1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void failureOfTheInputsComesAfterTheResultsBeforeIt() {
    List<Integer> results = new ArrayList<>();
    Iterator<Integer> inputs = Stream.of(1, 0).map(divisor -> 10 / divisor).iterator();

    assertThatThrownBy(
            () ->
                InOrder.forEach(
                    () -> inputs, input -> input, (input, result) -> results.add(result)))
        .isInstanceOf(ArithmeticException.class);
    assertThat(results).containsExactly(10);
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
