package org.tutela.core.index;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.HashList;

/**
 * An index and an overlay on top of it, which answer as one. Values of the overlay are numbered
 * after those below; one that both have keeps its number below.
 */
final class Layers {
  /** As in a file: of entries that say the same, the one with the last date comes last. */
  private static final Comparator<IndexEntry> ORDER =
      Comparator.comparing(Facet::of, FacetOrder.FACETS)
          .thenComparing(IndexEntry::sourceId)
          .thenComparing(entry -> entry.updated().orElse(Instant.MIN))
          .thenComparing(entry -> entry.opinions().confirming())
          .thenComparing(entry -> entry.opinions().disputing())
          .thenComparing(entry -> entry.quality().orElse(EntryLog.NO_QUALITY));

  private final HashIndex below;
  private final HashIndex above;
  private final int offset;
  private final Map<Integer, Integer> twins = new HashMap<>();
  private final Map<Integer, List<IndexEntry>> changed = new HashMap<>();
  private final RoaringBitmap live;
  private final Attributes attributes;

  Layers(HashIndex below, HashIndex above, IndexContent content, Removals removals)
      throws IOException {
    this.below = below;
    this.above = above;
    this.offset = below.ids();
    this.live = below.live().clone();
    RoaringBitmap twinsAbove = new RoaringBitmap();
    content.forEach(new Twins(twinsAbove)::value);
    change(removals);
    RoaringBitmap fresh = RoaringBitmap.andNot(above.live(), twinsAbove);
    live.or(RoaringBitmap.addOffset(fresh, offset));
    this.attributes = mergedAttributes(twinsAbove);
    changed.forEach(
        (id, remaining) -> {
          if (remaining.isEmpty() && !twins.containsKey(id)) {
            live.remove(id);
          }
        });
  }

  /** Finds for each value of the overlay the one below that equals it. */
  private final class Twins {
    private final RoaringBitmap found;
    private int next;

    Twins(RoaringBitmap found) {
      this.found = found;
    }

    void value(ContentHash hash, List<IndexEntry> entries) {
      int id = next++;
      // Also one that has died below: it lives again.
      below
          .everything(hash)
          .ifPresent(
              hit -> {
                twins.put(hit, id);
                found.add(id);
                live.add(hit);
              });
    }
  }

  private void change(Removals removals) {
    Set<Integer> ids = new TreeSet<>();
    if (removals.hasIds()) {
      below.mentioning(removals, ids);
    }
    Map<Integer, Set<HashList>> takenBack = new HashMap<>();
    for (Removals.ByValue removed : removals.values()) {
      below
          .everything(removed.hash())
          .ifPresent(
              id -> {
                ids.add(id);
                takenBack.computeIfAbsent(id, key -> new HashSet<>()).add(removed.list());
              });
    }
    for (int id : ids) {
      Set<HashList> lists = takenBack.getOrDefault(id, Set.of());
      List<IndexEntry> remaining =
          below.statements(id).stream()
              .filter(
                  entry ->
                      !removals.hasId(entry.list(), entry.sourceId())
                          && !lists.contains(entry.list()))
              .toList();
      changed.put(id, remaining);
    }
  }

  private Attributes mergedAttributes(RoaringBitmap twinsAbove) {
    Map<Facet, RoaringBitmap> merged = new LinkedHashMap<>();
    Attributes old = below.attributes();
    for (int i = 0; i < old.facets().size(); i++) {
      merged.put(old.facets().get(i), old.bitmap(i).clone());
    }
    changed.forEach(
        (id, remaining) -> {
          Set<Facet> stay = new HashSet<>();
          remaining.forEach(entry -> stay.add(Facet.of(entry)));
          for (IndexEntry entry : below.statements(id)) {
            Facet facet = Facet.of(entry);
            if (!stay.contains(facet)) {
              bitmap(merged, facet).remove(id);
            }
          }
        });
    Map<Integer, Integer> down = new HashMap<>();
    twins.forEach((id, twin) -> down.put(twin, id));
    Attributes fresh = above.attributes();
    for (int i = 0; i < fresh.facets().size(); i++) {
      RoaringBitmap target = bitmap(merged, fresh.facets().get(i));
      target.or(RoaringBitmap.addOffset(RoaringBitmap.andNot(fresh.bitmap(i), twinsAbove), offset));
      RoaringBitmap.and(fresh.bitmap(i), twinsAbove)
          .forEach((int twin) -> target.add(down.getOrDefault(twin, offset + twin)));
    }
    return new Attributes(List.copyOf(merged.keySet()), List.copyOf(merged.values()));
  }

