package org.tutela.core.match;

import java.util.Optional;
import java.util.OptionalInt;
import org.tutela.core.hash.HashType;
import org.tutela.core.image.PdqDialect;
import org.tutela.core.image.QueryVariant;
import org.tutela.core.index.IndexEntry;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.HashList;
import org.tutela.core.list.Severity;

/**
 * One entry of a list that the content matched, with everything needed to explain it. Immutable; it
 * holds no hash.
 *
 * @param index the name of the list set that was searched, possibly empty
 * @param entry what the list says
 * @param sources how many lists hold the same hash
 * @param type the kind of hash that matched
 * @param evidence how much the match proves
 * @param disposition what the rules say it means
 * @param rule the id of the rule that decided
 * @param distance differing bits, 0 for a digest
 * @param radius the largest distance that would have matched, 0 for a digest
 * @param picture how the picture was looked up; empty for digests and ready hashes
 * @param url how far above the URL that was looked up the listed address lies; empty for contents
 * @param inside the path within the content, for instance {@code !/res/drawable/x.png} of an
 *     archive; empty for the content itself
 */
public record Match(
    String index,
    IndexEntry entry,
    int sources,
    HashType type,
    EvidenceLevel evidence,
    Disposition disposition,
    String rule,
    int distance,
    int radius,
    Optional<PictureQuery> picture,
    Optional<UrlQuery> url,
    String inside) {

  /**
   * How a picture was hashed for the lookup.
   *
   * @param variant which form of the picture hit
   * @param dialect how its hash was computed
   * @param quality of that hash, 0 to 100
   * @param frame which frame or page of the file was hashed, from 1
   */
  public record PictureQuery(QueryVariant variant, PdqDialect dialect, int quality, int frame) {}

  /**
   * How far above a URL the listed address lies that covers it. Both are 0 for what is equal.
   *
   * @param labelsBelow how many labels the host of the URL has before the listed name
   * @param segmentsBelow how many segments the path of the URL has after a listed prefix
   */
  public record UrlQuery(int labelsBelow, int segmentsBelow) {}

  /** {@return the list that holds the entry} */
  public HashList list() {
    return entry.list();
  }

  /** {@return the list's own classification of the entry, empty if it gave none} */
  public String category() {
    return entry.category();
  }

  /** {@return how grave that classification is on the common scale} */
  public Severity severity() {
    return entry.severity();
  }

  /** {@return the list's own id of the entry, empty if it gave none or the index keeps none} */
  public String sourceId() {
    return entry.sourceId();
  }

  /** {@return the quality of the picture that was looked up, if it was one} */
  public OptionalInt quality() {
    return picture.isPresent() ? OptionalInt.of(picture.get().quality()) : OptionalInt.empty();
  }

  /** {@return whether somebody disputes the entry} */
  public boolean isDisputed() {
    return entry.role() == EntryRole.DISPUTED || entry.opinions().disputing() > 0;
  }

  /**
   * {@return the same match, found deeper inside another content}
   *
   * @param path goes before {@link #inside()}, for instance {@code !/folder/file.zip}
   */
  public Match within(String path) {
    return with(disposition, path + inside);
  }

  /** {@return the same match, meaning no more than this} */
  Match atMost(Disposition most) {
    return disposition.compareTo(most) <= 0 ? this : with(most, inside);
  }

  private Match with(Disposition meaning, String path) {
    return new Match(
        index, entry, sources, type, evidence, meaning, rule, distance, radius, picture, url, path);
  }

  /** {@return one line for a person: what matched, how near, in which list, and what it means} */
  public String explain() {
    StringBuilder text = new StringBuilder(192);
    append(text, "in ", inside);
    text.append(inside.isEmpty() ? "" : ": ").append(type.id());
    if (url.isPresent()) {
      text.append(covers(url.get())).append(" (").append(evidence.id()).append(')');
    } else if (evidence.isExact()) {
      text.append(" is equal (").append(evidence.id()).append(')');
    } else {
      text.append(" differs in ").append(distance).append(" bits (radius ").append(radius);
      text.append(evidence == EvidenceLevel.NEAR ? ")" : ", " + evidence.id() + ")");
    }
    text.append(": list \"").append(list().name()).append('"');
    append(text, ", category ", category());
    if (severity() != Severity.UNKNOWN) {
      text.append(", severity ").append(severity().id());
    }
    append(text, ", entry ", sourceId());
    append(text, ", jurisdiction ", list().jurisdiction());
    if (sources > 1) {
      text.append(", vouched for by ").append(sources).append(" lists");
    }
    if (isDisputed()) {
      text.append(", disputed");
    }
    if (entry.quality().isPresent()) {
      text.append(", listed with quality ").append(entry.quality().getAsInt());
    }
    picture.ifPresent(
        query -> {
          text.append("; picture ").append(query.variant().id());
          text.append(", quality ").append(query.quality());
          if (query.frame() > 1) {
            text.append(", frame ").append(query.frame());
          }
          if (query.dialect() != PdqDialect.CORE) {
            text.append(", dialect ").append(query.dialect().id());
          }
        });
    if (!rule.equals(MatchRules.BASE)) {
      text.append("; rule ").append(rule);
    }
    return text.append("; ").append(disposition.id()).toString();
  }

  private static String covers(UrlQuery url) {
    String labels = url.labelsBelow() + (url.labelsBelow() == 1 ? " label" : " labels");
    String segments = url.segmentsBelow() + (url.segmentsBelow() == 1 ? " segment" : " segments");
    if (url.labelsBelow() + url.segmentsBelow() == 0) {
      return " is equal";
    } else if (url.segmentsBelow() == 0) {
      return " covers it from " + labels + " above";
    }
    return " covers it from "
        + (url.labelsBelow() == 0 ? segments : labels + " and " + segments)
        + " above";
  }

  private static void append(StringBuilder text, String label, String value) {
    if (!value.isEmpty()) {
      text.append(label).append(value);
    }
  }

  /** {@return the match as a JSON object, as docs/schemas/match.schema.json describes it} */
  public String json() {
    JsonText json = new JsonText();
    write(json);
    return json.toString();
  }

  void write(JsonText json) {
    if (!inside.isEmpty()) {
      json.put("inside", inside);
    }
    json.put("index", index);
    json.put("list", list().name()).put("jurisdiction", list().jurisdiction());
    json.put("category", category()).put("severity", severity().id());
    json.put("sourceId", sourceId());
    json.put("role", entry.role().id()).put("disputed", isDisputed());
    json.put("updated", entry.updated().map(Object::toString));
    json.put("sources", sources).put("type", type.id());
    json.put("evidence", evidence.id()).put("disposition", disposition.id()).put("rule", rule);
    json.put("distance", distance).put("radius", radius);
    if (entry.quality().isPresent()) {
      json.put("entryQuality", entry.quality().getAsInt());
    }
    if (picture.isPresent()) {
      json.put("variant", picture.get().variant().id());
      json.put("dialect", picture.get().dialect().id());
      json.put("frame", picture.get().frame());
      json.put("quality", picture.get().quality());
    }
    if (url.isPresent()) {
      json.put("labelsBelow", url.get().labelsBelow());
      json.put("segmentsBelow", url.get().segmentsBelow());
    }
    json.put("explanation", explain());
  }
}
