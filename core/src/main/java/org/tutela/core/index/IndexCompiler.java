package org.tutela.core.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.FingerprintReference;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListReader;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ReasonCode;
import org.tutela.core.list.Rejection;
import org.tutela.core.list.Tombstone;

/**
 * Turns hash lists into one compiled index. Costs some 60 bytes of heap and a microsecond for each
 * entry, besides its id. Several lists may be read into it by several threads, one thread for each
 * import at a time.
 *
 * <pre>{@code
 * IndexCompiler compiler = IndexCompiler.builder().name("hotlines").build();
 * reader.read(source, ReadOptions.defaults(), compiler.list(HashList.of("example")));
 * CompileReport report = compiler.writeTo(Path.of("hotlines.tidx"));
 * }</pre>
 *
 * <p>The same lists give the same bytes, whatever the order in which different lists and their
 * entries come, on any machine and at any time. Only what a list says itself depends on order: an
 * import read later supersedes an earlier one of the same list, id by id.
 *
 * <p>After an exception from a reader the whole compiler is to be thrown away: it may hold a part
 * of a list that was refused.
 */
public final class IndexCompiler {
  /**
   * The Hamming distance up to which PDQ hashes count as similar (facebook/ThreatExchange, PDQ).
   */
  public static final int DEFAULT_RADIUS = 31;

  private final String name;
  private final IndexProfile profile;
  private final int radius;
  private final CostModel costs;
  private final Map<HashType, EntryLog> logs = new TreeMap<>();
  private final Map<HashList, Integer> lists = new HashMap<>();
  private final List<Integer> imports = new ArrayList<>();
  private final Map<Facet, Integer> facets = new HashMap<>();
  private final Map<ReasonCode, Long> rejected = new EnumMap<>(ReasonCode.class);
  private final SourceIds ids = new SourceIds();
  private final Supersession supersession = new Supersession();
  private int sequence;
  private long tombstones;
  private long references;
  private boolean written;

  private IndexCompiler(Builder builder) {
    this.name = builder.name;
    this.profile = builder.profile;
    this.radius = builder.radius;
    this.costs = builder.costs;
  }

  /** {@return the settings of a compiler, all at their defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * {@return what takes the records of one import of a list} Called again for the same list, the
   * new import supersedes the earlier ones: a source id counts as the last import has it.
   *
   * @param list who published it
   */
  public Consumer<ListRecord> list(HashList list) {
    return list(list, true);
  }

  /**
   * {@return what takes the records of one import of a list, read by this reader} Where its source
   * ids name groups of records, such as products or cases, no record takes another out by its id.
   *
   * @param list who published it
   * @param reader that the records come from
   */
  public Consumer<ListRecord> list(HashList list, ListReader reader) {
    return list(list, reader.idsNameRecords());
  }

  private synchronized Consumer<ListRecord> list(HashList list, boolean idsNameRecords) {
    int number = lists.computeIfAbsent(list, unseen -> lists.size());
    while (imports.size() <= number) {
      imports.add(0);
    }
    int importNumber = imports.get(number) + 1;
    imports.set(number, importNumber);
    return record -> take(list, number, importNumber, idsNameRecords, record);
  }

  /**
   * Writes the index and puts it in place of the target at once, readable by its owner only. A
   * compiler writes once.
   *
   * @param target the file; an index there is replaced
   * @return what became of the records
   * @throws IOException if it cannot be written; the target is then as it was
   * @throws IllegalStateException if it has been written already
   */
  public synchronized CompileReport writeTo(Path target) throws IOException {
    if (written) {
      throw new IllegalStateException("a compiler writes once");
    }
    written = true;
    List<Facet> ordered = facets.keySet().stream().sorted(Facet.ORDER).toList();
    int[] ranks = new int[ordered.size()];
    int[] listOf = new int[ordered.size()];
    for (int rank = 0; rank < ranks.length; rank++) {
      int facet = facets.getOrDefault(ordered.get(rank), 0);
      ranks[facet] = rank;
      listOf[facet] = lists.getOrDefault(ordered.get(rank).list(), 0);
    }
    List<SortedEntries> types = new ArrayList<>();
    for (EntryLog log : logs.values()) {
      types.add(sorted(log, ranks, listOf));
    }
    IndexAssembly assembly =
        new IndexAssembly(name, seed(name), profile, radius, costs, lists.keySet(), ordered, ids);
    List<CompileReport.TypeCount> counts = assembly.write(types, target);
    return new CompileReport(
        types.stream().mapToLong(SortedEntries::size).sum(),
        types.stream().mapToLong(SortedEntries::duplicates).sum(),
        types.stream().mapToLong(SortedEntries::superseded).sum(),
        tombstones,
        references,
        rejected,
        counts);
  }

