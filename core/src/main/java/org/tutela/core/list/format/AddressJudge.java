package org.tutela.core.list.format;

import java.util.Optional;
import org.tutela.core.list.Address;
import org.tutela.core.list.ListGuards;
import org.tutela.core.list.ReasonCode;
import org.tutela.core.url.CanonicalUrl;
import org.tutela.core.url.DomainName;
import org.tutela.core.url.IpRange;
import org.tutela.core.url.PublicSuffixes;

/** Decides about one address after the other: its canonical spelling, or why it is refused. */
final class AddressJudge {
  private final boolean refusesSuffixes;
  private Optional<Address> address = Optional.empty();
  private ReasonCode code = ReasonCode.NO_HOST;

  AddressJudge(ListGuards guards) {
    this.refusesSuffixes = guards.publicSuffix();
  }

  /** {@return whether a list may have it} */
  boolean accepts(Address.Kind kind, String text) {
    Optional<String> canonical = Optional.empty();
    Optional<String> whole = Optional.empty();
    switch (kind) {
      case URL, URL_PREFIX -> {
        Optional<CanonicalUrl> url = CanonicalUrl.parse(text);
        code = ReasonCode.NO_HOST;
        canonical = url.map(CanonicalUrl::text);
        boolean prefix = kind == Address.Kind.URL_PREFIX;
        whole = url.filter(u -> prefix && u.pathAndQuery().equals("/")).map(CanonicalUrl::host);
      }
      case DOMAIN_EXACT, DOMAIN_SUFFIX -> {
        code = ReasonCode.BAD_DOMAIN;
        canonical = DomainName.parse(text).map(DomainName::text);
        whole = canonical;
      }
      case CIDR -> {
        code = ReasonCode.BAD_CIDR;
        canonical = IpRange.parse(text).map(IpRange::text);
      }
    }
    address = canonical.map(spelt -> new Address(kind, spelt));
    if (refusesSuffixes && whole.filter(PublicSuffixes::isSuffix).isPresent()) {
      code = ReasonCode.PUBLIC_SUFFIX;
      address = Optional.empty();
    }
    return address.isPresent();
  }

  /** {@return the address that was accepted} */
  Address address() {
    return address.orElseThrow();
  }

  /** {@return why the last one was refused} */
  ReasonCode code() {
    return code;
  }
}
