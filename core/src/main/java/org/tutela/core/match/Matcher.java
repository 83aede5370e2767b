package org.tutela.core.match;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.image.DecodedImage;
import org.tutela.core.image.ImageDecoder;
import org.tutela.core.image.ImageRejectedException;
import org.tutela.core.image.PdqDialect;
import org.tutela.core.image.PdqHash;
import org.tutela.core.image.PictureHash;
import org.tutela.core.image.PictureHashes;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexHit;
import org.tutela.core.index.IndexPlan;

/**
 * Looks content up in an index and explains what it finds. Immutable and safe for any number of
 * threads; the index stays the caller's to close.
 *
 * <p>Only the hashes that the index can search are computed. Content costs one pass for its
 * digests; a picture is also decoded and hashed, once for each variant and dialect asked for. A
 * ready hash costs its lookup and, if it misses, allocates nothing.
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
  private final HashIndex index;
  private final MatchRules rules;
  private final Set<HashType> searchable;
  private final List<HashType> digests;
  private final Set<PdqDialect> dialects;
  private final Optional<ImageDecoder> decoder;

  private Matcher(HashIndex index, MatchRules rules, ImageDecoder decoder) {
    this.index = index;
    this.rules = rules;
    this.searchable =
        index.types().stream()
            .filter(type -> index.plan(type).filter(p -> p != IndexPlan.UNMATCHABLE).isPresent())
            .collect(Collectors.toUnmodifiableSet());
    this.digests =
        index.types().stream().filter(type -> type.kind() == HashType.Kind.DIGEST).toList();
    this.dialects = EnumSet.noneOf(PdqDialect.class);
    if (searchable.contains(HashType.PDQ)) {
      index.lists().forEach(list -> dialects.add(list.dialect()));
    }
    this.decoder = dialects.isEmpty() ? Optional.empty() : Optional.of(decoder);
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
   * {@return a matcher}
   *
   * @param index to look content up in
   * @param rules what counts as a match
   * @throws IllegalArgumentException if the rules ask for a larger radius than the index was built
   *     for
   */
  public static Matcher of(HashIndex index, MatchRules rules) {
    return of(index, rules, ImageDecoder.create());
  }

  /**
   * {@return a matcher that decodes pictures within limits of the caller's}
   *
   * @param index to look content up in
   * @param rules what counts as a match
   * @param decoder decodes pictures
   * @throws IllegalArgumentException if the rules ask for a larger radius than the index was built
   *     for
   */
  public static Matcher of(HashIndex index, MatchRules rules, ImageDecoder decoder) {
    for (HashType type : index.types()) {
      if (type.kind() == HashType.Kind.BITS && rules.radius() > index.radius(type)) {
        throw new IllegalArgumentException(
            "the rules ask for radius "
                + rules.radius()
                + ", but the index was built for "
                + index.radius(type)
                + " with "
                + type
                + ": compile it again with a larger radius");
      }
    }
    return new Matcher(index, rules, decoder);
  }

  /** {@return what counts as a match} */
  public MatchRules rules() {
    return rules;
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
   * {@return what a stream matches}
   *
   * @param content any content, read to its end, not closed
   * @throws IOException if it cannot be read
   */
  public MatchResult match(InputStream content) throws IOException {
    ContentIntake intake = ContentIntake.of(content, digests, decoder);
    Findings findings = new Findings(index, rules);
    for (ContentHash digest : intake.digests().values()) {
      index.lookup(digest).ifPresent(findings::add);
    }
    if (intake.picture().isPresent() && decoder.isPresent()) {
      look(intake.picture().get(), decoder.get(), findings);
    }
    return findings.result();
  }

  private void look(byte[] file, ImageDecoder with, Findings findings) {
    try {
      search(with.hash(file, rules.variants(), dialects), findings);
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
    Findings findings = new Findings(index, rules);
    if (!dialects.isEmpty()) {
      search(PictureHashes.of(image, rules.variants(), dialects), findings);
    }
    return findings.result();
  }

  private void search(PictureHashes picture, Findings findings) {
    picture.notes().forEach(findings::note);
    if (picture.state() == DecodedImage.State.PARTIAL) {
      findings.partial("the picture is damaged and was decoded as far as it goes");
    }
    picture.hashes().forEach(hash -> search(hash, findings));
  }

  private void search(PictureHash hash, Findings findings) {
    PdqHash pdq = hash.pdq();
    if (pdq.quality() < rules.minimumQuality()) {
      findings.note(
          "quality "
              + pdq.quality()
              + " of the picture "
              + hash.variant().id()
              + " is below "
              + rules.minimumQuality()
              + ": not looked up by pdq");
      return;
    }
    Match.PictureQuery query =
        new Match.PictureQuery(hash.variant(), hash.dialect(), pdq.quality(), hash.frame());
    for (IndexHit hit : index.search(pdq.hash(), rules.radius())) {
      findings.add(hit, Optional.of(query));
    }
  }

  /**
   * {@return what a ready hash matches}
   *
   * @param hash of any type; a type that the index does not hold matches nothing
   */
  public MatchResult match(ContentHash hash) {
    List<IndexHit> hits = hits(hash);
    if (hits.isEmpty()) {
      return MatchResult.NOTHING;
    }
    Findings findings = new Findings(index, rules);
    hits.forEach(findings::add);
    return findings.result();
  }

  private List<IndexHit> hits(ContentHash hash) {
    if (!searchable.contains(hash.type())) {
      return List.of();
    }
    return index.search(hash, hash.type().kind() == HashType.Kind.DIGEST ? 0 : rules.radius());
  }

  /**
   * {@return what several hashes of one content match together}
   *
   * @param hashes of the same content, of different types
   */
  public MatchResult match(Collection<ContentHash> hashes) {
    List<IndexHit> hits = new ArrayList<>();
    hashes.forEach(hash -> hits.addAll(hits(hash)));
    if (hits.isEmpty()) {
      return MatchResult.NOTHING;
    }
    Findings findings = new Findings(index, rules);
    hits.forEach(findings::add);
    return findings.result();
  }
}
