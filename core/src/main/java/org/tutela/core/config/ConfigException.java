package org.tutela.core.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration file is refused. Carries every problem found in it, in file order. */
public final class ConfigException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // An immutable list of records of strings.
  private final List<Problem> problems;

  /**
   * One thing that is wrong.
   *
   * @param source the name of the file
   * @param line from 1
   * @param column from 1
   * @param message what is wrong and what would be right
   */
  public record Problem(String source, int line, int column, String message) {
    /** {@return source, line, column and message, separated by colons} */
    @Override
    public String toString() {
      return source + ":" + line + ":" + column + ": " + message;
    }
  }

  /**
   * Says what a use of a well-formed file found to be wrong with it, for instance that it names
   * what is not there.
   *
   * @param problems at least one, in file order
   */
  public ConfigException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** {@return everything that is wrong, at least one} */
  public List<Problem> problems() {
    return problems;
  }
}
