package org.tutela.core.url;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;

/**
 * Makes the hashes under which addresses stand in an index: 16 bytes of the SHA-256 of an
 * expression, 4 bytes of the {@link HostKey} of its host, the highest first, and the other 16 bytes
 * of the SHA-256. An expression is a host and, of a URL, path and query, as in Safe Browsing;
 * scheme, user and port do not count. Costs one digest each.
 */
public final class UrlHash {
  private static final int KEY_AT = 16;
  private static final int DIGEST_BYTES = 32;
  private static final String WWW = "www.";

  private UrlHash() {}

  /**
   * {@return the hash of a page or file}
   *
   * @param url it covers itself only, under any scheme and port
   */
  public static ContentHash url(CanonicalUrl url) {
    return hash(HashType.URL, url.host(), url.host() + url.pathAndQuery());
  }

  /**
   * {@return the hash of a path and all below it} A leading {@code www.} of the host and a slash at
   * the end of a path do not count.
   *
   * @param url it covers itself, with any query if it has none, and paths that go on with a slash
   */
  public static ContentHash prefix(CanonicalUrl url) {
    String host = withoutWww(url.host());
    String path = url.pathAndQuery();
    boolean slash = path.endsWith("/") && path.indexOf('?') < 0;
    String kept = slash ? path.substring(0, path.length() - 1) : path;
    return hash(HashType.URL_PREFIX, host, host + kept);
  }

  /**
   * {@return the hash of a host}
   *
   * @param host canonical: a name or an address; it covers all pages there, and no host below it
   */
  public static ContentHash host(String host) {
    return hash(HashType.DOMAIN_EXACT, host, host + "/");
  }

  /**
   * {@return the hash of a domain}
   *
   * @param name canonical; it covers all pages of the name and of all names below it
   */
  public static ContentHash domain(String name) {
    return hash(HashType.DOMAIN_SUFFIX, name, name + "/");
  }

  /**
   * {@return the hash of an address, or empty if it is none}
   *
   * @param type one of those for addresses
   * @param address a URL, a name, or, as the one of a host, an IP address
   * @throws IllegalArgumentException if the type is another
   */
  public static Optional<ContentHash> parse(HashType type, String address) {
    if (type.equals(HashType.URL)) {
      return CanonicalUrl.parse(address).map(UrlHash::url);
    } else if (type.equals(HashType.URL_PREFIX)) {
      return CanonicalUrl.parse(address).map(UrlHash::prefix);
    } else if (type.equals(HashType.DOMAIN_SUFFIX)) {
      return DomainName.parse(address).map(name -> domain(name.text()));
    } else if (type.equals(HashType.DOMAIN_EXACT)) {
      return DomainName.parse(address)
          .map(DomainName::text)
          .or(() -> IpRange.parse(address).flatMap(IpRange::host))
          .map(UrlHash::host);
    }
    throw new IllegalArgumentException(type + " is no type of addresses");
  }

  /**
   * {@return the hashes of all prefixes that would cover a URL, the shortest first} The last one
   * has the query, if there is one. Costs time proportional to the length.
   *
   * @param host that of the URL, or {@link #withoutWww} of it
   * @param pathAndQuery of the URL
   */
  public static List<ContentHash> prefixes(String host, String pathAndQuery) {
    List<ContentHash> prefixes = new ArrayList<>();
    int key = HostKey.of(host);
    MessageDigest running = sha256();
    running.update(ascii(host));
    byte[] path = ascii(pathAndQuery);
    int question = pathAndQuery.indexOf('?');
    int end = question < 0 ? path.length : question;
    int done = 0;
    for (int at = 0; at <= end; at++) {
      boolean whole = at == end && path[at - 1] != '/';
      if (whole || (at < end && path[at] == '/')) {
        running.update(path, done, at - done);
        done = at;
        prefixes.add(hash(HashType.URL_PREFIX, key, copy(running).digest()));
      }
    }
    if (question >= 0) {
      running.update(path, done, path.length - done);
      prefixes.add(hash(HashType.URL_PREFIX, key, running.digest()));
    }
    return prefixes;
  }

  /**
   * {@return the host without a leading {@code www.}, if a name of two labels or more remains}
   *
   * @param host canonical
   */
  public static String withoutWww(String host) {
    return host.startsWith(WWW) && host.indexOf('.', WWW.length()) > 0
        ? host.substring(WWW.length())
        : host;
  }

  /**
   * {@return the key of the host that a hash was made with}
   *
   * @param hash of an address
   */
  public static int hostKey(ContentHash hash) {
    return (int) (hash.word(KEY_AT / Long.BYTES) >>> 32);
  }

  private static ContentHash hash(HashType type, String host, String expression) {
    return hash(type, HostKey.of(host), sha256().digest(ascii(expression)));
  }

  private static ContentHash hash(HashType type, int key, byte[] digest) {
    byte[] value = new byte[type.bytes()];
    System.arraycopy(digest, 0, value, 0, KEY_AT);
    for (int i = 0; i < Integer.BYTES; i++) {
      value[KEY_AT + i] = (byte) (key >>> (24 - 8 * i));
    }
    int from = KEY_AT + Integer.BYTES;
    System.arraycopy(digest, KEY_AT, value, from, DIGEST_BYTES - KEY_AT);
    return ContentHash.of(type, value);
  }

  /** Canonical forms have nothing beyond ASCII. */
  private static byte[] ascii(String canonical) {
    return canonical.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the SHA-256 of this Java runtime has no copies", e);
    }
  }
}
