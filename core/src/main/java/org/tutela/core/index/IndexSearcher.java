package org.tutela.core.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;

/**
 * Asks an index. Cheap, reusable and made for one thread at a time: it keeps what a search needs,
 * so that a search that finds nothing allocates nothing. No method takes a lock.
 *
 * <p>A hash of a type that the index does not hold matches nothing. All methods throw {@link
 * IllegalStateException} once the index is closed, and {@link IndexFaultedException} once its file
 * was found cut or inconsistent.
 */
public final class IndexSearcher {
  /** Answers are held back for so many queries of a batch, then confirmed and given out. */
  static final int GROUP = 1024;

  private final HashIndex index;
  private final IndexLifecycle lifecycle;
  private final IndexLifecycle.Presence presence;
  final HitBuffer hits;
  private final BandScratch scratch = new BandScratch();
  private final Optional<SearcherStack> stack;
  private final DigestSearcher digests;
  private HashType recentType = HashType.MD5;
  private Optional<TypeIndex> recent = Optional.empty();

  /** There if the recent type is a digest that this index holds by itself. */
  private @Nullable DigestEngine recentDigests;

  /** There if these are in a table besides, and all of them count. */
  private @Nullable TableDigests recentTable;

  /** There if these are in slots of a file, and all of them count. */
  private @Nullable SlottedDigests recentSlots;

  private int recentFirstId;

  IndexSearcher(HashIndex index, HitBuffer hits) {
    this.index = index;
    this.lifecycle = index.lifecycle();
    this.presence = lifecycle.register();
    this.digests = new DigestSearcher(lifecycle, presence);
    this.hits = hits;
    this.stack = Optional.empty();
    remember(recentType);
  }

  /** Asks two indexes, one laid on the other. */
  IndexSearcher(HashIndex index, SearcherStack stack) {
    this.index = index;
    this.lifecycle = index.lifecycle();
    this.presence = lifecycle.register();
    this.digests = new DigestSearcher(lifecycle, presence);
    this.hits = new HitBuffer();
    this.stack = Optional.of(stack);
    remember(recentType);
  }

  /**
   * {@return whether the index holds exactly this value}
   *
   * @param hash of any type
   * @throws IllegalArgumentException if the index holds values of its type and cannot search them
   */
  public boolean contains(ContentHash hash) {
    recall(hash.type());
    TableDigests table = recentTable;
    if (table != null && !lifecycle.isGuarded()) {
      return digests.has(table, hash);
    }
    SlottedDigests slots = recentSlots;
    if (slots != null) {
      return digests.has(slots, hash);
    }
    DigestEngine engine = recentDigests;
    return engine == null ? find(hash, 0, true) > 0 : has(engine, hash);
  }

  /**
   * {@return whether the index holds exactly this digest} For those who have bytes and no object:
   * it makes none.
   *
   * @param type a type of kind {@link HashType.Kind#DIGEST}
   * @param bytes an array that holds the digest
   * @param offset of its first byte
   * @throws IllegalArgumentException if the type is no digest
   * @throws IndexOutOfBoundsException if the array does not hold so many bytes
   */
  public boolean contains(HashType type, byte[] bytes, int offset) {
    if (offset < 0 || offset > bytes.length - type.bytes()) {
      throw new IndexOutOfBoundsException("the array does not hold a " + type + " at " + offset);
    }
    recall(type);
    TableDigests table = recentTable;
    if (table != null && !lifecycle.isGuarded()) {
      return digests.has(table, bytes, offset);
    }
    SlottedDigests slots = recentSlots;
    if (slots != null) {
      return digests.has(slots, bytes, offset);
    }
    DigestEngine engine = recentDigests;
    if (engine != null) {
      return has(engine, bytes, offset);
    }
    requireDigest(type);
    return stack.isPresent() && stack.get().contains(type, bytes, offset);
  }

