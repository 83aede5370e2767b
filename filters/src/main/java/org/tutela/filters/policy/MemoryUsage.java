package org.tutela.filters.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was used, in memory, and handed on for keeping before a change counts. */
final class MemoryUsage implements UsageStore {
  private static final String HEAD = "tutela_usage 1";
  private static final String SPENT = "spent";
  private static final String USED = "used";

  private final Keeper keeper;
  private final Map<Day, Duration> spent = new TreeMap<>();
  private final Map<String, Integer> used = new TreeMap<>();

  /** Keeps the lines of a state; throws if it cannot. */
  interface Keeper {
    void keep(List<String> lines) throws IOException;
  }

  /** A budget on a day. */
  private record Day(LocalDate day, String budget) implements Comparable<Day> {
    @Override
    public int compareTo(Day other) {
      int days = day.compareTo(other.day);
      return days == 0 ? budget.compareTo(other.budget) : days;
    }
  }

  MemoryUsage(Keeper keeper) {
    this.keeper = keeper;
  }

  static MemoryUsage of(Path file) throws IOException {
    MemoryUsage usage = new MemoryUsage(lines -> CheckedFile.write(file, lines));
    if (Files.exists(file)) {
      usage.load(file, CheckedFile.read(file));
    }
    return usage;
  }

  private void load(Path file, List<String> lines) throws IOException {
    try {
      if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
        throw new IllegalArgumentException("another kind of file");
      }
      for (String line : lines.subList(1, lines.size())) {
        String[] fields = line.split("\t", -1);
        if (fields[0].equals(SPENT)) {
          spent.put(new Day(LocalDate.parse(fields[1]), fields[2]), Duration.parse(fields[3]));
        } else {
          used.put(fields[1], Integer.valueOf(fields[2]));
        }
      }
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
      throw new IOException(file + " holds no usage, or that of a newer version", e);
    }
  }

  @Override
  public synchronized Duration spent(String budget, LocalDate day) {
    return spent.getOrDefault(new Day(day, budget), Duration.ZERO);
  }

  @Override
  public synchronized Duration spend(String budget, LocalDate day, Duration time)
      throws IOException {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time spent cannot be negative: " + time);
    }
    Map<Day, Duration> next = new TreeMap<>(spent);
    // Yesterday stays: another zone, or a clock set back, may still ask for it.
    next.keySet().removeIf(old -> old.day().isBefore(day.minusDays(1)));
    Duration total = next.merge(new Day(day, plain(budget)), time, Duration::plus);
    keeper.keep(lines(next, used));
    spent.clear();
    spent.putAll(next);
    return total;
  }

  @Override
  public synchronized int uses(String grant) {
    return used.getOrDefault(grant, 0);
  }

  @Override
  public synchronized int use(String grant) throws IOException {
    Map<String, Integer> next = new TreeMap<>(used);
    int uses = next.merge(plain(grant), 1, Integer::sum);
    keeper.keep(lines(spent, next));
    used.put(grant, uses);
    return uses;
  }

  private static String plain(String id) {
    if (id.isEmpty() || id.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException("an id has characters, and no control characters");
    }
    return id;
  }

  private static List<String> lines(Map<Day, Duration> spent, Map<String, Integer> used) {
    List<String> lines = new ArrayList<>(List.of(HEAD));
    spent.forEach(
        (day, time) ->
            lines.add(String.join("\t", SPENT, day.day() + "", day.budget(), time + "")));
    used.forEach((grant, uses) -> lines.add(String.join("\t", USED, grant, uses + "")));
    return lines;
  }
}
