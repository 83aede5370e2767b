package org.tutela.cli;

import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A progress bar on the terminal for long work, and nothing at all in a pipe. Closing it removes
 * the bar.
 */
final class Progress implements AutoCloseable {
  private final Optional<ProgressBar> bar;

  private Progress(Optional<ProgressBar> bar) {
    this.bar = bar;
  }

  /** {@return progress over a known number of steps, shown when a person is watching} */
  @SuppressWarnings("SystemConsoleNull") // Main asks newer runtimes for the older behaviour.
  static Progress of(String task, long steps, Io io) {
    if (System.console() == null) {
      return new Progress(Optional.empty());
    }
    return new Progress(
        Optional.of(
            new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .showSpeed()
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(io.err()))
                .clearDisplayOnFinish()
                .build()));
  }

  /** One step is done. */
  void step() {
    bar.ifPresent(ProgressBar::step);
  }

  /** One step is done; the text says how it goes. */
  void step(String how) {
    bar.ifPresent(b -> b.setExtraMessage(how).step());
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
