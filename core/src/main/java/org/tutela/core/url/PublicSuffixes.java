package org.tutela.core.url;

import com.google.common.net.InternetDomainName;

/**
 * The Public Suffix List, in the copy that Guava has. Only those who compile lists ask it: opening
 * an index and matching do not.
 */
public final class PublicSuffixes {
  private PublicSuffixes() {}

  /**
   * {@return whether names are registered directly below a name} So it is with the names of the
   * list's ICANN section and with every name of one label.
   *
   * @param name canonical
   * @throws IllegalStateException if Guava is absent
   */
  public static boolean isSuffix(String name) {
    try {
      return name.indexOf('.') < 0 || Guava.isSuffix(name);
    } catch (NoClassDefFoundError e) {
      throw absent(e);
    }
  }

  /**
   * {@return the public suffix of a host with the label before it, or the host itself if it is one}
   * Where the list has no rule, the last label is the suffix, as the list itself says.
   *
   * @param host canonical, a name
   * @throws IllegalStateException if Guava is absent
   */
  public static String registrable(String host) {
    try {
      return Guava.registrable(host);
    } catch (NoClassDefFoundError e) {
      throw absent(e);
    }
  }

  private static IllegalStateException absent(NoClassDefFoundError e) {
    return new IllegalStateException(
        "the Public Suffix List needs com.google.guava:guava, which is absent: add it, or allow"
            + " public suffixes in the guards",
        e);
  }

  /** All that knows Guava. */
  private static final class Guava {
    private Guava() {}

    static boolean isSuffix(String name) {
      return InternetDomainName.isValid(name) && InternetDomainName.from(name).isRegistrySuffix();
    }

    static String registrable(String host) {
      if (InternetDomainName.isValid(host)) {
        InternetDomainName name = InternetDomainName.from(host);
        if (name.isUnderPublicSuffix()) {
          return name.topPrivateDomain().toString();
        } else if (name.isPublicSuffix()) {
          return host;
        }
      }
      int last = host.lastIndexOf('.');
      return host.substring(host.lastIndexOf('.', last - 1) + 1);
    }
  }
}
