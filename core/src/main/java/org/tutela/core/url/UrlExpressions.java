package org.tutela.core.url;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The lookup expressions of a URL as Safe Browsing defines them ("URLs and Hashing"): up to five
 * hosts, each with up to six paths. What is listed as an expression covers every URL that has it.
 */
public final class UrlExpressions {
  private static final int HOSTS = 5;
  private static final int FOLDERS = 4;

  private UrlExpressions() {}

  /**
   * {@return host and path of each expression, without scheme, the most specific host first}
   *
   * @param url whose expressions are asked for
   * @param profile which names of the host count
   * @throws IllegalStateException if the profile needs a library that is absent
   */
  public static List<String> of(CanonicalUrl url, UrlProfile profile) {
    List<String> expressions = new ArrayList<>();
    Set<String> paths = paths(url.pathAndQuery());
    for (String host : hosts(url, profile)) {
      for (String path : paths) {
        expressions.add(host + path);
      }
    }
    return expressions;
  }

  private static List<String> hosts(CanonicalUrl url, UrlProfile profile) {
    List<String> hosts = new ArrayList<>();
    hosts.add(url.host());
    if (url.hasAddress()) {
      return hosts;
    }
    List<String> above = above(url.host());
    if (profile == UrlProfile.SAFE_BROWSING_4) {
      int first = Math.max(0, above.size() - (HOSTS - 1));
      hosts.addAll(above.subList(first, above.size()));
    } else {
      String registrable = PublicSuffixes.registrable(url.host());
      for (int i = above.size() - 1; i >= 0 && hosts.size() < HOSTS; i--) {
        if (above.get(i).length() >= registrable.length()) {
          hosts.add(above.get(i));
        }
      }
    }
    return hosts;
  }

  /** {@return the names above a host that have two labels or more, the longest first} */
  private static List<String> above(String host) {
    List<String> above = new ArrayList<>();
    int last = host.lastIndexOf('.');
    for (int dot = host.indexOf('.'); dot >= 0 && dot < last; dot = host.indexOf('.', dot + 1)) {
      above.add(host.substring(dot + 1));
    }
    return above;
  }

  private static Set<String> paths(String pathAndQuery) {
    Set<String> paths = new LinkedHashSet<>();
    paths.add(pathAndQuery);
    int question = pathAndQuery.indexOf('?');
    String path = question < 0 ? pathAndQuery : pathAndQuery.substring(0, question);
    paths.add(path);
    int slash = path.indexOf('/');
    for (int folder = 0; folder < FOLDERS && slash >= 0; folder++) {
      paths.add(path.substring(0, slash + 1));
      slash = path.indexOf('/', slash + 1);
    }
    return paths;
  }
}
