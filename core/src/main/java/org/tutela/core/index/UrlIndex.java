package org.tutela.core.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.url.CanonicalUrl;
import org.tutela.core.url.DomainName;
import org.tutela.core.url.HostKey;
import org.tutela.core.url.PlainUrl;
import org.tutela.core.url.UrlHash;

/**
 * The URLs, hosts and names of an index, open for searching. Immutable and safe for any number of
 * threads; the index stays the caller's to close.
 *
 * <p>Nearly every URL is of a host that no list mentions. A filter over hosts rules it out without
 * a digest; what is left is compared by SHA-256, so that every hit is exact.
 *
 * <pre>{@code
 * UrlIndex urls = UrlIndex.of(index);
 * if (urls.mayCover(url)) {
 *   CanonicalUrl.parse(url).map(urls::search).ifPresent(hits -> ..);
 * }
 * }</pre>
 */
public final class UrlIndex {
  private static final String WWW = "www.";

  private final HashIndex index;
  private final HostFilter[] filters;
  private final Set<HashType> types;
  private final boolean mapped;
  private final HostScratch shared;
  private final IdleSlots<HostScratch> idle;

  private UrlIndex(HashIndex index) {
    this.index = index;
    this.filters = index.hosts().toArray(HostFilter[]::new);
    this.types = Set.copyOf(index.types());
    this.mapped = index.hosts().stream().anyMatch(HostFilter::isMapped);
    this.shared = new HostScratch(index.lifecycle().register());
    this.idle = new IdleSlots<>(() -> new HostScratch(index.lifecycle().register()));
  }

  /**
   * {@return the addresses of an index, possibly none} Costs nothing for its size.
   *
   * @param index compiled from any lists
   */
  public static UrlIndex of(HashIndex index) {
    return new UrlIndex(index);
  }

  /** {@return whether there is nothing to be found} */
  public boolean isEmpty() {
    return filters.length == 0;
  }

  /**
   * {@return whether a listed address may cover a URL} If not, none does. Costs a look into the
   * filter for each label of the host, and makes no object where the URL is spelt plainly; what is
   * not is to be parsed and searched.
   *
   * @param url as somebody wrote it
   * @throws IllegalStateException if the index is closed
   */
  public boolean mayCover(String url) {
    if (filters.length == 0) {
      return false;
    }
    long host = PlainUrl.host(url);
    return host == PlainUrl.NOT_PLAIN || mayHold(url, (int) (host >>> 32), (int) host);
  }

  /** Reads the filters as any search reads an index. */
  private boolean mayHold(String text, int from, int to) {
    // On the heap nobody waits for those inside and nothing is copied: all threads share one.
    HostScratch scratch = mapped ? idle.take() : shared;
    IndexLifecycle lifecycle = index.lifecycle();
    lifecycle.enter(scratch.presence);
    try {
      boolean may = anyHolds(text, from, to, scratch);
      if (scratch.doubtful) {
        scratch.doubtful = false;
        lifecycle.confirm();
      }
      return may;
    } catch (InternalError e) {
      throw lifecycle.failed(e);
    } finally {
      lifecycle.exit(scratch.presence);
      if (mapped) {
        idle.giveBack(scratch);
      }
    }
  }

  private boolean anyHolds(String text, int from, int to, HostScratch scratch) {
    try {
      for (HostFilter filter : filters) {
        if (holds(filter, text, from, to, scratch)) {
          return true;
        }
      }
      return false;
    } catch (IndexOutOfBoundsException e) {
      throw index.lifecycle().failed(e);
    }
  }

  /** Looks at a host and the names above it, from the last label on. */
  private static boolean holds(
      HostFilter filter, String text, int from, int to, HostScratch scratch) {
    long state = HostKey.start();
    for (int i = to - 1; i >= from; i--) {
      char c = text.charAt(i);
      if (c == '.') {
        int key = HostKey.of(state);
        boolean www = i == from + 3 && text.regionMatches(true, from, WWW, 0, WWW.length());
        if (filter.hasTree(key, scratch) || (www && filter.hasPages(key, scratch))) {
          return true;
        }
      }
      state = HostKey.add(state, c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
    int key = HostKey.of(state);
    return filter.hasTree(key, scratch) || filter.hasPages(key, scratch);
  }

  /**
   * {@return all listed addresses that cover a URL: first those of the URL and its host, then those
   * of names above it} Costs a SHA-256 for each that may be listed.
   *
   * @param url to be looked up
   * @throws IllegalStateException if the index is closed
   */
  public List<AddressHit> search(CanonicalUrl url) {
    List<AddressHit> hits = new ArrayList<>();
    String host = url.host();
    if (!mayHold(host, 0, host.length())) {
      return hits;
    }
    add(HashType.URL, () -> UrlHash.url(url), 0, hits);
    add(HashType.DOMAIN_EXACT, () -> UrlHash.host(host), 0, hits);
    addPrefixes(UrlHash.withoutWww(host), url, hits);
    if (!url.hasAddress()) {
      addNames(host, hits);
    }
    return hits;
  }

  private void addNames(String host, List<AddressHit> hits) {
    int labels = 0;
    for (int at = 0; at >= 0; labels++) {
      if (host.length() - at <= DomainName.MAX_LENGTH && mayHold(host, at, host.length())) {
        String name = host.substring(at);
        add(HashType.DOMAIN_SUFFIX, () -> UrlHash.domain(name), labels, hits);
      }
      int dot = host.indexOf('.', at);
      at = dot < 0 ? -1 : dot + 1;
    }
  }

  private interface Expression {
    ContentHash hash();
  }

  private void add(HashType type, Expression expression, int labels, List<AddressHit> hits) {
    if (types.contains(type)) {
      index.lookup(expression.hash()).ifPresent(hit -> hits.add(new AddressHit(hit, labels, 0)));
    }
  }

  /** Looks for prefixes by the host without {@code www.}, as they are listed. */
  private void addPrefixes(String host, CanonicalUrl url, List<AddressHit> hits) {
    if (types.contains(HashType.URL_PREFIX) && mayHold(host, 0, host.length())) {
      int labels = host.length() < url.host().length() ? 1 : 0;
      List<ContentHash> prefixes = UrlHash.prefixes(host, url.pathAndQuery());
      int whole = prefixes.size() - (url.pathAndQuery().indexOf('?') < 0 ? 1 : 2);
      for (int i = prefixes.size() - 1; i >= 0; i--) {
        int segments = Math.max(0, whole - i);
        index
            .lookup(prefixes.get(i))
            .ifPresent(hit -> hits.add(new AddressHit(hit, labels, segments)));
      }
    }
  }
}
