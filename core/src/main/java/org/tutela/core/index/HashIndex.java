package org.tutela.core.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.HashList;

/**
 * A compiled index, open for searching. Immutable and safe for any number of threads; those who ask
 * often take a {@link #searcher()} each.
 *
 * <pre>{@code
 * try (HashIndex index = HashIndex.load(Path.of("lists.tidx"))) {
 *   index.lookup(hash).ifPresent(hit -> index.entries(hit).forEach(System.out::println));
 * }
 * }</pre>
 *
 * <p>Every answer is exact: no value within the radius is missed, and every hit has been compared
 * in full. Hits name values by number; the values themselves are not given out.
 *
 * <p>An index that was mapped checks before each answer that its file has kept its length. If not,
 * it throws {@link IndexFaultedException} from then on.
 */
public final class HashIndex implements AutoCloseable {
  private static final int SEGMENT_SHIFT = 30;

  private final IndexHeader header;
  private final String name;
  private final List<HashList> lists;

  /** The values as {@link #find} gives them out: a search that misses makes no object. */
  private final Map<HashType, Optional<TypeIndex>> types = new TreeMap<>();

  private final Attributes attributes;
  private final Optional<EntryTable> entries;
  private final Optional<HostFilter> hosts;
  private final IndexLifecycle lifecycle;
  private final Optional<Layers> layers;
  private final IdleSlots<IndexSearcher> idle = new IdleSlots<>(this::searcher);

  HashIndex(
      IndexHeader header,
      String name,
      List<HashList> lists,
      List<TypeIndex> types,
      Attributes attributes,
      Optional<EntryTable> entries,
      Optional<HostFilter> hosts,
      IndexLifecycle lifecycle) {
    this.header = header;
    this.name = name;
    this.lists = lists;
    this.attributes = attributes;
    this.entries = entries;
    this.hosts = hosts;
    this.lifecycle = lifecycle;
    this.layers = Optional.empty();
    types.forEach(type -> this.types.put(type.type(), Optional.of(type)));
  }

  /** An index that is made of one and an overlay on it. */
  private HashIndex(Layers layers) {
    this.header = layers.below().header;
    this.name = layers.below().name;
    this.lists =
        Stream.concat(layers.below().lists.stream(), layers.above().lists.stream())
            .distinct()
            .sorted(FacetOrder.LISTS)
            .toList();
    this.attributes = layers.attributes();
    this.entries = Optional.empty();
    this.hosts = Optional.empty();
    this.lifecycle = IndexLifecycle.ofHeap(layers.below().name);
    this.layers = Optional.of(layers);
  }

  /**
   * {@return the index in a file, copied to the heap and verified} Costs one read of the file. The
   * fastest to search, and independent of the file afterwards.
   *
   * @param file a compiled index
   * @throws IndexFormatException if it is no intact index of a version that this release reads
   * @throws IOException if it cannot be read
   */
  public static HashIndex load(Path file) throws IOException {
    return whole(IndexOpener.open(file, IndexOpener.Mode.LOAD, SEGMENT_SHIFT), file);
  }

  /**
   * {@return an index with overlays on it, which answers as if it had been compiled with them} The
   * index and the overlays are loaded as {@link #load(Path)} does; where an overlay replaces
   * records by their ids, the ids of the index are read once. A search costs one in each of them.
   *
   * @param base a compiled index
   * @param overlays what {@link IndexCompiler.Builder#overlayOn} makes, each made for the base and
   *     those before it
   * @throws IndexOverlayException if an overlay was made for something else
   * @throws IndexFormatException if one of them is no intact index that this release reads
   * @throws IOException if one of them cannot be read
   */
  public static HashIndex load(Path base, List<Path> overlays) throws IOException {
    HashIndex index = load(base);
    String digest = IndexContent.digest(index.header);
    try {
      for (Path overlay : overlays) {
        try (IndexContent content = IndexContent.open(overlay)) {
          IndexContent.Overlay made = content.overlayOn(digest);
          HashIndex above = IndexOpener.open(overlay, IndexOpener.Mode.LOAD, SEGMENT_SHIFT);
          index = new HashIndex(new Layers(index, above, content, made.removals()));
          digest = content.digest();
        }
      }
      return index;
    } catch (IOException | RuntimeException e) {
      index.close();
      throw e;
    }
  }

