package org.tutela.core.config;

import java.util.List;
import java.util.Optional;

/** Guesses what somebody meant who misspelled a name. */
final class Suggestion {
  private static final int LONGEST = 40;

  private Suggestion() {}

  /** {@return the complaint about an unknown name, the nearest known one, and all of them} */
  static String unknown(String what, String name, List<String> allowed) {
    String shown = name.length() > LONGEST ? name.substring(0, LONGEST) + "..." : name;
    return "unknown "
        + what
        + " \""
        + shown
        + "\""
        + nearest(name, allowed).map(near -> "; did you mean \"" + near + "\"?").orElse(";")
        + " allowed: "
        + String.join(", ", allowed);
  }

  private static Optional<String> nearest(String name, List<String> allowed) {
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<String> nearest = Optional.empty();
    int best = Math.max(1, name.length() / 3) + 1;
    for (String candidate : allowed) {
      int distance = edits(name, candidate);
      if (distance < best) {
        best = distance;
        nearest = Optional.of(candidate);
      }
    }
    return nearest;
  }

  /** {@return how many characters to insert, delete or replace (Levenshtein 1966)} */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