  /**
   * Looks up many digests together, so that their cache misses overlap: at 10 million values in
   * less than half of the time that one after another takes. Makes no object.
   *
   * @param type a type of kind {@link HashType.Kind#DIGEST}
   * @param bytes the digests, one directly after another
   * @param valueIds takes for each the number of its value as in {@link IndexHit#valueId}, or -1 if
   *     the index does not hold it; as many as there are digests
   * @return how many of them the index holds
   * @throws IllegalArgumentException if the type is no digest, or the lengths do not fit
   */
  public int lookup(HashType type, byte[] bytes, int[] valueIds) {
    requireDigest(type);
    if (bytes.length != (long) valueIds.length * type.bytes()) {
      throw new IllegalArgumentException(
          valueIds.length + " digests of " + type + " do not have " + bytes.length + " bytes");
    }
    if (stack.isPresent()) {
      return stack.get().lookup(type, bytes, valueIds);
    }
    DigestEngine engine = digests(type);
    if (engine == null) {
      Arrays.fill(valueIds, -1);
      return 0;
    }
    return numbers(engine, bytes, type.bytes(), valueIds);
  }

  /**
   * {@return the value equal to a hash, if the index holds it}
   *
   * @param hash of any type
   * @throws IllegalArgumentException if the index holds values of its type and cannot search them
   */
  public Optional<IndexHit> lookup(ContentHash hash) {
    int number = number(hash);
    return number < 0 ? Optional.empty() : Optional.of(new IndexHit(hash.type(), number, 0));
  }

  /**
   * {@return whether any value is within a distance} Costs less than {@link #search}: it stops at
   * the first.
   *
   * @param hash of any type
   * @param radius 0 to {@link HashIndex#radius}
   * @throws IllegalArgumentException if the radius is out of range, or the index cannot search this
   *     type
   */
  public boolean matches(ContentHash hash, int radius) {
    return find(hash, radius, true) > 0;
  }

  /**
   * {@return one value within a distance, not necessarily the nearest}
   *
   * @param hash of any type
   * @param radius 0 to {@link HashIndex#radius}
   * @throws IllegalArgumentException if the radius is out of range, or the index cannot search this
   *     type
   */
  public Optional<IndexHit> any(ContentHash hash, int radius) {
    return find(hash, radius, true) == 0 ? Optional.empty() : Optional.of(hit(hash.type(), 0));
  }

  /**
   * {@return all values within a distance, the nearest first and equally near ones by their number}
   *
   * @param hash of any type
   * @param radius 0 to {@link HashIndex#radius}
   * @throws IllegalArgumentException if the radius is out of range, or the index cannot search this
   *     type
   */
  public List<IndexHit> search(ContentHash hash, int radius) {
    return nearest(hash, Integer.MAX_VALUE, radius);
  }

  /**
   * {@return the nearest values within a distance, in the order of {@link #search}}
   *
   * @param hash of any type
   * @param most how many at most, 1 or more
   * @param radius 0 to {@link HashIndex#radius}
   * @throws IllegalArgumentException if a number is out of range, or the index cannot search this
   *     type
   */
  public List<IndexHit> nearest(ContentHash hash, int most, int radius) {
    if (most < 1) {
      throw new IllegalArgumentException("at least 1 value, not " + most);
    }
    int found = Math.min(most, find(hash, radius, false));
    if (found == 0) {
      return List.of();
    }
    List<IndexHit> nearest = new ArrayList<>(found);
    for (int i = 0; i < found; i++) {
      nearest.add(hit(hash.type(), i));
    }
    return nearest;
  }