  private static HashIndex whole(HashIndex index, Path file) throws IOException {
    if (index.header.section(SectionKind.OVERLAY).isPresent()) {
      index.close();
      throw new IndexOverlayException(
          file.toString(), "this is an overlay; open it together with the index it was made for");
    }
    return index;
  }

  /**
   * {@return the index in a file, verified and mapped} Costs one read of the file and hardly any
   * heap; several processes share the memory. In the profile {@link IndexProfile#FULL}, two and a
   * half bytes for each of 5,000 digests and more are copied outside the heap, where {@code
   * -XX:MaxDirectMemorySize} permits: most digests that are not listed then cost no look at the
   * file. The file must not be changed or cut while the index is open: replace it by renaming
   * another one over it. On Windows it can be neither deleted nor replaced until the index is
   * closed, so give versions names of their own there.
   *
   * @param file a compiled index
   * @throws IndexFormatException if it is no intact index of a version that this release reads
   * @throws IOException if it cannot be read
   */
  public static HashIndex map(Path file) throws IOException {
    return whole(IndexOpener.open(file, IndexOpener.Mode.MAP, SEGMENT_SHIFT), file);
  }

  /**
   * {@return the index in a file, mapped as {@link #map} does but without reading it first} Costs
   * the same for any size. For files that were verified before and that nobody else can write:
   * damage inside a section can go unnoticed and make answers wrong, though never unsafe.
   *
   * @param file a compiled index
   * @throws IndexFormatException if header, section table or footer are damaged or of a version
   *     that this release does not read
   * @throws IOException if it cannot be read
   */
  public static HashIndex mapUnverified(Path file) throws IOException {
    return whole(IndexOpener.open(file, IndexOpener.Mode.MAP_UNVERIFIED, SEGMENT_SHIFT), file);
  }

  /**
   * Verifies a file in full: every checksum, and the SHA-256 of every section. Costs one read.
   *
   * @param file a compiled index
   * @throws IndexFormatException if it is no intact index of a version that this release reads
   * @throws IOException if it cannot be read
   */
  public static void verify(Path file) throws IOException {
    IndexOpener.verify(file);
  }

  /** {@return the name of the list set, possibly empty} */
  public String name() {
    return name;
  }

  /** {@return what the index keeps} */
  public IndexProfile profile() {
    return header.profile();
  }

  /** {@return the key of its structures, which all indexes of one list set share} */
  public long seed() {
    return header.seed();
  }

  /** {@return the hash types of which it holds values, in their order} */
  public List<HashType> types() {
    if (layers.isPresent()) {
      TreeSet<HashType> all = new TreeSet<>(layers.get().below().types());
      all.addAll(layers.get().above().types());
      return List.copyOf(all);
    }
    return List.copyOf(types.keySet());
  }

  /** {@return who published the lists in it, by name} */
  public List<HashList> lists() {
    return lists;
  }

  /**
   * {@return the largest distance that a search for this type may ask for} 0 for digests and for
   * types that the index does not hold.
   *
   * @param type a hash type
   */
  public int radius(HashType type) {
    if (layers.isPresent()) {
      return layers.get().radius(type);
    }
    return find(type).map(TypeIndex::radius).orElse(0);
  }

  /**
   * {@return how many different values of a type it holds}
   *
   * @param type a hash type
   */
  public int size(HashType type) {
    if (layers.isPresent()) {
      return RoaringBitmap.andCardinality(numbered(type), live());
    }
    return find(type).map(TypeIndex::size).orElse(0);
  }

  /**
   * {@return whether only the first 128 bits of the digests of a type are kept and compared} So it
   * is with {@link IndexProfile#DEVICE} and any digest longer than MD5: two files that agree in 128
   * bits can be made with some 2^64 digests, as with any hash of that length.
   *
   * @param type a hash type
   */
  public boolean isTruncated(HashType type) {
    return find(type)
        .flatMap(TypeIndex::digests)
        .filter(digests -> digests.bits() < type.bits())
        .isPresent();
  }

