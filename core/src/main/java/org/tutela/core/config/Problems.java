package org.tutela.core.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tutela.core.config.ConfigException.Problem;

/** Collects what is wrong with one file. */
final class Problems {
  /** Nobody reads more, and a hostile file could hold half a million. */
  private static final int MOST = 100;

  private static final Comparator<Problem> FILE_ORDER =
      Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

  private final String source;
  private final List<Problem> found = new ArrayList<>();

  Problems(String source) {
    this.source = source;
  }

  /** Adds a problem, once however often it is met; line and column count from 1. */
  void add(int line, int column, String message) {
    Problem problem = new Problem(source, line, column, message);
    if (found.size() < MOST && !found.contains(problem)) {
      found.add(problem);
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** {@return the exception that says them all, in file order} */
  ConfigException exception() {
    return exception(List.of(this));
  }

  /** {@return the exception that says the problems of several files, each in file order} */
  static ConfigException exception(List<Problems> files) {
    return new ConfigException(
        files.stream().flatMap(file -> file.found.stream().sorted(FILE_ORDER)).toList());
  }

  String source() {
    return source;
  }
}
