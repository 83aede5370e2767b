package org.tutela.core.match;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.index.HashIndex;

/**
 * A matcher whose index is replaced while it is in use. Safe for any number of threads.
 *
 * <p>Readers take no lock and never wait; each content is looked up in one index from beginning to
 * end, the old or the new one. An index that was replaced is closed as soon as its last reader has
 * left, in the thread of that reader. What the flood guard has seen is kept.
 *
 * <pre>{@code
 * try (LiveMatcher live = LiveMatcher.of(HashIndex.load(file), matcher -> matcher.rules(rules))) {
 *   IndexWatch watch = live.watch(folder, HashIndex::load);
 *   scheduler.scheduleWithFixedDelay(watch, 0, 1, TimeUnit.MINUTES);
 *   MatchResult result = live.match(upload);
 * }
 * }</pre>
 */
public final class LiveMatcher implements AutoCloseable {
  /** A matcher, and the index that is closed with it. */
  private record Serving(Matcher matcher, HashIndex index) {}

  private final UnaryOperator<Matcher.Builder> setup;
  private final Optional<FloodGuard> flood;
  private final MatchListener listener;
  private final Handover<Serving> handover;

  private LiveMatcher(HashIndex first, UnaryOperator<Matcher.Builder> setup) {
    this.setup = setup;
    Matcher matcher = setup.apply(Matcher.builder(first)).build();
    this.flood = matcher.flood();
    this.listener = matcher.listener();
    this.handover = new Handover<>(new Serving(matcher, first), this::release);
  }

  /**
   * {@return a matcher that begins with an index}
   *
   * @param first closed by this from now on
   * @param setup gives each new matcher its rules, decoder, clock and listener
   * @throws IllegalArgumentException if the rules do not fit the index, which is then the caller's
   */
  public static LiveMatcher of(HashIndex first, UnaryOperator<Matcher.Builder> setup) {
    return new LiveMatcher(first, setup);
  }

  /**
   * Lets another index answer from now on. Costs making a matcher of it; does not wait for readers
   * of the old one.
   *
   * @param next closed by this from now on
   * @throws IllegalArgumentException if the rules do not fit it; the old index goes on answering,
   *     and this one is the caller's
   * @throws IllegalStateException if this is closed; the index is then the caller's
   */
  public void swap(HashIndex next) {
    Matcher matcher = setup.apply(Matcher.builder(next)).flood(flood).build();
    handover.replace(new Serving(matcher, next));
    listener.swapped(next.name());
  }

  /**
   * {@return a watch on a folder, which looks for new index files when it is asked to}
   *
   * @param folder into which complete files are moved under names ending in {@code .tidx}
   * @param opener {@code HashIndex::load} or {@code HashIndex::map}
   */
  public IndexWatch watch(Path folder, IndexWatch.Opener opener) {
    return new IndexWatch(this, folder, opener, listener);
  }

  private void release(Serving old) {
    try {
      old.index().close();
    } catch (IOException e) {
      listener.refused(Path.of(old.index().name()), e);
    }
    listener.released(old.index().name());
  }

  /**
   * {@return what the function makes of the matcher, whose index stays open meanwhile}
   *
   * @param question several lookups that must have the same index
   * @param <T> the answer
   * @throws IllegalStateException if this is closed
   */
  public <T> T use(Function<Matcher, T> question) {
    Handover.Tenure<Serving> tenure = handover.enter();
    try {
      return question.apply(tenure.value().matcher());
    } finally {
      tenure.leave();
    }
  }

  /**
   * {@return what a ready hash matches} Costs a lookup and two atomic additions.
   *
   * @param hash of any type
   * @throws IllegalStateException if this is closed
   */
  public MatchResult match(ContentHash hash) {
    Handover.Tenure<Serving> tenure = handover.enter();
    try {
      return tenure.value().matcher().match(hash);
    } finally {
      tenure.leave();
    }
  }

  /**
   * {@return what a URL matches, as {@link Matcher#matchUrl} says} Costs two atomic additions
   * besides.
   *
   * @param url as somebody wrote it
   * @throws IllegalStateException if this is closed
   */
  public MatchResult matchUrl(String url) {
    Handover.Tenure<Serving> tenure = handover.enter();
    try {
      return tenure.value().matcher().matchUrl(url);
    } finally {
      tenure.leave();
    }
  }

  /**
   * {@return what several hashes of one content match together}
   *
   * @param hashes of different types
   * @throws IllegalStateException if this is closed
   */
  public MatchResult match(Collection<ContentHash> hashes) {
    return use(matcher -> matcher.match(hashes));
  }

  /**
   * {@return what a file matches}
   *
   * @param file any content
   * @throws IOException if it cannot be read
   * @throws IllegalStateException if this is closed
   */
  public MatchResult match(Path file) throws IOException {
    return match(MatchInput.of(file), StopCondition.NEVER);
  }

  /**
   * {@return what a stream matches}
   *
   * @param content any content, read to its end, not closed
   * @throws IOException if it cannot be read
   * @throws IllegalStateException if this is closed
   */
  public MatchResult match(InputStream content) throws IOException {
    Handover.Tenure<Serving> tenure = handover.enter();
    try {
      return tenure.value().matcher().match(content);
    } finally {
      tenure.leave();
    }
  }

  /**
   * {@return what an input matches, as far as there was time}
   *
   * @param input any kind
   * @param stop when to give up
   * @throws IOException if it cannot be read
   * @throws IllegalStateException if this is closed
   */
  public MatchResult match(MatchInput input, StopCondition stop) throws IOException {
    Handover.Tenure<Serving> tenure = handover.enter();
    try {
      return tenure.value().matcher().match(input, stop);
    } finally {
      tenure.leave();
    }
  }

  /** Closes the index after its last reader has left, for whom this waits. Later use is refused. */
  @Override
  public void close() {
    handover.close();
  }
}
