package org.tutela.core.index;

import java.util.Optional;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.Address;
import org.tutela.core.list.AddressEntry;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ReasonCode;
import org.tutela.core.list.Rejection;
import org.tutela.core.list.Tombstone;
import org.tutela.core.url.IpRange;
import org.tutela.core.url.UrlHash;

/** Addresses of lists as the hashes under which an index holds them. */
final class AddressRecords {
  private AddressRecords() {}

  /** {@return the record with the hash of its address; itself if it has none or holds a range} */
  static ListRecord hashed(ListRecord record) {
    if (record instanceof AddressEntry entry) {
      return hashed(entry);
    } else if (record instanceof Tombstone tombstone && tombstone.hash().isEmpty()) {
      Optional<ContentHash> hash = tombstone.address().flatMap(AddressRecords::hash);
      return new Tombstone(
          hash,
          tombstone.address(),
          tombstone.sourceId(),
          tombstone.updated(),
          tombstone.location(),
          tombstone.detail());
    }
    return record;
  }

  private static ListRecord hashed(AddressEntry entry) {
    Optional<ContentHash> hash = hash(entry.address());
    if (hash.isPresent()) {
      return new ListEntry(
          hash.get(),
          entry.category(),
          entry.sourceId(),
          entry.role(),
          entry.updated(),
          entry.opinions(),
          entry.location(),
          entry.detail());
    }
    ReasonCode code =
        switch (entry.address().kind()) {
          case URL, URL_PREFIX -> ReasonCode.NO_HOST;
          case DOMAIN_EXACT, DOMAIN_SUFFIX -> ReasonCode.BAD_DOMAIN;
          case CIDR -> ReasonCode.BAD_CIDR;
        };
    boolean range = IpRange.parse(entry.address().text()).isPresent();
    return code == ReasonCode.BAD_CIDR && range
        ? entry
        : new Rejection(code, Optional.empty(), entry.sourceId(), entry.location(), "");
  }

  private static Optional<ContentHash> hash(Address address) {
    return address.kind() == Address.Kind.CIDR
        ? IpRange.parse(address.text()).flatMap(IpRange::host).map(UrlHash::host)
        : UrlHash.parse(HashType.of(address.kind().id()), address.text());
  }
}
