package org.tutela.cli;

import java.util.List;

/** The verbs of the command, one line each. */
final class Verbs {
  private Verbs() {}

  /** {@return a fresh instance of every verb} */
  static List<Verb> all(Io io) {
    return List.of(new DemoVerb(io), new HashVerb(io), new ListsVerb(io), new MatchVerb(io));
  }
}