  /**
   * Searches for many hashes of one type. Some dozens of queries in a large list are searched for
   * band by band, which takes a fifth less time in a loaded list than one by one, and a third less
   * in a mapped one of a million values. What an answer costs besides its search, such as the look
   * at the length of a mapped file, is paid once for a group of them. The sink is called in the
   * order of the queries, for each with the nearest hit first, while no search is in progress: it
   * may ask the index, and close it.
   *
   * @param queries hashes of one type
   * @param radius 0 to {@link HashIndex#radius}
   * @param cancelled asked every few milliseconds at least; once it is true, the search ends
   * @param sink takes the hits
   * @return how many queries were answered: all, or fewer if cancelled, from the first on
   * @throws IllegalArgumentException if the types differ, the radius is out of range, or the index
   *     cannot search this type
   */
  public int search(
      List<ContentHash> queries, int radius, BooleanSupplier cancelled, HitSink sink) {
    if (queries.isEmpty()) {
      return 0;
    }
    HeldAnswers answers = new HeldAnswers(Math.min(BatchScratch.MOST_QUERIES, queries.size()));
    for (int from = 0, to; from < queries.size(); from = to) {
      Optional<TypeIndex> values = searchable(queries.get(from).type(), radius);
      Optional<HammingEngine> engine = values.flatMap(TypeIndex::bits).filter(e -> stack.isEmpty());
      to = from + answers.next(engine, queries.size() - from, radius);
      answers.clear();
      answer(queries.subList(from, to), radius, cancelled, answers);
      answers.giveOut(from, sink);
      if (answers.answered() < to - from) {
        return from + answers.answered();
      }
    }
    return queries.size();
  }

  private void answer(
      List<ContentHash> queries, int radius, BooleanSupplier cancelled, HeldAnswers answers) {
    HashType type = queries.get(0).type();
    for (ContentHash query : queries) {
      if (!query.type().equals(type)) {
        throw new IllegalArgumentException("a batch of " + type + " holds " + query.type());
      }
    }
    if (stack.isPresent()) {
      for (int i = 0; i < queries.size() && !cancelled.getAsBoolean(); i++) {
        find(queries.get(i), radius, false);
        answers.take(type, hits);
      }
      return;
    }
    Optional<TypeIndex> values = searchable(type, radius);
    lifecycle.enter(presence);
    scratch.cancelOn(cancelled);
    try {
      together(values, queries, radius, answers);
      while (answers.answered() < queries.size() && !scratch.stop()) {
        hits.begin(0, false);
        if (values.isPresent()) {
          run(values.get(), queries.get(answers.answered()), radius, false);
          if (scratch.stopped()) {
            break;
          }
        }
        answers.take(type, hits);
      }
      lifecycle.confirm();
      scratch.rethrow();
    } catch (InternalError e) {
      throw lifecycle.failed(e);
    } finally {
      scratch.cancelNever();
      lifecycle.exit(presence);
    }
  }

  private void together(
      Optional<TypeIndex> values, List<ContentHash> queries, int radius, HeldAnswers answers) {
    if (values.isPresent() && values.get().bits().isPresent()) {
      try {
        answers.together(values.get(), queries, radius, scratch, hits);
      } catch (IndexOutOfBoundsException e) {
        throw lifecycle.failed(e);
      }
    }
  }

  /** Reads something else of the index with the same care as a search. */
  <T> T reading(Supplier<T> question) {
    lifecycle.enter(presence);
    try {
      T answer = answer(question);
      lifecycle.confirm();
      return answer;
    } catch (InternalError e) {
      throw lifecycle.failed(e);
    } finally {
      lifecycle.exit(presence);
    }
  }

  private <T> T answer(Supplier<T> question) {
    try {
      return question.get();
    } catch (IndexOutOfBoundsException e) {
      throw lifecycle.failed(e);
    }
  }

  private static void requireDigest(HashType type) {
    if (type.kind() != HashType.Kind.DIGEST) {
      throw new IllegalArgumentException(type + " is no digest");
    }
  }

  /** {@return the values of a type} Most ask for the same type again and again. */
  private Optional<TypeIndex> values(HashType type) {
    recall(type);
    return recent;
  }

  private @Nullable DigestEngine digests(HashType type) {
    recall(type);
    return recentDigests;
  }

  /** Equal types that are not the same are asked for again, which costs little. */
  @SuppressWarnings("ReferenceEquality")
  private void recall(HashType type) {
    if (type != recentType) {
      remember(type);
    }
  }