  /**
   * {@return how values of a type are searched; empty if it holds none}
   *
   * @param type a hash type
   */
  public Optional<IndexPlan> plan(HashType type) {
    if (layers.isPresent()) {
      return layers.get().below().plan(type).or(() -> layers.get().above().plan(type));
    }
    return find(type).map(TypeIndex::plan);
  }

  /** {@return what each section of the file costs, in the order of the file} */
  public List<IndexSection> sections() {
    if (layers.isPresent()) {
      List<IndexSection> all = new ArrayList<>(layers.get().below().sections());
      all.addAll(layers.get().above().sections());
      return List.copyOf(all);
    }
    return header.sections().stream().map(SectionRecord::describe).toList();
  }

  /** {@return a searcher over all values, for one thread at a time} */
  public IndexSearcher searcher() {
    return layers.isPresent() ? stacked(live()) : new IndexSearcher(this, new HitBuffer());
  }

  /**
   * {@return a searcher that finds only the values of a selection, for one thread at a time}
   *
   * @param selection from this index
   * @throws IllegalArgumentException if it is of another index
   */
  public IndexSearcher searcher(Selection selection) {
    return searcherOf(selection.bitmap(this));
  }

  /** What counts is decided by the uppermost layer: a value that died below may live again. */
  private IndexSearcher searcherOf(RoaringBitmap values) {
    return layers.isPresent() ? stacked(values) : new IndexSearcher(this, new HitBuffer(values));
  }

  private IndexSearcher stacked(RoaringBitmap values) {
    Layers stack = layers.orElseThrow();
    RoaringBitmap fresh = RoaringBitmap.addOffset(values, -stack.offset());
    return new IndexSearcher(
        this,
        new SearcherStack(
            stack.below().searcherOf(values), stack.above().searcherOf(fresh), stack.offset()));
  }

  /** {@return a selection to be narrowed down, which begins with all values} */
  public Selection.Builder select() {
    return new Selection.Builder(this);
  }

  /**
   * {@return the value equal to a hash, if the index holds it}
   *
   * @param hash of any type
   * @throws IllegalArgumentException if the index holds values of its type and cannot search them
   */
  public Optional<IndexHit> lookup(ContentHash hash) {
    IndexSearcher searcher = idle.take();
    try {
      return searcher.lookup(hash);
    } finally {
      idle.giveBack(searcher);
    }
  }

  /**
   * Looks up many digests together, as {@link IndexSearcher#lookup(HashType, byte[], int[])} does.
   *
   * @param type a type of kind {@link HashType.Kind#DIGEST}
   * @param bytes the digests, one directly after another
   * @param valueIds takes for each the number of its value, or -1
   * @return how many of them the index holds
   */
  public int lookup(HashType type, byte[] bytes, int[] valueIds) {
    return once(searcher -> searcher.lookup(type, bytes, valueIds));
  }

  /**
   * {@return all values within a distance, the nearest first}
   *
   * @param hash of any type
   * @param radius 0 to {@link #radius}
   * @throws IllegalArgumentException if the radius is out of range
   */
  public List<IndexHit> search(ContentHash hash, int radius) {
    IndexSearcher searcher = idle.take();
    try {
      return searcher.search(hash, radius);
    } finally {
      idle.giveBack(searcher);
    }
  }

  /**
   * {@return what the lists say about a value, in the order of lists and categories} Costs a
   * microsecond or so; with {@link IndexProfile#DEVICE} a look into each bitmap.
   *
   * @param hit from a search of this index
   * @throws IllegalArgumentException if there is no such value
   */
  public List<IndexEntry> entries(IndexHit hit) {
    if (layers.isPresent()) {
      layers.get().part(hit);
    } else {
      owner(hit);
    }
    return statements(hit.valueId());
  }

