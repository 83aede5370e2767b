package org.tutela.core.hash;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of hash: its name, its width and the distance that makes sense for it. Immutable and safe
 * for any number of threads; two types are equal when their ids are.
 *
 * <p>The well-known types are constants. Bit strings of other origins (a vendor's own perceptual
 * hash, for instance) get a type from {@link #bits(String, int)}.
 */
public final class HashType implements Comparable<HashType> {

  /** How two values of a type are compared. */
  public enum Kind {
    /** A cryptographic digest: equal or not. */
    DIGEST,
    /** A bit string: the Hamming distance. */
    BITS,
    /** A vector of unsigned bytes: a sum over the differences of its elements. */
    VECTOR,
    /** A similarity digest of text or binaries: a score of its own. */
    SIMILARITY
  }

  /** MD5, 16 bytes (RFC 1321). Collisions can be made at will: a weak signal on its own. */
  public static final HashType MD5 = new HashType("md5", Kind.DIGEST, 16, "MD5");

  /** SHA-1, 20 bytes (FIPS 180-4). Collisions have been made: a weak signal on its own. */
  public static final HashType SHA1 = new HashType("sha1", Kind.DIGEST, 20, "SHA-1");

  /** SHA-256, 32 bytes (FIPS 180-4). */
  public static final HashType SHA256 = new HashType("sha256", Kind.DIGEST, 32, "SHA-256");

  /** SHA-512, 64 bytes (FIPS 180-4). */
  public static final HashType SHA512 = new HashType("sha512", Kind.DIGEST, 64, "SHA-512");

  /** PDQ, 256 bits, the perceptual picture hash of Meta's ThreatExchange. */
  public static final HashType PDQ = new HashType("pdq", Kind.BITS, 32, "");

  /**
   * A PhotoDNA-shaped vector, 144 unsigned bytes. Tutela compares such vectors and never computes
   * them: the caller brings them.
   */
  public static final HashType PHOTODNA = new HashType("photodna", Kind.VECTOR, 144, "");

  /**
   * TLSH, 35 bytes, a similarity digest of text and binaries (Oliver et al. 2013); its hexadecimal
   * form may begin with {@code T1}. Kept and counted, not matched yet.
   */
  public static final HashType TLSH = new HashType("tlsh", Kind.SIMILARITY, 35, "");

  private static final int ADDRESS_BYTES = 36;

  /** One URL, as {@code org.tutela.core.url.UrlHash} makes it. */
  public static final HashType URL = new HashType("url", Kind.DIGEST, ADDRESS_BYTES, "");

  /** A URL and all that lies below its path, as {@code UrlHash} makes it. */
  public static final HashType URL_PREFIX =
      new HashType("url-prefix", Kind.DIGEST, ADDRESS_BYTES, "");

  /** One host, and none below it, as {@code UrlHash} makes it. */
  public static final HashType DOMAIN_EXACT =
      new HashType("domain-exact", Kind.DIGEST, ADDRESS_BYTES, "");

  /** A domain name and all names below it, as {@code UrlHash} makes it. */
  public static final HashType DOMAIN_SUFFIX =
      new HashType("domain-suffix", Kind.DIGEST, ADDRESS_BYTES, "");

  private static final List<HashType> ADDRESSES =
      List.of(URL, URL_PREFIX, DOMAIN_EXACT, DOMAIN_SUFFIX);
  private static final List<HashType> KNOWN =
      List.of(
          MD5,
          SHA1,
          SHA256,
          SHA512,
          PDQ,
          PHOTODNA,
          TLSH,
          URL,
          URL_PREFIX,
          DOMAIN_EXACT,
          DOMAIN_SUFFIX);
  private static final int MAX_BITS = 16_384;

  private final String id;
  private final Kind kind;
  private final int bytes;
  private final String digestAlgorithm;

  private HashType(String id, Kind kind, int bytes, String digestAlgorithm) {
    this.id = id;
    this.kind = kind;
    this.bytes = bytes;
    this.digestAlgorithm = digestAlgorithm;
  }

  /** {@return the types with a name of their own, in a fixed order} */
  public static List<HashType> known() {
    return KNOWN;
  }

  /**
   * {@return the type of a bit string made by a named algorithm that this library does not compute}
   *
   * @param name the algorithm: 1 to 32 of {@code a-z 0-9 _ . -}
   * @param bits the width, a multiple of 64 from 64 to 16384
   * @throws IllegalArgumentException if the name or the width is out of range
   */
  public static HashType bits(String name, int bits) {
    return find("bits:" + name + ":" + bits)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a bit string has a name of 1 to 32 characters of a-z 0-9 _ . - and a width"
                        + " that is a multiple of 64 up to "
                        + MAX_BITS));
  }

  /**
   * {@return the type with this id}
   *
   * @param id as {@link #id()} writes it, in any case
   * @throws IllegalArgumentException if no type has this id; the message lists the known ones
   */
  public static HashType of(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown hash type \""
                        + id
                        + "\": expected one of "
                        + KNOWN
                        + " or bits:NAME:WIDTH"));
  }

  /**
   * {@return the type with this id, or empty}
   *
   * @param id as {@link #id()} writes it, in any case
   */
  public static Optional<HashType> find(String id) {
    String wanted = id.toLowerCase(Locale.ROOT);
    for (HashType type : KNOWN) {
      if (type.id.equals(wanted)) {
        return Optional.of(type);
      }
    }
    Matcher custom = Custom.ID.matcher(wanted);
    if (custom.matches()) {
      int bits = Integer.parseInt(custom.group(2));
      if (bits > 0 && bits % 64 == 0 && bits <= MAX_BITS) {
        String canonical = "bits:" + custom.group(1) + ":" + bits;
        return Optional.of(new HashType(canonical, Kind.BITS, bits / 8, ""));
      }
    }
    return Optional.empty();
  }

  /** Loaded when the first unknown id is met: most processes meet none. */
  private static final class Custom {
    static final Pattern ID = Pattern.compile("bits:([a-z0-9_.-]{1,32}):([0-9]{2,5})");
  }

  /** {@return the stable lower-case name, for files, options and messages} */
  public String id() {
    return id;
  }

  /** {@return how two values are compared} */
  public Kind kind() {
    return kind;
  }

  /** {@return whether values are of addresses on the web, not of a content} */
  public boolean isAddress() {
    return ADDRESSES.contains(this);
  }

  /** {@return the length of a value in bytes} */
  public int bytes() {
    return bytes;
  }

  /** {@return the length of a value in bits} */
  public int bits() {
    return bytes * 8;
  }

  /** {@return the JCA name of the digest, or empty for what is not a digest} */
  Optional<String> digestAlgorithm() {
    return digestAlgorithm.isEmpty() ? Optional.empty() : Optional.of(digestAlgorithm);
  }

  @Override
  public int compareTo(HashType other) {
    int mine = KNOWN.indexOf(this);
    int theirs = KNOWN.indexOf(other);
    if (mine >= 0 && theirs >= 0) {
      return Integer.compare(mine, theirs);
    }
    // Known types first, the others by name.
    return mine >= 0 ? -1 : theirs >= 0 ? 1 : id.compareTo(other.id);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HashType type && id.equals(type.id);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(id);
  }

  @Override
  public String toString() {
    return id;
  }
}
