package org.tutela.core.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;

class ListAuditTest {
  private static final ListSource SOURCE = ListSource.of("test", new byte[0]);

  /** One record: an id, a category, a day (0 is undated) and its values. */
  private record Item(String id, String category, int day, List<Integer> values) {}

  @Test
  void newestVersionIsTheEntryWhereverItStands() throws IOException {
    List<RowKind> kinds =
        kinds(
            List.of(
                new Item("a", "X", 2, List.of(1, 2)),
                new Item("a", "Y", 3, List.of(1)),
                new Item("a", "Z", 1, List.of(4))));

    assertThat(kinds)
        .containsExactly(RowKind.SUPERSEDED, RowKind.SUPERSEDED, RowKind.ENTRY, RowKind.SUPERSEDED);
  }

  @Test
  void undatedVersionWithAnotherCategoryIsAConflict() throws IOException {
    List<RowKind> kinds =
        kinds(
            List.of(
                new Item("a", "X", 0, List.of(1)),
                new Item("a", "Y", 5, List.of(1)),
                new Item("a", "X", 0, List.of(1, 2))));

    assertThat(kinds).containsExactly(RowKind.ENTRY, RowKind.CONFLICT, RowKind.DUP, RowKind.ENTRY);
  }

  @Test
  void sameIdMeansNothingWhereThereIsNone() throws IOException {
    List<RowKind> kinds =
        kinds(List.of(new Item("", "X", 1, List.of(1)), new Item("", "Y", 2, List.of(2))));

    assertThat(kinds).containsExactly(RowKind.ENTRY, RowKind.ENTRY);
  }

  @Test
  void listThatChangesMeanwhileIsAnError() {
    ListReader growing =
        new ListReader() {
          private int round;

          @Override
          public String format() {
            return "growing";
          }

          @Override
          public void read(ListSource s, ReadOptions o, Consumer<? super ListRecord> sink) {
            round++;
            for (int i = 0; i < round; i++) {
              sink.accept(ListEntry.of(hash(i), "", "", "line " + i));
            }
          }
        };

    assertThatThrownBy(() -> ListAudit.run(growing, SOURCE, ReadOptions.defaults(), row -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("changed while it was read");
  }

  @Property(tries = 300)
  void agreesWithTheObviousAlgorithm(@ForAll("lists") List<Item> items) throws IOException {
    assertThat(kinds(items)).isEqualTo(naive(items));
  }

  @Provide
  Arbitrary<List<Item>> lists() {
    Arbitrary<Item> item =
        Combinators.combine(
                Arbitraries.of("", "a", "b", "c", "d"),
                Arbitraries.of("X", "Y"),
                Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(0, 12).list().ofMinSize(1).ofMaxSize(3))
            .as(Item::new);
    return item.list().ofMaxSize(20);
  }

  private static List<RowKind> kinds(List<Item> items) throws IOException {
    List<RowKind> kinds = new ArrayList<>();
    ListAudit.run(new Items(items), SOURCE, ReadOptions.defaults(), row -> kinds.add(row.kind()));
    return kinds;
  }

  private static List<RowKind> naive(List<Item> items) {
    Map<String, Integer> newest = new HashMap<>();
    items.forEach(item -> newest.merge(item.id(), item.day(), Math::max));
    Map<String, String> firstCategory = new HashMap<>();
    Set<Integer> seen = new HashSet<>();
    List<RowKind> kinds = new ArrayList<>();
    for (Item item : items) {
      boolean named = !item.id().isEmpty();
      boolean old = named && item.day() > 0 && item.day() < newest.get(item.id());
      boolean conflict =
          named
              && !old
              && !firstCategory
                  .computeIfAbsent(item.id(), id -> item.category())
                  .equals(item.category());
      for (int value : item.values()) {
        kinds.add(
            old
                ? RowKind.SUPERSEDED
                : conflict ? RowKind.CONFLICT : seen.add(value) ? RowKind.ENTRY : RowKind.DUP);
      }
    }
    return kinds;
  }

  private static ContentHash hash(int value) {
    byte[] bytes = new byte[20];
    bytes[19] = (byte) value;
    return ContentHash.of(HashType.SHA1, bytes);
  }

  /** Yields the values of the items. */
  private record Items(List<Item> items) implements ListReader {
    @Override
    public String format() {
      return "items";
    }

    @Override
    public void read(ListSource source, ReadOptions options, Consumer<? super ListRecord> sink) {
      int line = 0;
      for (Item item : items) {
        line++;
        Optional<Instant> day =
            item.day() == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(item.day()));
        for (int value : item.values()) {
          sink.accept(
              new ListEntry(
                  hash(value),
                  item.category(),
                  item.id(),
                  EntryRole.BLOCK,
                  day,
                  Opinions.NONE,
                  "line " + line,
                  ""));
        }
      }
    }
  }
}
