package org.tutela.core.index;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.HashList;

/**
 * What an overlay takes out of the index that it is made for: the records whose ids it mentions,
 * which count as it has them, and values that it takes back.
 */
final class Removals {
  /** A record of a list. */
  record ById(HashList list, String id) {}

  /** A value of a list. */
  record ByValue(HashList list, ContentHash hash) {}

  private final Set<ById> ids =
      new TreeSet<>(Comparator.comparing(ById::list, FacetOrder.LISTS).thenComparing(ById::id));
  private final Set<ByValue> values =
      new TreeSet<>(
          Comparator.comparing(ByValue::list, FacetOrder.LISTS).thenComparing(ByValue::hash));

  void addId(HashList list, String id) {
    ids.add(new ById(list, id));
  }

  void addValue(HashList list, ContentHash hash) {
    values.add(new ByValue(list, hash));
  }

  Set<ByValue> values() {
    return values;
  }

  boolean hasIds() {
    return !ids.isEmpty();
  }

  /** {@return whether some record of the list is taken out} */
  boolean concerns(HashList list) {
    return ids.stream().anyMatch(removed -> removed.list().equals(list));
  }

  boolean hasId(HashList list, String id) {
    return !id.isEmpty() && ids.contains(new ById(list, id));
  }

  /** {@return whether an entry of a value is taken out} */
  boolean removes(ContentHash hash, IndexEntry entry) {
    return hasId(entry.list(), entry.sourceId())
        || values.contains(new ByValue(entry.list(), hash));
  }

  void write(List<HashList> lists, FieldWriter out) {
    out.number(ids.size());
    for (ById removed : ids) {
      out.number(lists.indexOf(removed.list()));
      out.text(removed.id());
    }
    out.number(values.size());
    for (ByValue removed : values) {
      out.number(lists.indexOf(removed.list()));
      out.text(removed.hash().type().id());
      out.text(removed.hash().hex());
    }
  }

  static Removals read(FieldReader in, List<HashList> lists) {
    Removals removals = new Removals();
    for (int n = in.below(Integer.MAX_VALUE); n > 0; n--) {
      removals.addId(lists.get(in.below(lists.size())), in.text());
    }
    for (int n = in.below(Integer.MAX_VALUE); n > 0; n--) {
      HashList list = lists.get(in.below(lists.size()));
      removals.addValue(list, ContentHash.parse(HashType.of(in.text()), in.text()));
    }
    return removals;
  }
}
