package org.tutela.filters.policy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Which items of the checklist of the ITU guidelines a policy meets: a self-assessment, no
 * certificate. The items are paraphrased and were not compared with the published text. A policy is
 * judged by what it decides, not by what its file says.
 *
 * @param item the item
 * @param status how far the policy meets it
 * @param met what it does of what the item asks for, in stable words
 * @param missing what it does not do of that
 */
public record Coverage(Item item, Status status, List<String> met, List<String> missing) {
  private static final String TABLE = "coverage.tsv";
  private static final int COLUMNS = 5;

  /**
   * An item of the checklist. Immutable.
   *
   * @param id a letter for the sector and a number, such as {@code M1}
   * @param sector who it is for
   * @param text what it asks for, paraphrased
   * @param beyond what it takes that no policy can show, or empty
   */
  public record Item(String id, String sector, String text, String beyond) {}

  /** How far a policy meets an item. */
  public enum Status {
    /** The policy does all that the item asks for. */
    MET,
    /** The policy does its part; the item takes something besides that no policy can show. */
    POLICY_PART_MET,
    /** The policy does a part of its part. */
    PARTLY,
    /** The policy does nothing of its part. */
    NOT_MET,
    /** Nothing of the item is for a policy. */
    OUTSIDE
  }

  private record Row(Item item, List<Probe> probes) {}

  private static final class Table {
    static final List<Row> ROWS = read();

    private static List<Row> read() {
      try (InputStream in = Objects.requireNonNull(Coverage.class.getResourceAsStream(TABLE));
          BufferedReader reader =
              new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        return reader.lines().skip(2).map(Table::row).toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Row row(String line) {
      String[] cells = line.split("\t", -1);
      if (cells.length != COLUMNS) {
        throw new IllegalStateException(TABLE + ": " + COLUMNS + " columns expected in " + line);
      }
      return new Row(new Item(cells[0], cells[1], cells[2], cells[4]), probes(cells[3]));
    }

    private static List<Probe> probes(String cell) {
      List<Probe> all = List.of(Probe.values());
      return cell.isEmpty()
          ? List.of()
          : Arrays.stream(cell.split(",", -1))
              .map(id -> all.stream().filter(probe -> probe.id().equals(id)).findFirst())
              .map(found -> found.orElseThrow())
              .toList();
    }
  }

  /**
   * {@return every item of the checklist, in its order, with how far a policy meets it} It asks for
   * some two hundred decisions.
   *
   * @param policy the policy
   * @param day the day on which it is asked
   */
  public static List<Coverage> of(Policy policy, LocalDate day) {
    return Table.ROWS.stream().map(row -> of(row, policy, day)).toList();
  }

  private static Coverage of(Row row, Policy policy, LocalDate day) {
    List<String> met = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Probe probe : row.probes()) {
      (probe.holds(policy, day) ? met : missing).add(probe.id());
    }
    return new Coverage(
        row.item(), status(row, met, missing), List.copyOf(met), List.copyOf(missing));
  }

  private static Status status(Row row, List<String> met, List<String> missing) {
    if (row.probes().isEmpty()) {
      return Status.OUTSIDE;
    }
    if (met.isEmpty()) {
      return Status.NOT_MET;
    }
    if (!missing.isEmpty()) {
      return Status.PARTLY;
    }
    return row.item().beyond().isEmpty() ? Status.MET : Status.POLICY_PART_MET;
  }
}
