package org.tutela.core.match;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tutela.core.hash.HashType;
import org.tutela.core.image.Orientation;
import org.tutela.core.image.PdqDialect;
import org.tutela.core.image.QueryVariants;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexEntry;
import org.tutela.core.index.IndexHit;
import org.tutela.core.index.IndexPlan;
import org.tutela.core.index.IndexProfile;
import org.tutela.core.index.Selection;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.HashList;
import org.tutela.core.list.Severity;

/**
 * Rules made ready for one index: radii are looked up, demands on sources are sets of values,
 * suppressions are numbers of values. A miss meets none of it but the radius.
 */
final class RulePlan {
  /** A rule, and what it means in this index. */
  static final class Step {
    private final MatchRule rule;
    private final Map<HashType, Integer> radii = new HashMap<>();
    private final Optional<Selection> vouched;

    private Step(MatchRule rule, HashIndex index, Set<HashType> types) {
      this.rule = rule;
      this.vouched = vouched(rule, index);
      for (HashType type : types) {
        int most = index.radius(type);
        radii.put(type, rule.radius().orElse(Math.min(MatchRule.DEFAULT_RADIUS, most)));
      }
    }

    private static Optional<Selection> vouched(MatchRule rule, HashIndex index) {
      if (rule.minimumSources() == 1 && rule.jurisdictions().isEmpty()) {
        return Optional.empty();
      }
      Selection.Builder wanted = index.select().minimumLists(rule.minimumSources());
      if (rule.disputed().isPresent()) {
        wanted.roles(EntryRole.BLOCK, EntryRole.DISPUTED);
      } else {
        wanted.roles(EntryRole.BLOCK).undisputed();
      }
      if (!rule.jurisdictions().isEmpty()) {
        wanted.jurisdictions(rule.jurisdictions().toArray(String[]::new));
      }
      return Optional.of(wanted.build());
    }

    MatchRule rule() {
      return rule;
    }

    /** The largest distance of a match of this type. */
    int radius(HashType type) {
      return type.kind() == HashType.Kind.BITS ? radii.getOrDefault(type, 0) : 0;
    }

    /** Whether an entry counts, be the content as it may. */
    boolean takes(IndexEntry entry) {
      boolean disputed = entry.role() == EntryRole.DISPUTED || entry.opinions().disputing() > 0;
      return !(disputed && rule.disputed().isEmpty())
          && entry.quality().orElse(rule.minimumEntryQuality()) >= rule.minimumEntryQuality();
    }

    /** Whether enough sources hold the value. */
    boolean vouchedFor(IndexHit hit) {
      return vouched.isEmpty() || vouched.get().contains(hit);
    }

    /** Whether a hit counts that a picture had in this form; of a ready hash nothing is known. */
    boolean admits(Optional<Match.PictureQuery> picture, Orientation upright, HashList list) {
      if (picture.isEmpty()) {
        return true;
      }
      Match.PictureQuery query = picture.get();
      boolean dialect =
          rule.dialects().isEmpty()
              ? query.dialect() == list.dialect()
              : rule.dialects().contains(query.dialect());
      return dialect
          && rule.variants().includes(query.variant(), upright)
          && query.quality() >= rule.minimumQuality();
    }
  }

  private final List<Step> steps = new ArrayList<>();
  private final Map<HashType, Integer> radii = new HashMap<>();
  private final Set<PdqDialect> dialects = EnumSet.noneOf(PdqDialect.class);
  private final Map<Integer, Suppression> suppressions = new HashMap<>();
  private final List<String> idle = new ArrayList<>();
  private QueryVariants variants = QueryVariants.OFF;
  private int minimumQuality = 100;

  private RulePlan() {}

  static RulePlan compile(MatchRules rules, HashIndex index) {
    RulePlan plan = new RulePlan();
    Set<HashType> types = new TreeSet<>();
    for (HashType type : index.types()) {
      if (index.plan(type).filter(how -> how != IndexPlan.UNMATCHABLE).isPresent()) {
        types.add(type);
      }
    }
    check(rules, index, types);
    rules.rules().forEach(rule -> plan.add(rule, index, types));
    plan.add(rules.base(), index, types);
    rules.suppressions().forEach(suppression -> plan.add(suppression, index));
    return plan;
  }

