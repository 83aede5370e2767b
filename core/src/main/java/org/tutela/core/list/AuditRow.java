package org.tutela.core.list;

import java.util.Optional;
import org.tutela.core.hash.HashType;

/**
 * One row of what an importer makes of a list. Immutable.
 *
 * @param kind what became of the record
 * @param record what the reader yielded
 */
public record AuditRow(RowKind kind, ListRecord record) {

  /** {@return the kind of hash or fingerprint, or empty} */
  public String algorithm() {
    if (record instanceof ListEntry entry) {
      return entry.hash().type().id();
    } else if (record instanceof AddressEntry entry) {
      return entry.address().kind().id();
    } else if (record instanceof Tombstone tombstone) {
      return tombstone
          .hash()
          .map(hash -> hash.type().id())
          .or(() -> tombstone.address().map(address -> address.kind().id()))
          .orElse("");
    } else if (record instanceof FingerprintReference reference) {
      return reference.kind();
    } else if (record instanceof Rejection rejection) {
      return rejection.type().map(HashType::id).orElse("");
    }
    return "";
  }

  /** {@return the hash in hexadecimal, or the address, or empty: list material} */
  public String value() {
    if (record instanceof ListEntry entry) {
      return entry.hash().hex();
    } else if (record instanceof AddressEntry entry) {
      return entry.address().text();
    } else if (record instanceof Tombstone tombstone) {
      return tombstone
          .hash()
          .map(hash -> hash.hex())
          .or(() -> tombstone.address().map(Address::text))
          .orElse("");
    } else if (record instanceof FingerprintReference reference) {
      return reference.href();
    } else if (record instanceof NextPage next) {
      return next.href();
    }
    return "";
  }

  /** {@return the category as the list spells it, or empty} */
  public String category() {
    if (record instanceof ListEntry entry) {
      return entry.category();
    } else if (record instanceof AddressEntry entry) {
      return entry.category();
    }
    return record instanceof FingerprintReference reference ? reference.category() : "";
  }

  /** {@return the id of the record in its list, or empty} */
  public String sourceId() {
    if (record instanceof ListEntry entry) {
      return entry.sourceId();
    } else if (record instanceof AddressEntry entry) {
      return entry.sourceId();
    } else if (record instanceof Tombstone tombstone) {
      return tombstone.sourceId();
    } else if (record instanceof FingerprintReference reference) {
      return reference.sourceId();
    }
    return record instanceof Rejection rejection ? rejection.sourceId() : "";
  }

  /** {@return where it was found, for a person} */
  public String location() {
    return record.location();
  }

  /** {@return what else there is to say; begins with the reason code, or the role if not block} */
  public String detail() {
    Optional<String> lead = Optional.empty();
    if (record instanceof Rejection rejection) {
      lead = Optional.of(rejection.code().name());
    } else if (record instanceof ListEntry entry && entry.role() != EntryRole.BLOCK) {
      lead = Optional.of("role=" + entry.role().id());
    } else if (record instanceof AddressEntry entry && entry.role() != EntryRole.BLOCK) {
      lead = Optional.of("role=" + entry.role().id());
    }
    String separator = record instanceof Rejection ? " " : ";";
    String rest = record.detail();
    return lead.map(text -> rest.isEmpty() ? text : text + separator + rest).orElse(rest);
  }

  /** {@return the kind only: the record may hold list material} */
  @Override
  public String toString() {
    return "AuditRow[" + kind + "]";
  }
}
