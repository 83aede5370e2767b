package org.tutela.core.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.AddressEntry;
import org.tutela.core.list.FingerprintReference;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListReader;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ReasonCode;
import org.tutela.core.list.Rejection;
import org.tutela.core.list.Severity;
import org.tutela.core.list.Tombstone;

/**
 * Turns hash lists into one compiled index. Costs a microsecond or so for each entry, and memory
 * that does not grow with them: what does not fit is sorted in temporary files, which only their
 * owner may read. Several lists may be read into it by several threads, one thread for each import
 * at a time.
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
public final class IndexCompiler implements AutoCloseable {
  /**
   * The Hamming distance up to which PDQ hashes count as similar (facebook/ThreatExchange, PDQ).
   */
  public static final int DEFAULT_RADIUS = 31;

  private static final long LEAST_MEMORY = 8L << 20;

  /** More makes sorting no faster. */
  private static final long MOST_MEMORY = 256L << 20;

  private final String name;
  private final IndexProfile profile;
  private final int radius;
  private final CostModel costs;
  private final long memory;
  private final boolean refuseKnownGood;
  private final Optional<IndexContent.Overlay> overlay;
  private final EntryLogs logs;
  private final Map<HashList, Integer> lists = new HashMap<>();
  private final List<Integer> imports = new ArrayList<>();
  private final Map<Facet, Integer> facets = new HashMap<>();
  private final Map<ReasonCode, Long> rejected = new EnumMap<>(ReasonCode.class);
  private final Supersession supersession = new Supersession();
  private int sequence;
  private long tombstones;
  private long references;
  private long addresses;
  private boolean written;

  private IndexCompiler(Builder builder) {
    this.name = builder.name;
    this.profile = builder.profile;
    this.radius = builder.radius;
    this.costs = builder.costs;
    this.memory = builder.memory;
    this.logs = new EntryLogs(profile, Digests.seed(name), builder.memory);
    this.refuseKnownGood = builder.refuseKnownGood;
    this.overlay =
        builder.base.isEmpty()
            ? Optional.empty()
            : Optional.of(new IndexContent.Overlay(builder.base, new Removals()));
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
    return into(begin(list, true, category -> Severity.UNKNOWN));
  }

  /**
   * {@return what takes the records of one import of a list, read by this reader} Where its source
   * ids name groups of records, such as products or cases, no record takes another out by its id.
   *
   * @param list who published it
   * @param reader that the records come from
   */
  public Consumer<ListRecord> list(HashList list, ListReader reader) {
    return list(list, reader, category -> Severity.UNKNOWN);
  }

  /**
   * {@return what takes the records of one import of a list, read by this reader} As {@link
   * #list(HashList, ListReader)}, with a severity for each category.
   *
   * @param list who published it
   * @param reader that the records come from
   * @param severities how grave each category is
   */
  public Consumer<ListRecord> list(
      HashList list, ListReader reader, Function<String, Severity> severities) {
    return into(begin(list, reader.idsNameRecords(), severities));
  }

  private Consumer<ListRecord> into(ListImport from) {
    return record -> take(from, AddressRecords.hashed(record));
  }

  private synchronized ListImport begin(
      HashList list, boolean idsNameRecords, Function<String, Severity> severities) {
    int number = lists.computeIfAbsent(list, unseen -> lists.size());
    while (imports.size() <= number) {
      imports.add(0);
    }
    int importNumber = imports.get(number) + 1;
    imports.set(number, importNumber);
    return new ListImport(list, number, importNumber, idsNameRecords, severities);
  }

  /**
   * Takes over what a compiled index says of some lists, with its overlays. The entries count
   * beside those of other imports; they replace and are replaced by nothing.
   *
   * @param index a compiled index
   * @param overlays made for it, in their order
   * @param wanted which lists
   * @throws IOException if one of them cannot be read
   */
  public void include(Path index, List<Path> overlays, Predicate<HashList> wanted)
      throws IOException {
    IndexContent.chain(index, overlays, (content, later) -> include(content, later, wanted));
  }

  private void include(IndexContent content, List<Removals> later, Predicate<HashList> wanted)
      throws IOException {
    Map<HashList, ListImport> imports = new HashMap<>();
    for (HashList list : content.lists()) {
      if (wanted.test(list)) {
        imports.put(list, begin(list, false, category -> Severity.UNKNOWN));
      }
    }
    content.forEach(
        (hash, entries) -> {
          for (IndexEntry entry : entries) {
            Optional<ListImport> from = Optional.ofNullable(imports.get(entry.list()));
            boolean removed = later.stream().anyMatch(removals -> removals.removes(hash, entry));
            if (from.isPresent() && !removed) {
              take(from.get(), hash, entry);
            }
          }
        });
  }

  private synchronized void take(ListImport from, ContentHash hash, IndexEntry entry)
      throws IOException {
    int facetNumber = facets.computeIfAbsent(Facet.of(entry), unseen -> facets.size());
    long date = entry.updated().map(EntryTable::micros).orElse(EntryLog.NO_DATE);
    long opinions = EntryLog.packed(entry.opinions());
    int quality = entry.quality().orElse(EntryLog.NO_QUALITY);
    byte[] id = from.utf8(entry.sourceId());
    logs.add(hash, facetNumber, nextSequence(), date, opinions, quality, id);
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
    if (profile != IndexProfile.FULL && overlay.isPresent() && overlay.get().removals().hasIds()) {
      throw new IndexOverlayException(
          target.toString(),
          "the update replaces records by their ids, which an index of the device profile does not"
              + " keep; compile the whole index again, or keep one of the full profile");
    }
    written = true;
    List<Facet> ordered = facets.keySet().stream().sorted(FacetOrder.FACETS).toList();
    int[] ranks = new int[ordered.size()];
    int[] listOf = new int[ordered.size()];
    for (int rank = 0; rank < ranks.length; rank++) {
      int facet = facets.getOrDefault(ordered.get(rank), 0);
      ranks[facet] = rank;
      listOf[facet] = lists.getOrDefault(ordered.get(rank).list(), 0);
    }
    RoaringBitmap outOfForce = supersession.outOfForce();
    supersession.close();
    Contradictions contradictions = new Contradictions(byNumber(ordered, ranks), refuseKnownGood);
    FacetBitmaps bitmaps = new FacetBitmaps(ordered.size());
    List<SortedEntries> types = new ArrayList<>();
    try {
      int firstId = 0;
      for (HashType type : logs.types()) {
        EntryLog log = logs.settled(type);
        EntryGroup group =
            new EntryGroup(log.width(), ranks, listOf, lists.size(), outOfForce, contradictions);
        SortedEntries sorted = SortedEntries.of(log, group, firstId, bitmaps);
        log.close();
        types.add(sorted);
        firstId += sorted.values();
      }
      if (contradictions.refused() > 0) {
        rejected.merge(ReasonCode.KNOWN_GOOD, contradictions.refused(), Long::sum);
      }
      return write(types, ordered, bitmaps.finished(), contradictions.values(), target);
    } finally {
      for (SortedEntries type : types) {
        type.close();
      }
      close();
    }
  }

  private static List<Facet> byNumber(List<Facet> ordered, int[] ranks) {
    return Arrays.stream(ranks).mapToObj(ordered::get).toList();
  }

  private CompileReport write(
      List<SortedEntries> types,
      List<Facet> ordered,
      List<RoaringBitmap> bitmaps,
      long contradicted,
      Path target)
      throws IOException {
    IndexAssembly assembly =
        new IndexAssembly(
            name,
            Digests.seed(name),
            profile,
            radius,
            costs,
            lists.keySet(),
            ordered,
            bitmaps,
            overlay,
            memory);
    List<CompileReport.TypeCount> counts = assembly.write(types, target);
    return new CompileReport(
        types.stream().mapToLong(SortedEntries::size).sum(),
        types.stream().mapToLong(SortedEntries::duplicates).sum(),
        types.stream().mapToLong(SortedEntries::superseded).sum(),
        tombstones,
        references,
        addresses,
        contradicted,
        rejected,
        counts);
  }

  /** Frees the temporary files. Called by itself after writing; needed where that is not done. */
  @Override
  public synchronized void close() throws IOException {
    written = true;
    logs.close();
    supersession.close();
  }

  private synchronized void take(ListImport from, ListRecord record) {
    if (written) {
      throw new IllegalStateException("the index has been written");
    }
    try {
      if (record instanceof ListEntry entry) {
        add(from, entry);
      } else if (record instanceof Tombstone tombstone) {
        remove(from, tombstone);
      } else if (record instanceof Rejection rejection) {
        rejected.merge(rejection.code(), 1L, Long::sum);
      } else if (record instanceof FingerprintReference) {
        references++;
      } else if (record instanceof AddressEntry) {
        addresses++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(ListImport from, ListEntry entry) throws IOException {
    long date = entry.updated().map(EntryTable::micros).orElse(EntryLog.NO_DATE);
    int number = nextSequence();
    if (from.idsNameRecords() && !entry.sourceId().isEmpty()) {
      overlay.ifPresent(made -> made.removals().addId(from.list(), entry.sourceId()));
      supersession.mention(from.listNumber(), entry.sourceId(), from.number(), number, date);
    }
    long opinions = EntryLog.packed(entry.opinions());
    byte[] id = from.utf8(entry.sourceId());
    int quality = entry.quality().orElse(EntryLog.NO_QUALITY);
    logs.add(entry.hash(), from.facet(entry, facets), number, date, opinions, quality, id);
  }

  private void remove(ListImport from, Tombstone tombstone) throws IOException {
    tombstones++;
    boolean byId = !tombstone.sourceId().isEmpty();
    if (tombstone.hash().isPresent() && (!from.idsNameRecords() || !byId)) {
      ContentHash hash = tombstone.hash().get();
      overlay.ifPresent(
          made -> made.removals().addValue(from.list(), StoredDigests.kept(hash, profile)));
      int marker = -1 - from.listNumber();
      logs.takeBack(hash, marker, nextSequence());
    } else if (from.idsNameRecords()) {
      overlay.ifPresent(made -> made.removals().addId(from.list(), tombstone.sourceId()));
      long date = tombstone.updated().map(EntryTable::micros).orElse(EntryLog.NO_DATE);
      supersession.remove(
          from.listNumber(), tombstone.sourceId(), from.number(), nextSequence(), date);
    }
  }

  private int nextSequence() {
    if (sequence == Integer.MAX_VALUE) {
      throw new IllegalStateException("an index holds at most 2,147,483,647 entries");
    }
    return sequence++;
  }

  /** The settings of a compiler. Not safe for several threads. */
  public static final class Builder {
    private String name = "";
    private IndexProfile profile = IndexProfile.FULL;
    private int radius = DEFAULT_RADIUS;
    private CostModel costs = CostModel.MEASURED;
    private boolean refuseKnownGood;
    private String base = "";
    private long memory =
        Math.max(LEAST_MEMORY, Math.min(MOST_MEMORY, Runtime.getRuntime().maxMemory() / 5));

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

    /**
     * Decides about values that one list accuses and another calls harmless, such as NSRL or a MISP
     * warning list; by default both entries stay, and the match rules decide. Not for an overlay,
     * which cannot compare what is only in its base.
     *
     * @param refuse whether the accusation is refused; it is then counted as rejected
     * @return this builder
     */
    public Builder refuseKnownGood(boolean refuse) {
      this.refuseKnownGood = refuse;
      return this;
    }

    /**
     * Makes an overlay: a small file that holds only what is compiled now, to be laid on an index
     * by {@link HashIndex#load(Path, java.util.List)}. What is compiled counts as a further import
     * of the lists of the index. Takes name and profile of the index. Costs nothing for the size of
     * the index.
     *
     * @param index the file that it is for, or the last of several overlays on one
     * @return this builder
     * @throws IOException if the file is no index
     */
    public Builder overlayOn(Path index) throws IOException {
      IndexContent.Head head = IndexContent.head(index);
      this.name = head.name();
      this.profile = head.profile();
      this.base = head.digest();
      return this;
    }

    /** Sets other costs than those measured, so that a small index can have any plan. */
    Builder costs(CostModel model) {
      this.costs = model;
      return this;
    }

    /** Sets how many bytes of entries are held in memory before they are sorted into a file. */
    Builder memory(long bytes) {
      this.memory = bytes;
      return this;
    }

    /**
     * {@return a compiler that has read nothing}
     *
     * @throws IllegalStateException if an overlay is to refuse accusations of harmless values
     */
    public IndexCompiler build() {
      if (refuseKnownGood && !base.isEmpty()) {
        throw new IllegalStateException(
            "known_good: refuse compares all lists, and an overlay has only those that change:"
                + " report in the overlay, and refuse when compacting or compiling all of them");
      }
      return new IndexCompiler(this);
    }
  }
}