  /** Digests are sorted again, by another key, while a list crowds into few groups. */
  private SortedEntries sorted(EntryLog log, int[] ranks, int[] listOf) {
    if (log.type().kind() != HashType.Kind.DIGEST) {
      return SortedEntries.of(log, log.values(), ids, ranks, this::inForce, listOf);
    }
    DigestOrder order = new DigestOrder(log.values(), seed(name), 0, profile);
    SortedEntries sorted = SortedEntries.of(log, order, ids, ranks, this::inForce, listOf);
    while (order.attempt() < DigestKey.ATTEMPTS - 1 && order.crowds(sorted.records())) {
      order = order.next();
      sorted = SortedEntries.of(log, order, ids, ranks, this::inForce, listOf);
    }
    return sorted;
  }

  private synchronized void take(
      HashList list, int listNumber, int importNumber, boolean idsNameRecords, ListRecord record) {
    if (written) {
      throw new IllegalStateException("the index has been written");
    }
    if (record instanceof ListEntry entry) {
      add(list, listNumber, importNumber, idsNameRecords, entry);
    } else if (record instanceof Tombstone tombstone) {
      remove(listNumber, importNumber, idsNameRecords, tombstone);
    } else if (record instanceof Rejection rejection) {
      rejected.merge(rejection.code(), 1L, Long::sum);
    } else if (record instanceof FingerprintReference) {
      references++;
    }
  }

  private void add(
      HashList list, int listNumber, int importNumber, boolean idsNameRecords, ListEntry entry) {
    Facet facet =
        new Facet(
            list,
            entry.category(),
            entry.role(),
            entry.opinions().confirming() > 0,
            entry.opinions().disputing() > 0);
    int facetNumber = facets.computeIfAbsent(facet, unseen -> facets.size());
    long date = entry.updated().map(EntryTable::micros).orElse(EntryLog.NO_DATE);
    int id = EntryLog.NO_ID;
    if (!entry.sourceId().isEmpty()) {
      id = ids.number(listNumber, entry.sourceId());
      if (idsNameRecords) {
        supersession.mention(id, importNumber, date);
      }
    }
    logs.computeIfAbsent(entry.hash().type(), EntryLog::new)
        .add(entry.hash(), facetNumber, id, importNumber, nextSequence(), date, entry.opinions());
  }

  private void remove(
      int listNumber, int importNumber, boolean idsNameRecords, Tombstone tombstone) {
    tombstones++;
    boolean namesValue = tombstone.hash().isPresent() && !idsNameRecords;
    if (namesValue || tombstone.sourceId().isEmpty()) {
      supersession.removeValue(listNumber, tombstone.hash().orElseThrow(), nextSequence());
    } else {
      long date = tombstone.updated().map(EntryTable::micros).orElse(EntryLog.NO_DATE);
      int id = ids.number(listNumber, tombstone.sourceId());
      supersession.removeId(id, importNumber, nextSequence(), date);
    }
  }

  private int nextSequence() {
    if (sequence == Integer.MAX_VALUE) {
      throw new IllegalStateException("an index holds at most 2,147,483,647 entries");
    }
    return sequence++;
  }

  private boolean inForce(EntryLog log, int entry, int list) {
    return !supersession.replaced(log, entry) && !supersession.removed(log, entry, list);
  }

  /**
   * The key of the structures of an index: fixed by the name of the list set, not by its entries.
   */
  private static long seed(String name) {
    byte[] digest =
        Digests.sha256().digest(("tutela list set\n" + name).getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest).getLong();
  }

  /** The settings of a compiler. Not safe for several threads. */
  public static final class Builder {
    private String name = "";
    private IndexProfile profile = IndexProfile.FULL;
    private int radius = DEFAULT_RADIUS;
    private CostModel costs = CostModel.MEASURED;

    private Builder() {}

    /**
     * Names the list set. The name is in the file, and the keyed structures take their key from it,
     * so that releases of one list set differ only where their entries do.
     *
     * @param listSet any text, by default empty
     * @return this builder
     */
    public Builder name(String listSet) {
      this.name = listSet;
      return this;
    }

    /**
     * Chooses what the index keeps; by default {@link IndexProfile#FULL}.
     *
     * @param kept the profile
     * @return this builder
     */
    public Builder profile(IndexProfile kept) {
      this.profile = kept;
      return this;
    }

    /**
     * Sets the largest Hamming distance that the index can be searched with. Larger ones cost
     * memory or time: up to 31 a PDQ search probes each band within one bit.
     *
     * @param largest 0 to 255, by default {@value IndexCompiler#DEFAULT_RADIUS}
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder radius(int largest) {
      if (largest < 0 || largest > 255) {
        throw new IllegalArgumentException("a radius is 0 to 255, not " + largest);
      }
      this.radius = largest;
      return this;
    }

    /** Sets other costs than those measured, so that a small index can have any plan. */
    Builder costs(CostModel model) {
      this.costs = model;
      return this;
    }

    /** {@return a compiler that has read nothing} */
    public IndexCompiler build() {
      return new IndexCompiler(this);
    }
  }
}
