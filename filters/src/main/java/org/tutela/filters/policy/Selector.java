package org.tutela.filters.policy;

import java.util.Set;
import java.util.stream.Stream;

/**
 * Items by name: by their id, by domain, or by a tag that the caller's catalogue gives them.
 * Immutable.
 *
 * @param items ids
 * @param domains domains and everything below them
 * @param tags tags
 */
record Selector(Set<String> items, DomainSet domains, Set<String> tags) {
  static final Selector NOTHING = new Selector(Set.of(), DomainSet.EMPTY, Set.of());

  boolean isEmpty() {
    return items.isEmpty() && domains.names().isEmpty() && tags.isEmpty();
  }

  /** {@return whether it names items or tags, and not only domains} */
  boolean namesOthers() {
    return !items.isEmpty() || !tags.isEmpty();
  }

  /** {@return the entry that the item falls under; empty if there is none} */
  String find(DecisionRequest request) {
    if (!items.isEmpty() && items.contains(request.item())) {
      return request.item();
    }
    String domain = domains.find(request.domain());
    if (!domain.isEmpty()) {
      return domain;
    }
    if (!tags.isEmpty()) {
      for (String tag : request.tagArray()) {
        if (tags.contains(tag)) {
          return tag;
        }
      }
    }
    return "";
  }

  /** {@return the item if it is listed; else nothing} */
  String findItem(String item) {
    return items.contains(item) ? item : "";
  }

  /** {@return the entry that a domain name falls under; empty if there is none} */
  String findDomain(String name) {
    return DomainName.of(name).map(domains::find).orElse("");
  }

  /** {@return the tag if it is listed; else nothing} */
  String findTag(String tag) {
    return tags.contains(tag) ? tag : "";
  }

  /** {@return all entries} */
  Stream<String> entries() {
    return Stream.of(items.stream().sorted(), domains.names().stream(), tags.stream().sorted())
        .flatMap(entries -> entries);
  }
}