  private void remember(HashType type) {
    recent = index.find(type);
    recentDigests = stack.isPresent() ? null : recent.flatMap(TypeIndex::digests).orElse(null);
    recentTable = hits.takesAll() && recentDigests instanceof TableDigests table ? table : null;
    recentSlots = hits.takesAll() && recentDigests instanceof SlottedDigests slots ? slots : null;
    recentFirstId = recent.map(TypeIndex::firstId).orElse(0);
    recentType = type;
  }

  /** {@return the id of the value that equals a hash, or -1} */
  private int number(ContentHash hash) {
    DigestEngine engine = digests(hash.type());
    if (engine == null) {
      return find(hash, 0, true) == 0 ? -1 : hits.id(0);
    }
    int found = digests.find(engine, hash, true);
    return isTaken(found) ? recentFirstId + found : -1;
  }

  /** Which value it is matters only if not all are selected. */
  private boolean has(DigestEngine engine, ContentHash hash) {
    return hits.takesAll()
        ? digests.find(engine, hash, false) != DigestEngine.NONE
        : isTaken(digests.find(engine, hash, true));
  }

  private boolean has(DigestEngine engine, byte[] bytes, int offset) {
    return hits.takesAll()
        ? digests.find(engine, bytes, offset, false) != DigestEngine.NONE
        : isTaken(digests.find(engine, bytes, offset, true));
  }

  /** {@return whether a value of the recent type was found and is selected} */
  private boolean isTaken(int found) {
    return found >= 0 && hits.takes(recentFirstId + found);
  }

  private int numbers(DigestEngine engine, byte[] bytes, int width, int[] valueIds) {
    digests.findAll(engine, bytes, width, valueIds);
    int found = 0;
    for (int i = 0; i < valueIds.length; i++) {
      if (valueIds[i] >= 0) {
        boolean taken = isTaken(valueIds[i]);
        valueIds[i] = taken ? recentFirstId + valueIds[i] : -1;
        found += taken ? 1 : 0;
      }
    }
    return found;
  }

  /** Searches; the hits are in the buffer then. */
  int find(ContentHash hash, int radius, boolean firstOnly) {
    if (stack.isPresent()) {
      return stack.get().find(hash, radius, firstOnly, hits);
    }
    Optional<TypeIndex> values = searchable(hash.type(), radius);
    lifecycle.enter(presence);
    try {
      if (values.isEmpty()) {
        return 0;
      }
      run(values.get(), hash, radius, firstOnly);
      lifecycle.confirm();
      return hits.size();
    } catch (InternalError e) {
      throw lifecycle.failed(e);
    } finally {
      lifecycle.exit(presence);
    }
  }

  private Optional<TypeIndex> searchable(HashType type, int radius) {
    Optional<TypeIndex> values = values(type);
    if (values.isPresent() && values.get().plan() == IndexPlan.UNMATCHABLE) {
      throw new IllegalArgumentException("there is no search for " + type);
    }
    if (radius < 0 || (values.isPresent() && radius > values.get().radius())) {
      throw new IllegalArgumentException(
          "a search for "
              + type
              + " in this index has a radius of 0 to "
              + index.radius(type)
              + ", not "
              + radius);
    }
    return values;
  }

  private void run(TypeIndex values, ContentHash hash, int radius, boolean firstOnly) {
    hits.begin(values.firstId(), firstOnly);
    try {
      if (values.digests().isPresent()) {
        int found = values.digests().get().find(hash, digests.scratch);
        if (found >= 0) {
          hits.offer(found, 0);
        }
      } else if (values.bits().isPresent()) {
        values.bits().get().search(hash, radius, scratch, hits);
      }
    } catch (IndexOutOfBoundsException e) {
      throw lifecycle.failed(e);
    }
    hits.finish();
  }

  private IndexHit hit(HashType type, int i) {
    return new IndexHit(type, hits.id(i), hits.distance(i));
  }
}
