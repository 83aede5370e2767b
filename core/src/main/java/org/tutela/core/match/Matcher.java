package org.tutela.core.match;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.image.DecodedImage;
import org.tutela.core.image.ImageDecoder;
import org.tutela.core.image.ImageRejectedException;
import org.tutela.core.image.Orientation;
import org.tutela.core.image.PdqHash;
import org.tutela.core.image.PictureHash;
import org.tutela.core.image.PictureHashes;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexHit;
import org.tutela.core.index.UrlIndex;
import org.tutela.core.url.CanonicalUrl;

/**
 * Looks content up in an index under rules and explains what it finds. Safe for any number of
 * threads; the index stays the caller's to close.
 *
 * <p>Only the hashes that the index can search are computed. Content costs one pass for its
 * digests; a picture is also decoded and hashed, once for each variant and dialect that a rule asks
 * for. A ready hash costs its lookup and, if it misses, allocates nothing.
 *
 * <pre>{@code
 * Matcher matcher = Matcher.of(index);
 * MatchResult result = matcher.match(Path.of("upload.jpg"));
 * result.matches().forEach(match -> System.out.println(match.explain()));
 * }</pre>
 *
 * <p>Content that could not be looked at is {@link MatchResult.Scan#UNSCANNED} with a reason, never
 * "no match". A file that cannot be read is an {@link IOException}.
 */
public final class Matcher {
  private final Judgement judgement;
  private final HashIndex index;
  private final RulePlan plan;
  private final List<HashType> digests;
  private final UrlIndex urls;
  private final ImageDecoder pictures;
  private final Optional<ImageDecoder> decoder;
  private final MatchListener listener;
  private final boolean listening;
  private final Optional<String> note;

  private Matcher(Judgement judgement, ImageDecoder pictures, Optional<String> note) {
    this.judgement = judgement;
    this.index = judgement.index();
    this.plan = judgement.plan();
    this.digests =
        plan.types().stream()
            .filter(type -> type.kind() == HashType.Kind.DIGEST && !type.isAddress())
            .sorted()
            .toList();
    this.urls = UrlIndex.of(index);
    this.pictures = pictures;
    this.decoder = plan.dialects().isEmpty() ? Optional.empty() : Optional.of(pictures);
    this.listener = judgement.listener();
    this.listening = listener != MatchListener.NONE;
    this.note = note;
  }

  /**
   * {@return a matcher with the default rules}
   *
   * @param index to look content up in
   */
  public static Matcher of(HashIndex index) {
    return of(index, MatchRules.defaults());
  }

  /**
   * {@return a matcher} Costs some set operations on the index for rules that demand sources.
   *
   * @param index to look content up in
   * @param rules what counts as a match
   * @throws IllegalArgumentException if the rules name a list that the index does not hold or ask
   *     for a larger radius than it was built for; for rules from a file it is a {@link
   *     org.tutela.core.config.ConfigException} with line and column
   */
  public static Matcher of(HashIndex index, MatchRules rules) {
    return builder(index).rules(rules).build();
  }

  /**
   * {@return a builder of a matcher}
   *
   * @param index to look content up in
   */
  public static Builder builder(HashIndex index) {
    return new Builder(index);
  }

  /** Collects what a matcher works with. Not safe for several threads. */
  public static final class Builder {
    private final HashIndex index;
    private MatchRules rules = MatchRules.defaults();
    private ImageDecoder decoder = ImageDecoder.create();
    private Clock clock = Clock.systemUTC();
    private MatchListener listener = MatchListener.NONE;
    private Optional<FloodGuard> flood = Optional.empty();

    private Builder(HashIndex index) {
      this.index = index;
    }