  private TypeIndex owner(IndexHit hit) {
    TypeIndex type =
        find(hit.type()).orElseThrow(() -> new IllegalArgumentException("a hit of another index"));
    if (hit.valueId() < type.firstId() || hit.valueId() - type.firstId() >= type.size()) {
      throw new IllegalArgumentException("a hit of another index");
    }
    return type;
  }

  /**
   * {@return a number that stands for a value that was found by distance, the same in every index
   * that holds the value} It serves to recognise a value again after an update; without the key it
   * says nothing. 0 for types that are not searched by distance.
   *
   * @param hit from a search of this index
   * @param key chosen at random and kept secret
   * @throws IllegalArgumentException if there is no such value
   */
  public long fingerprint(IndexHit hit, long key) {
    if (layers.isPresent()) {
      Layers.Part part = layers.get().part(hit);
      return part.index().fingerprint(part.hit(), key);
    }
    TypeIndex type = owner(hit);
    if (type.bits().isEmpty()) {
      return 0;
    }
    int number = hit.valueId() - type.firstId();
    return once(searcher -> searcher.reading(() -> type.bits().get().fingerprint(number, key)));
  }

  /** {@return what the lists say about a value} */
  List<IndexEntry> statements(int valueId) {
    if (layers.isPresent()) {
      return layers.get().statements(valueId);
    }
    return once(
        searcher ->
            searcher.reading(
                () ->
                    entries
                        .map(table -> table.of(valueId))
                        .orElseGet(() -> IndexContent.stored(attributes, valueId))));
  }

  /** {@return how many numbers of values there are} */
  int ids() {
    return layers
        .map(Layers::ids)
        .orElseGet(() -> types.values().stream().mapToInt(type -> type.orElseThrow().size()).sum());
  }

  /** {@return the numbers of the values of a type} */
  RoaringBitmap numbered(HashType type) {
    if (layers.isPresent()) {
      return layers.get().numbered(type);
    }
    RoaringBitmap numbers = new RoaringBitmap();
    find(type).ifPresent(t -> numbers.add((long) t.firstId(), (long) t.firstId() + t.size()));
    return numbers;
  }

  /** {@return the values that some list has, by their numbers} */
  RoaringBitmap live() {
    if (layers.isPresent()) {
      return layers.get().live();
    }
    RoaringBitmap numbers = new RoaringBitmap();
    numbers.add(0L, ids());
    return numbers;
  }

  /** {@return the number of a value that can be searched, whether or not some list still has it} */
  Optional<Integer> everything(ContentHash hash) {
    if (layers.isPresent()) {
      return layers.get().everything(hash);
    }
    boolean searched = plan(hash.type()).filter(p -> p != IndexPlan.UNMATCHABLE).isPresent();
    return searched ? lookup(hash).map(IndexHit::valueId) : Optional.empty();
  }

  /** Collects the values that have an entry of a removed record. */
  void mentioning(Removals removals, Set<Integer> ids) {
    if (layers.isPresent()) {
      layers.get().mentioning(removals, ids);
    } else if (entries.isPresent()) {
      entries.get().mentioning(ids(), removals, ids);
    }
  }

  /** Closes the index. Waits for those who are searching it; later searches are refused. */
  @Override
  public void close() throws IOException {
    lifecycle.close();
    if (layers.isPresent()) {
      layers.get().below().close();
      layers.get().above().close();
    }
  }

  Optional<TypeIndex> find(HashType type) {
    return types.getOrDefault(type, Optional.empty());
  }

  Attributes attributes() {
    return attributes;
  }

  /** {@return what rules out hosts, one for each layer that has addresses} */
  List<HostFilter> hosts() {
    return layers.map(Layers::hosts).orElseGet(() -> hosts.stream().toList());
  }

  IndexLifecycle lifecycle() {
    return lifecycle;
  }

  /** Asks an idle searcher, so that those who ask once make none of their own. */
  <T> T once(Function<IndexSearcher, T> question) {
    IndexSearcher searcher = idle.take();
    try {
      return question.apply(searcher);
    } finally {
      idle.giveBack(searcher);
    }
  }
}
