package org.tutela.core.index;

import java.util.ArrayList;
import java.util.List;
import org.tutela.core.list.HashList;

/**
 * A list that lost more of its values than it should from one index to the next: more likely half a
 * download than a change of mind. Immutable.
 *
 * @param list its name
 * @param before how many values it had
 * @param after how many it has
 */
public record ListShrinkage(String list, long before, long after) {

  /**
   * {@return the lists of the previous index that shrank too much or are missing} Costs a union of
   * bitmaps for each list. Lists are known by their names.
   *
   * @param previous the index in force
   * @param next the index that is to replace it
   * @param most the largest loss that is let pass, as a share of the values: 0 to 1
   * @throws IllegalArgumentException if the share is out of range
   */
  public static List<ListShrinkage> between(HashIndex previous, HashIndex next, double most) {
    if (!(most >= 0 && most <= 1)) {
      throw new IllegalArgumentException("a share is 0 to 1, not " + most);
    }
    List<ListShrinkage> shrunken = new ArrayList<>();
    for (String name : previous.lists().stream().map(HashList::name).distinct().toList()) {
      long before = previous.select().lists(name).build().size();
      long after = next.select().lists(name).build().size();
      if (after < before * (1 - most)) {
        shrunken.add(new ListShrinkage(name, before, after));
      }
    }
    return List.copyOf(shrunken);
  }
}