    /**
     * {@return this builder}
     *
     * @param what counts as a match
     */
    public Builder rules(MatchRules what) {
      rules = Objects.requireNonNull(what);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param within the limits of the caller's
     */
    public Builder decoder(ImageDecoder within) {
      decoder = Objects.requireNonNull(within);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param time ends suppressions and floods
     */
    public Builder clock(Clock time) {
      clock = Objects.requireNonNull(time);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param told of every answer and every flood
     */
    public Builder listener(MatchListener told) {
      listener = Objects.requireNonNull(told);
      return this;
    }

    /** Goes on watching what another matcher watched. */
    Builder flood(Optional<FloodGuard> guard) {
      flood = guard;
      return this;
    }

    /**
     * {@return the matcher}
     *
     * @throws IllegalArgumentException if the rules do not fit the index, as {@link #of(HashIndex,
     *     MatchRules)} says
     */
    public Matcher build() {
      RulePlan plan = RulePlan.compile(rules, index);
      Optional<FloodGuard> guard = flood.isPresent() ? flood : rules.flood().map(FloodGuard::new);
      Judgement judgement = new Judgement(index, rules, plan, guard, clock, listener);
      return new Matcher(judgement, decoder, Optional.empty());
    }
  }

  /** {@return what counts as a match} */
  public MatchRules rules() {
    return judgement.rules();
  }

  /** {@return the ids of rules that are for entries of which the index has none} */
  public List<String> idleRules() {
    return plan.idle();
  }

  /**
   * {@return this matcher, for messages between people} Its results name the legal basis.
   *
   * @throws IllegalStateException if the rules name none
   */
  public Matcher forMessages() {
    String basis =
        rules()
            .legalBasis()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "messages between people are not scanned without a legal basis: name it in"
                            + " the rules"));
    return new Matcher(judgement, pictures, Optional.of("scanned on the legal basis: " + basis));
  }

  MatchListener listener() {
    return listener;
  }

  Optional<FloodGuard> flood() {
    return judgement.flood();
  }

  /**
   * {@return what a file matches}
   *
   * @param file any content
   * @throws IOException if it cannot be read
   */
  public MatchResult match(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      return match(content);
    }
  }

  /**
   * {@return what a stream matches} Memory is bounded by the limit on the bytes of a picture,
   * whatever the length.
   *
   * @param content any content, read to its end, not closed
   * @throws IOException if it cannot be read
   */
  public MatchResult match(InputStream content) throws IOException {
    return match(content, StopCondition.NEVER);
  }

  /**
   * {@return what bytes match}
   *
   * @param content from its position to its limit, neither of which is changed
   */
  public MatchResult match(ByteBuffer content) {
    try (InputStream stream = new BufferStream(content)) {
      return match(stream);
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory failed", e);
    }
  }

  /**
   * {@return what an input matches, as far as there was time}
   *
   * @param input any kind
   * @param stop when to give up
   * @throws IOException if it cannot be read
   */
  public MatchResult match(MatchInput input, StopCondition stop) throws IOException {
    return input.match(this, stop);
  }

  MatchResult match(InputStream content, StopCondition stop) throws IOException {
    Findings findings = begin();
    try {
      StoppedException.check(stop);
      ContentIntake intake = ContentIntake.of(content, digests, decoder, stop);
      for (ContentHash digest : intake.digests().values()) {
        index.lookup(digest).ifPresent(findings::add);
      }
      if (intake.picture().isPresent() && decoder.isPresent()) {
        look(intake.picture().get(), decoder.get(), stop, findings);
      }
    } catch (StoppedException e) {
      findings.unscanned(e.reason());
    }
    return answer(findings.result());
  }

  private Findings begin() {
    Findings findings = new Findings(judgement);
    note.ifPresent(findings::note);
    return findings;
  }

  private MatchResult answer(MatchResult result) {
    if (listening) {
      listener.answered(result);
    }
    return result;
  }

  private void look(byte[] file, ImageDecoder with, StopCondition stop, Findings findings)
      throws StoppedException {
    StoppedException.check(stop);
    try {
      search(with.hash(file, plan.variants(), plan.dialects()), stop, findings);
    } catch (ImageRejectedException e) {
      findings.unscanned(e.code() + ": " + e.getMessage());
    }
  }

  /**
   * {@return what a decoded picture matches by perceptual hash; its digests are unknown}
   *
   * @param image from the caller's own use of {@link ImageDecoder}
   */
  public MatchResult match(DecodedImage image) {
    return match(image, StopCondition.NEVER);
  }

  MatchResult match(DecodedImage image, StopCondition stop) {
    Findings findings = begin();
    try {
      if (!plan.dialects().isEmpty()) {
        search(PictureHashes.of(image, plan.variants(), plan.dialects()), stop, findings);
      }
    } catch (StoppedException e) {
      findings.unscanned(e.reason());
    }
    return answer(findings.result());
  }

