package org.tutela.filters.policy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tutela.filters.rating.ContentDescriptor;
import org.tutela.filters.rating.Medium;

/**
 * The keys of policy files and packs, by section. The readers and the test of the published JSON
 * schemas use the same ones.
 */
final class PolicyKeys {
  static final String[] MEDIA =
      Arrays.stream(Medium.values())
          .filter(medium -> medium != Medium.SIGNAL)
          .map(Medium::id)
          .toArray(String[]::new);

  static final String[] POLICY = {
    "tutela_policy",
    "id",
    "version",
    "extends",
    "profile",
    "packs",
    "jurisdiction",
    "lists",
    "grants",
    "limits",
    "assurance",
    "descriptors",
    "categories",
    "obligations",
    "illegal",
    "unrated",
    "schedule",
    "combine",
    "default",
    "fallback",
    "ttl",
    "invariants",
    "tests"
  };
  static final String[] PROFILE = {"age", "home", "zone"};
  static final String[] AGE = {"lower", "upper", "assurance", "as_of"};
  static final String[] USED_PACK = {"pack", "announced"};
  static final String[] LISTS = {"allow", "deny", "only"};
  static final String[] LIST = {"items", "domains", "tags"};
  static final String[] GRANTS = {"max_duration", "ceiling_age", "max_uses", "pin"};
  static final String[] LIMIT = {
    "max_age", "systems", "accompanied", "guidance_age", "descriptors", "obligations"
  };
  static final String[] DESCRIPTORS =
      Arrays.stream(ContentDescriptor.values()).map(ContentDescriptor::id).toArray(String[]::new);
  static final String[] CAP = {"max", "then", "below"};
  static final String[] CATEGORIES = {"allow", "warn", "ask", "assure", "block", "ages"};
  static final String[] OBLIGATION = {"below", "media", "oblige"};
  static final String[] ILLEGAL = {"review"};
  static final String[] UNRATED = {"unknown_code", "label_parse_error", "low_confidence"};
  static final String[] SCHEDULE = {
    "days", "block", "allow", "budget", "id", "media", "categories", "then", "rated_from"
  };
  static final String[] FALLBACK = {"error", "ambiguous"};
  static final String[] INVARIANT = {"id", "when", "at_least", "at_most"};
  static final String[] INVARIANT_WHEN = {
    "rated_from", "rated_to", "age_from", "age_to", "media", "systems", "accompanied"
  };
  static final String[] TEST = {"given", "at", "expect", "because"};
  static final String[] GIVEN = {
    "rating",
    "self_rating",
    "medium",
    "age",
    "assurance",
    "accompanied",
    "match",
    "item",
    "domain",
    "tags",
    "categories",
    "descriptors",
    "location",
    "spent"
  };

  static final String[] PACK = {
    "tutela_pack", "id", "version", "jurisdiction", "title", "verified_on", "rules"
  };
  static final String[] RULE = {
    "id",
    "article",
    "source",
    "date",
    "status",
    "valid_from",
    "valid_to",
    "for",
    "when",
    "then",
    "oblige",
    "duties",
    "guardian_may_release",
    "note"
  };
  static final String[] FOR = {"below", "assurance", "media"};
  static final String[] WHEN = {"ratings", "categories", "descriptors", "unrated", "above_age"};

  private PolicyKeys() {}

  /** {@return the keys of every section of a policy, by the section's name in the JSON schema} */
  static Map<String, String[]> policySections() {
    Map<String, String[]> sections = new LinkedHashMap<>();
    sections.put("", POLICY);
    sections.put("profile", PROFILE);
    sections.put("age", AGE);
    sections.put("usedPack", USED_PACK);
    sections.put("lists", LISTS);
    sections.put("list", LIST);
    sections.put("grants", GRANTS);
    sections.put("limits", MEDIA);
    sections.put("limit", LIMIT);
    sections.put("descriptors", DESCRIPTORS);
    sections.put("cap", CAP);
    sections.put("categories", CATEGORIES);
    sections.put("obligation", OBLIGATION);
    sections.put("illegal", ILLEGAL);
    sections.put("unrated", with(MEDIA, UNRATED));
    sections.put("schedule", SCHEDULE);
    sections.put("fallback", FALLBACK);
    sections.put("invariant", INVARIANT);
    sections.put("invariantWhen", INVARIANT_WHEN);
    sections.put("test", TEST);
    sections.put("given", GIVEN);
    return sections;
  }

  /** {@return the keys of every section of a pack, by the section's name in the JSON schema} */
  static Map<String, String[]> packSections() {
    Map<String, String[]> sections = new LinkedHashMap<>();
    sections.put("", PACK);
    sections.put("rule", RULE);
    sections.put("for", FOR);
    sections.put("when", WHEN);
    sections.put("descriptors", DESCRIPTORS);
    return sections;
  }

  /** {@return both, the first ones first} */
  static String[] with(String[] first, String[] second) {
    String[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
