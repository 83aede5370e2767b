package org.tutela.core.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.HashList;
import org.tutela.core.list.Severity;

/**
 * Some of the values of one index, chosen by what the lists say about them. Immutable and safe for
 * any number of threads. Made once from bitmaps; a search restricted to it costs no more than one
 * that is not.
 *
 * <pre>{@code
 * Selection vouched = index.select().roles(EntryRole.BLOCK).minimumLists(2).build();
 * IndexSearcher searcher = index.searcher(vouched);
 * }</pre>
 */
public final class Selection {
  private final HashIndex index;
  private final RoaringBitmap values;

  private Selection(HashIndex index, RoaringBitmap values) {
    this.index = index;
    this.values = values;
  }

  /** {@return how many values it has} */
  public int size() {
    return values.getCardinality();
  }

  /**
   * {@return whether it has the value of a hit}
   *
   * @param hit from the same index
   */
  public boolean contains(IndexHit hit) {
    return values.contains(hit.valueId());
  }

  /**
   * {@return the values that both have}
   *
   * @param other of the same index
   * @throws IllegalArgumentException if it is of another index
   */
  public Selection and(Selection other) {
    return new Selection(index, RoaringBitmap.and(values, other.bitmap(index)));
  }

  /**
   * {@return the values that either has}
   *
   * @param other of the same index
   * @throws IllegalArgumentException if it is of another index
   */
  public Selection or(Selection other) {
    return new Selection(index, RoaringBitmap.or(values, other.bitmap(index)));
  }

  /**
   * {@return the values that this has and the other has not}
   *
   * @param other of the same index
   * @throws IllegalArgumentException if it is of another index
   */
  public Selection andNot(Selection other) {
    return new Selection(index, RoaringBitmap.andNot(values, other.bitmap(index)));
  }

  RoaringBitmap bitmap(HashIndex searched) {
    if (searched != index) {
      throw new IllegalArgumentException("a selection of another index");
    }
    return values;
  }

  /**
   * Narrows a selection down. A value belongs to it if enough lists have an entry for it that meets
   * every condition at once. Not safe for several threads.
   */
  public static final class Builder {
    private final HashIndex index;
    private final List<Predicate<Facet>> conditions = new ArrayList<>();
    private int minimumLists = 1;

    Builder(HashIndex index) {
      this.index = index;
    }

    /**
     * Counts entries of these lists only.
     *
     * @param names of lists
     * @return this builder
     */
    public Builder lists(String... names) {
      Set<String> wanted = Set.copyOf(Arrays.asList(names));
      return where(facet -> wanted.contains(facet.list().name()));
    }

    /**
     * Counts entries of lists of these jurisdictions only.
     *
     * @param codes as the lists have them
     * @return this builder
     */
    public Builder jurisdictions(String... codes) {
      Set<String> wanted = Set.copyOf(Arrays.asList(codes));
      return where(facet -> wanted.contains(facet.list().jurisdiction()));
    }

    /**
     * Counts entries of these categories only.
     *
     * @param categories as the lists spell them
     * @return this builder
     */
    public Builder categories(String... categories) {
      Set<String> wanted = Set.copyOf(Arrays.asList(categories));
      return where(facet -> wanted.contains(facet.category()));
    }

    /**
     * Counts entries of these roles only.
     *
     * @param roles what the entries are for
     * @return this builder
     */
    public Builder roles(EntryRole... roles) {
      Set<EntryRole> wanted = Set.copyOf(Arrays.asList(roles));
      return where(facet -> wanted.contains(facet.role()));
    }

    /**
     * Counts entries only that are at least this grave; those of unknown severity are left out.
     *
     * @param least on the common scale
     * @return this builder
     */
    public Builder minimumSeverity(Severity least) {
      return where(facet -> facet.severity().compareTo(least) >= 0);
    }

    /**
     * Counts entries of these severities only.
     *
     * @param severities on the common scale
     * @return this builder
     */
    public Builder severities(Severity... severities) {
      Set<Severity> wanted = Set.copyOf(Arrays.asList(severities));
      return where(facet -> wanted.contains(facet.severity()));
    }

    /**
     * Leaves out entries that somebody disputes.
     *
     * @return this builder
     */
    public Builder undisputed() {
      return where(facet -> !facet.disputed());
    }

    /**
     * Demands that several lists have such an entry.
     *
     * @param lists 1, the default, or more
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder minimumLists(int lists) {
      if (lists < 1) {
        throw new IllegalArgumentException("at least 1 list, not " + lists);
      }
      this.minimumLists = lists;
      return this;
    }

    /** {@return the selection; costs a union of bitmaps} */
    public Selection build() {
      return index.once(searcher -> searcher.reading(this::select));
    }

    private Builder where(Predicate<Facet> condition) {
      conditions.add(condition);
      return this;
    }

    private Selection select() {
      Collection<RoaringBitmap> byList = byList();
      // At index i the values that at least i + 1 of the lists so far have.
      List<RoaringBitmap> atLeast = new ArrayList<>();
      for (int i = 0; i < Math.min(minimumLists, byList.size()); i++) {
        atLeast.add(new RoaringBitmap());
      }
      for (RoaringBitmap values : byList) {
        for (int i = atLeast.size() - 1; i > 0; i--) {
          atLeast.get(i).or(RoaringBitmap.and(atLeast.get(i - 1), values));
        }
        atLeast.get(0).or(values);
      }
      boolean enough = byList.size() >= minimumLists;
      return new Selection(index, enough ? atLeast.get(minimumLists - 1) : new RoaringBitmap());
    }

    private Collection<RoaringBitmap> byList() {
      TreeMap<HashList, RoaringBitmap> byList = new TreeMap<>(FacetOrder.LISTS);
      Attributes attributes = index.attributes();
      for (int i = 0; i < attributes.facets().size(); i++) {
        Facet facet = attributes.facets().get(i);
        if (conditions.stream().allMatch(condition -> condition.test(facet))) {
          RoaringBitmap values =
              Optional.ofNullable(byList.get(facet.list())).orElseGet(RoaringBitmap::new);
          values.or(attributes.bitmap(i));
          byList.put(facet.list(), values);
        }
      }
      return byList.values();
    }
  }
}