  private void search(PictureHashes picture, StopCondition stop, Findings findings)
      throws StoppedException {
    picture.notes().forEach(findings::note);
    if (picture.state() == DecodedImage.State.PARTIAL) {
      findings.partial("DAMAGED: the picture was decoded as far as it goes");
    }
    for (PictureHash hash : picture.hashes()) {
      StoppedException.check(stop);
      search(hash, picture.orientation(), findings);
    }
  }

  private void search(PictureHash hash, Orientation upright, Findings findings) {
    PdqHash pdq = hash.pdq();
    if (pdq.quality() < plan.minimumQuality()) {
      findings.note(
          "quality "
              + pdq.quality()
              + " of the picture "
              + hash.variant().id()
              + " is below "
              + plan.minimumQuality()
              + ": not looked up by pdq");
      return;
    }
    Match.PictureQuery query =
        new Match.PictureQuery(hash.variant(), hash.dialect(), pdq.quality(), hash.frame());
    findings.query(pdq.hash());
    for (IndexHit hit : index.search(pdq.hash(), plan.radius(HashType.PDQ))) {
      findings.add(hit, query, upright);
    }
  }

  /**
   * {@return what a ready hash matches}
   *
   * @param hash of any type; a type that the index does not hold matches nothing
   */
  public MatchResult match(ContentHash hash) {
    List<IndexHit> hits = hits(hash);
    if (hits.isEmpty() && note.isEmpty()) {
      return answer(MatchResult.NOTHING);
    }
    Findings findings = begin();
    findings.query(hash);
    hits.forEach(findings::add);
    return answer(findings.result());
  }

  private List<IndexHit> hits(ContentHash hash) {
    int radius = plan.radius(hash.type());
    return radius < 0 ? List.of() : index.search(hash, radius);
  }

  /**
   * {@return what digests match, each by itself and in their order} Their cache misses overlap, so
   * that thousands together cost a fraction of what they cost one after another; those that match
   * nothing share one result.
   *
   * @param type a type of kind {@link HashType.Kind#DIGEST}
   * @param digests one directly after another
   * @throws IllegalArgumentException if the type is no digest, or the last one is not whole
   */
  public List<MatchResult> matchEach(HashType type, byte[] digests) {
    if (type.kind() != HashType.Kind.DIGEST || digests.length % type.bytes() != 0) {
      throw new IllegalArgumentException(digests.length + " bytes are no digests of " + type);
    }
    int[] values = new int[digests.length / type.bytes()];
    MatchResult[] results = new MatchResult[values.length];
    Arrays.fill(results, note.isEmpty() ? MatchResult.NOTHING : begin().result());
    if (this.digests.contains(type) && index.lookup(type, digests, values) > 0) {
      for (int i = 0; i < values.length; i++) {
        if (values[i] >= 0) {
          Findings findings = begin();
          findings.add(new IndexHit(type, values[i], 0));
          results[i] = findings.result();
        }
      }
    }
    if (listening) {
      for (MatchResult result : results) {
        listener.answered(result);
      }
    }
    return Collections.unmodifiableList(Arrays.asList(results));
  }

  /**
   * {@return what a URL matches: the page itself, a prefix of its path, its host, or a name above}
   * Scheme, port and user do not count, nor does how the URL is spelt. A URL of a host that no list
   * mentions costs a few looks into a filter and, spelt plainly, allocates nothing. One without a
   * host is {@link MatchResult.Scan#UNSCANNED}.
   *
   * @param url as somebody wrote it, with or without a scheme
   */
  public MatchResult matchUrl(String url) {
    boolean possible = urls.mayCover(url);
    if (!possible && note.isEmpty()) {
      return answer(MatchResult.NOTHING);
    }
    Findings findings = begin();
    if (possible) {
      Optional<CanonicalUrl> canonical = CanonicalUrl.parse(url);
      if (canonical.isEmpty()) {
        findings.unscanned("NO_HOST: the URL has no host");
      } else {
        urls.search(canonical.get()).forEach(findings::add);
      }
    }
    return answer(findings.result());
  }

  /**
   * {@return what several hashes of one content match together}
   *
   * @param hashes of the same content, of different types
   */
  public MatchResult match(Collection<ContentHash> hashes) {
    Findings findings = begin();
    for (ContentHash hash : hashes) {
      if (hash.type().kind() == HashType.Kind.BITS) {
        findings.query(hash);
      }
      hits(hash).forEach(findings::add);
    }
    return answer(findings.result());
  }
}
