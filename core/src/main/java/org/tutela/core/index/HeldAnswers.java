package org.tutela.core.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;

/** The answers to some queries of a batch, held back until they are confirmed. */
final class HeldAnswers {
  private final List<IndexHit> found = new ArrayList<>();
  private final int[] ends;
  private Optional<BatchScratch> batch = Optional.empty();
  private boolean tooMany;
  private int answered;

  /** Holds the answers to at most so many queries. */
  HeldAnswers(int queries) {
    this.ends = new int[queries];
  }

  void clear() {
    found.clear();
    answered = 0;
  }

  /** {@return how many queries are answered} */
  int answered() {
    return answered;
  }

  /** Takes the answer to the next query. */
  void take(HashType type, HitBuffer hits) {
    for (int i = 0; i < hits.size(); i++) {
      found.add(new IndexHit(type, hits.id(i), hits.distance(i)));
    }
    ends[answered++] = found.size();
  }

  /** {@return how many queries are to be answered next, if so many are left} */
  int next(Optional<HammingEngine> engine, int left, int radius) {
    int most = Math.min(left, BatchScratch.MOST_QUERIES);
    boolean together =
        !tooMany && engine.isPresent() && engine.get().searchesTogether(most, radius);
    return together ? most : Math.min(left, IndexSearcher.GROUP);
  }

  /**
   * Answers the queries together, if that is faster and they have not too many matches. Otherwise,
   * and if it is stopped, there are fewer answers.
   */
  void together(
      TypeIndex values,
      List<ContentHash> queries,
      int radius,
      BandScratch scratch,
      HitBuffer hits) {
    if (tooMany || !values.bits().orElseThrow().searchesTogether(queries.size(), radius)) {
      return;
    }
    HammingEngine engine = values.bits().get();
    BatchScratch room = batch.orElseGet(BatchScratch::new);
    batch = Optional.of(room);
    hits.begin(values.firstId(), false);
    if (!engine.search(queries, radius, room, scratch, hits)) {
      tooMany = !scratch.stopped();
      return;
    }
    int next = 0;
    for (int q = 0; q < queries.size(); q++) {
      if (scratch.isOverdrawn(q)) {
        hits.begin(values.firstId(), false);
        engine.scan(queries.get(q), radius, scratch, hits);
        if (scratch.stopped()) {
          return;
        }
        hits.finish();
        take(values.type(), hits);
        while (next < room.found() && room.query(next) == q) {
          next++;
        }
        continue;
      }
      for (; next < room.found() && room.query(next) == q; next++) {
        int id = values.firstId() + room.id(next);
        found.add(new IndexHit(values.type(), id, room.distance(next)));
      }
      ends[answered++] = found.size();
    }
  }

  /** Gives all answers out; the first query has this number. */
  void giveOut(int first, HitSink sink) {
    int next = 0;
    for (int q = 0; q < answered; q++) {
      for (; next < ends[q]; next++) {
        sink.hit(first + q, found.get(next));
      }
    }
  }
}
