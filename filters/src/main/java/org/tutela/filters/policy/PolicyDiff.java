package org.tutela.filters.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tutela.filters.policy.Domain.Point;

/** Compares every decision of two policies over the whole {@link Domain}, for verified ages. */
final class PolicyDiff {
  private final Policy before;
  private final Policy after;
  private final Domain domain;

  /** What an item changes from and to at which ages, the same for many items. */
  private record Group(String circumstances, String ages, int before, int after) {}

  PolicyDiff(PolicyModel before, PolicyModel after, LocalDate day) {
    this.before = new Policy(before.withoutSchedule());
    this.after = new Policy(after.withoutSchedule());
    this.domain = new Domain(day);
  }

  List<PolicyChange> changes() {
    Map<Group, List<String>> groups = new LinkedHashMap<>();
    Stream.concat(domain.ratings(), domain.named(before.model(), after.model()).stream())
        .forEach(point -> compare(point, groups));
    List<PolicyChange> changes = new ArrayList<>();
    groups.forEach(
        (group, items) ->
            changes.add(
                new PolicyChange(
                    group.circumstances(),
                    group.ages(),
                    words(group.before()),
                    words(group.after()),
                    List.copyOf(items))));
    return changes;
  }

  private void compare(Point point, Map<Group, List<String>> groups) {
    Map<List<Integer>, TreeSet<Integer>> ages = new LinkedHashMap<>();
    for (int age = 0; age <= Domain.OLDEST; age++) {
      int one = shown(before.verdict(point.request(), Domain.VERIFIED.get(age)));
      int other = shown(after.verdict(point.request(), Domain.VERIFIED.get(age)));
      if (one != other) {
        ages.computeIfAbsent(List.of(one, other), pair -> new TreeSet<>()).add(age);
      }
    }
    String circumstances =
        point.medium().id() + (point.accompanied() ? ", with an adult" : ", alone");
    ages.forEach(
        (pair, at) ->
            groups
                .computeIfAbsent(
                    new Group(circumstances, ranges(at), pair.get(0), pair.get(1)),
                    group -> new ArrayList<>())
                .add(point.what()));
  }

  /** {@return the part of a verdict that a caller sees} */
  private static int shown(int verdict) {
    return verdict & ~(Verdict.JUDGED | Verdict.FINAL);
  }

  private static String words(int verdict) {
    Set<Obligation> obligations = Verdict.obligations(verdict);
    return Verdict.outcome(verdict)
        + (obligations.isEmpty() ? "" : " " + new TreeSet<>(obligations));
  }

  private static String ranges(SortedSet<Integer> ages) {
    List<String> ranges = new ArrayList<>();
    int first = ages.first();
    int last = first;
    for (int age : ages.tailSet(first + 1)) {
      if (age > last + 1) {
        ranges.add(range(first, last));
        first = age;
      }
      last = age;
    }
    ranges.add(range(first, last));
    return String.join(", ", ranges);
  }

  private static String range(int first, int last) {
    return first == last ? Integer.toString(first) : first + "-" + last;
  }
}
