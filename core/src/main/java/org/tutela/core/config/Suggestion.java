package org.tutela.core.config;

import java.util.Collection;
import java.util.List;

/** Guesses what somebody meant who misspelled a name. */
public final class Suggestion {
  private static final int LONGEST = 40;

  /** A key that was missed, hit twice or hit too early is likelier than a wrong one. */
  private static final int MISSED = 2;

  private static final int REPLACED = 3;

  private Suggestion() {}

  /** {@return the complaint about an unknown name, the nearest known one, and all of them} */
  static String unknown(String what, String name, List<String> allowed) {
    String shown = name.length() > LONGEST ? name.substring(0, LONGEST) + "..." : name;
    String meant = nearest(name, allowed);
    return "unknown "
        + what
        + " \""
        + shown
        + "\""
        + (meant.isEmpty() ? ";" : meant)
        + " allowed: "
        + String.join(", ", allowed);
  }

  /**
   * {@return the end of a complaint about an unknown name, such as {@code ; did you mean
   * "limits"?}, or nothing if no known name is near} About a third of the characters may differ, in
   * a short name one. The cost is that of comparing the name with every known one, character by
   * character.
   *
   * @param name what was written; over 40 characters nothing is near
   * @param known the names that exist, the likelier ones first
   */
  public static String nearest(String name, Collection<String> known) {
    if (name.length() > LONGEST) {
      return "";
    }
    String nearest = "";
    int best = REPLACED * Math.max(1, name.length() / 3) + 1;
    for (String candidate : known) {
      int distance = edits(name, candidate);
      if (distance < best) {
        best = distance;
        nearest = "; did you mean \"" + candidate + "\"?";
      }
    }
    return nearest;
  }

  /** {@return what it costs to insert, delete, replace and swap characters (Damerau 1964)} */
  private static int edits(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? MISSED * (i + j) : cheapest(edits, a, i, b, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int cheapest(int[][] edits, String a, int i, String b, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int least = edits[i - 1][j - 1] + (same ? 0 : REPLACED);
    least = Math.min(least, MISSED + Math.min(edits[i - 1][j], edits[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, MISSED + edits[i - 2][j - 2]) : least;
  }
}