  private static RoaringBitmap bitmap(Map<Facet, RoaringBitmap> merged, Facet facet) {
    return merged.computeIfAbsent(facet, unseen -> new RoaringBitmap());
  }

  HashIndex below() {
    return below;
  }

  HashIndex above() {
    return above;
  }

  Attributes attributes() {
    return attributes;
  }

  List<HostFilter> hosts() {
    return Stream.concat(below.hosts().stream(), above.hosts().stream()).toList();
  }

  /** {@return the values that count, by their numbers} */
  RoaringBitmap live() {
    return live;
  }

  int ids() {
    return offset + above.ids();
  }

  int offset() {
    return offset;
  }

  /** A hit of one of the two, by its number there. */
  record Part(HashIndex index, IndexHit hit) {}

  /** {@return where a hit is from} */
  Part part(IndexHit hit) {
    if (!numbered(hit.type()).contains(hit.valueId())) {
      throw new IllegalArgumentException("a hit of another index");
    }
    return hit.valueId() < offset
        ? new Part(below, hit)
        : new Part(above, new IndexHit(hit.type(), hit.valueId() - offset, hit.distance()));
  }

  int radius(HashType type) {
    boolean both = below.plan(type).isPresent() && above.plan(type).isPresent();
    return both
        ? Math.min(below.radius(type), above.radius(type))
        : Math.max(below.radius(type), above.radius(type));
  }

  /** {@return the numbers of a type} */
  RoaringBitmap numbered(HashType type) {
    RoaringBitmap all = below.numbered(type).clone();
    all.or(RoaringBitmap.addOffset(above.numbered(type), offset));
    return all;
  }

  /** {@return the number of a value, whether or not it counts} */
  Optional<Integer> everything(ContentHash hash) {
    return below.everything(hash).or(() -> above.everything(hash).map(id -> id + offset));
  }

  List<IndexEntry> statements(int id) {
    if (id >= offset) {
      return above.statements(id - offset);
    }
    List<IndexEntry> remaining =
        Optional.ofNullable(changed.get(id)).orElseGet(() -> below.statements(id));
    Optional<Integer> twin = Optional.ofNullable(twins.get(id));
    if (twin.isEmpty()) {
      return remaining;
    }
    List<IndexEntry> all = new ArrayList<>(remaining);
    all.addAll(above.statements(twin.get()));
    all.sort(ORDER);
    List<IndexEntry> once = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      boolean last = i + 1 == all.size() || !sameStatement(all.get(i), all.get(i + 1));
      if (last) {
        once.add(all.get(i));
      }
    }
    return List.copyOf(once);
  }

  private static boolean sameStatement(IndexEntry one, IndexEntry other) {
    return one.sourceId().equals(other.sourceId()) && Facet.of(one).equals(Facet.of(other));
  }

  void mentioning(Removals removals, Set<Integer> ids) {
    below.mentioning(removals, ids);
    Set<Integer> fresh = new TreeSet<>();
    above.mentioning(removals, fresh);
    Map<Integer, Integer> down = new HashMap<>();
    twins.forEach((id, twin) -> down.put(twin, id));
    fresh.forEach(id -> ids.add(down.getOrDefault(id, id + offset)));
  }
}