  private static void check(MatchRules rules, HashIndex index, Set<HashType> types) {
    RulePlaces.Complaints complaints = rules.places().new Complaints();
    Set<String> lists = new TreeSet<>();
    index.lists().forEach(list -> lists.add(list.name()));
    checkLists(complaints, "suppressing_lists", rules.suppressingLists(), lists);
    List<MatchRule> all = new ArrayList<>(rules.rules());
    all.add(0, rules.base());
    for (MatchRule rule : all) {
      checkLists(complaints, rule.id(), rule.lists(), lists);
      if (rule.minimumEntryQuality() > 0 && index.profile() != IndexProfile.FULL) {
        complaints.add(
            RulePlaces.entryQuality(rule.id()),
            "entry_quality, but the index keeps no quality of entries: compile it with the profile"
                + " full");
      }
      if (rule.radius().isPresent()) {
        String place = RulePlaces.radius(rule.id());
        checkRadius(complaints, place, rule.radius().getAsInt(), types, index);
      }
    }
    for (int i = 0; i < rules.suppressions().size(); i++) {
      Suppression suppression = rules.suppressions().get(i);
      HashType type = suppression.hash().type();
      Set<HashType> asked = types.contains(type) ? Set.of(type) : Set.of();
      String place = RulePlaces.suppression(i);
      checkRadius(complaints, place, suppression.radius(), asked, index);
    }
    complaints.check();
  }

  private static void checkLists(
      RulePlaces.Complaints complaints, String rule, Set<String> names, Set<String> known) {
    for (String name : new TreeSet<>(names)) {
      if (!known.contains(name)) {
        complaints.add(
            RulePlaces.list(rule, name),
            "unknown list \"" + name + "\"; the index holds: " + String.join(", ", known));
      }
    }
  }

  private static void checkRadius(
      RulePlaces.Complaints complaints,
      String place,
      int radius,
      Set<HashType> types,
      HashIndex index) {
    for (HashType type : types) {
      if (type.kind() == HashType.Kind.BITS && radius > index.radius(type)) {
        complaints.add(
            place,
            "radius "
                + radius
                + ", but the index was built for "
                + index.radius(type)
                + " with "
                + type
                + ": compile it again with a larger radius");
      }
    }
  }

  private void add(MatchRule rule, HashIndex index, Set<HashType> types) {
    Step step = new Step(rule, index, types);
    steps.add(step);
    for (HashType type : types) {
      radii.merge(type, step.radius(type), Math::max);
    }
    minimumQuality = Math.min(minimumQuality, rule.minimumQuality());
    variants = union(variants, rule.variants());
    if (!types.contains(HashType.PDQ)) {
      dialects.clear();
    } else if (rule.dialects().isEmpty()) {
      index.lists().forEach(list -> dialects.add(list.dialect()));
    } else {
      dialects.addAll(rule.dialects());
    }
    if (rule.isScoped() && !coversAnything(rule, index)) {
      idle.add(rule.id());
    }
  }

  private static boolean coversAnything(MatchRule rule, HashIndex index) {
    Selection.Builder covered = index.select();
    if (!rule.lists().isEmpty()) {
      covered.lists(rule.lists().toArray(String[]::new));
    }
    if (!rule.categories().isEmpty()) {
      covered.categories(rule.categories().toArray(String[]::new));
    }
    if (!rule.severities().isEmpty()) {
      covered.severities(rule.severities().toArray(Severity[]::new));
    }
    return covered.build().size() > 0;
  }

  private static QueryVariants union(QueryVariants one, QueryVariants other) {
    if (one == other || other == QueryVariants.OFF) {
      return one;
    }
    return one == QueryVariants.OFF ? other : QueryVariants.ALL;
  }

  private void add(Suppression suppression, HashIndex index) {
    if (!radii.containsKey(suppression.hash().type())) {
      return;
    }
    for (IndexHit hit : index.search(suppression.hash(), suppression.radius())) {
      suppressions.merge(
          hit.valueId(),
          suppression,
          (old, added) -> added.expires().isAfter(old.expires()) ? added : old);
    }
  }

  /** The hash types that can be looked up at all. */
  Set<HashType> types() {
    return radii.keySet();
  }

  /** The largest distance that any rule asks for; -1 for a type that cannot be looked up. */
  int radius(HashType type) {
    return radii.getOrDefault(type, -1);
  }

  /** In which dialects pictures are hashed; none if the index has no PDQ hashes. */
  Set<PdqDialect> dialects() {
    return dialects;
  }

  QueryVariants variants() {
    return variants;
  }

  /** No rule takes a picture of a lower quality. */
  int minimumQuality() {
    return minimumQuality;
  }

  /** The ids of rules that are for entries of which the index has none. */
  List<String> idle() {
    return List.copyOf(idle);
  }

  /** The rule that decides about an entry. */
  Step step(IndexEntry entry) {
    for (Step step : steps) {
      if (step.rule().covers(entry)) {
        return step;
      }
    }
    throw new IllegalStateException("the base rule covers everything");
  }

  /** The suppression that covers a value, expired or not. */
  Optional<Suppression> suppression(IndexHit hit) {
    return suppressions.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(suppressions.get(hit.valueId()));
  }
}
