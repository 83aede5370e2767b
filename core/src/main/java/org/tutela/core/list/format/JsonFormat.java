package org.tutela.core.list.format;

import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.Notice;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.ReasonCode;
import org.tutela.core.list.Rejection;

/**
 * A format whose files are a JSON object with the records in an array of it, under one key; or only
 * that array, or only one record instead of it, if they look like records of the format.
 */
abstract class JsonFormat implements FormatReader {
  private static final int MAX_KEYS = 1000;

  /** How many elements are looked at for a sign of the format. */
  private static final int SAMPLE = 20;

  /**
   * Under which key the formats have their records, no two under the same, and which keys a record
   * of theirs has; in lower case. The values of a warning list have none.
   */
  private static final Map<String, Set<String>> SIGNS =
      Map.of(
          "value", Set.of("mediaid", "md5", "sha1", "photodna", "media"),
          "hashrecords", Set.of("hashvalue", "signaltype", "hashstatus"),
          "results", Set.of("hash_digest", "algorithm"),
          "data", Set.of("indicator", "descriptors", "should_delete"),
          "objects", Set.of("type", "id"),
          "list", Set.of(),
          "event", Set.of("attribute", "object", "info", "uuid"),
          "response", Set.of("event", "attribute"));

  /** Of these, in this order, the ones that are known by their records alone. */
  private static final List<String> BARE =
      List.of("value", "hashrecords", "results", "data", "response", "objects");

  private final String format;
  private final String recordsKey;
  private final boolean foldKeys;

  /** One reading of a file. */
  interface Page {
    /** Reads the element that the cursor is on. */
    void element(JsonCursor json, String location) throws IOException;

    /** Ends the reading, all members of the root but the records being known. */
    void end(JsonValue root) throws IOException;
  }

  JsonFormat(String format, String recordsKey, boolean foldKeys) {
    this.format = format;
    this.recordsKey = recordsKey;
    this.foldKeys = foldKeys;
  }

  /**
   * What a document looks like.
   *
   * @param key in lower case, that says which format it is, or empty if none is found
   * @param sure whether the records look like those of the format, beside the key
   */
  record Look(String key, boolean sure) {}

  /**
   * {@return what a document looks like} A key whose records look like those of its format goes
   * before one that just has the name.
   */
  static Look look(ListSource source) throws IOException {
    String unsure = "";
    try (JsonCursor json = JsonCursor.open(source, true)) {
      if (json.isArray()) {
        return bare(json);
      }
      while (json.nextKey()) {
        String key = json.key();
        if (!SIGNS.containsKey(key)) {
          json.skip();
        } else if (hasSign(json, SIGNS.get(key))) {
          return new Look(key, true);
        } else if (unsure.isEmpty()) {
          unsure = key;
        }
      }
    } catch (ListFormatException e) {
      // The reader will say so.
    } catch (NoClassDefFoundError e) {
      throw withoutParser(e);
    }
    return new Look(unsure, false);
  }

  /** Looks for a sign in an object or in the first objects of an array; without one, leaves it. */
  private static boolean hasSign(JsonCursor json, Set<String> signs) throws IOException {
    if (json.isObject()) {
      while (json.nextKey()) {
        if (signs.contains(json.key())) {
          return true;
        }
        json.skip();
      }
    } else if (json.isArray()) {
      for (int i = 0; json.nextElement(); i++) {
        if (i < SAMPLE && json.isObject() && hasSign(json, signs)) {
          return true;
        } else if (i >= SAMPLE || !json.isObject()) {
          json.skip();
        }
      }
    }
    return false;
  }

  /** {@return what the first records of an array without anything around it look like} */
  private static Look bare(JsonCursor json) throws IOException {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < SAMPLE && json.nextElement(); i++) {
      if (json.isObject()) {
        keys(json, keys);
      } else {
        json.skip();
      }
    }
    return BARE.stream()
        .filter(key -> !Collections.disjoint(keys, SIGNS.get(key)))
        .findFirst()
        .map(key -> new Look(key, true))
        .orElse(new Look("", false));
  }

  private static void keys(JsonCursor json, Set<String> keys) throws IOException {
    while (json.nextKey()) {
      if (keys.size() < MAX_KEYS) {
        keys.add(json.key());
      }
      json.skip();
    }
  }

  static IllegalStateException withoutParser(NoClassDefFoundError e) {
    return new IllegalStateException("reading JSON needs the module com.fasterxml.jackson.core", e);
  }

  @Override
  public final String format() {
    return format;
  }

  @Override
  public boolean recognizes(ListHead head) {
    return head.recordsKey().equals(recordsKey.toLowerCase(Locale.ROOT));
  }

  /** {@return a reading; the members of the root are at hand where {@link #rootFirst()}} */
  abstract Page page(JsonValue root, ReadOptions options, Consumer<? super ListRecord> sink);

  /** {@return the keys, as they are compared, whose values are not kept, however large} */
  Set<String> unusedKeys() {
    return Set.of();
  }

  /** {@return whether records cannot be understood without the other members of the root} */
  boolean rootFirst() {
    return false;
  }

  @Override
  public void read(ListSource source, ReadOptions options, Consumer<? super ListRecord> sink)
      throws IOException {
    try {
      JsonValue root = JsonValue.NONE;
      if (rootFirst()) {
        root = walk(source, new Skipping(), record -> {});
      }
      walk(source, page(root, options, sink), sink);
    } catch (NoClassDefFoundError e) {
      throw withoutParser(e);
    }
  }

  private JsonValue walk(ListSource source, Page page, Consumer<? super ListRecord> sink)
      throws IOException {
    try (JsonCursor json = JsonCursor.open(source, foldKeys, unusedKeys())) {
      JsonValue root =
          json.isArray() ? bare(json, source, page) : members(json, source, page, sink);
      json.finish();
      page.end(root);
      return root;
    }
  }

  /** Reads records without anything around them. */
  private JsonValue bare(JsonCursor json, ListSource source, Page page) throws IOException {
    if (!looksLikeIt(source)) {
      throw json.notThisFormat("the root is an array of something else");
    }
    elements(json, page, "");
    return JsonValue.NONE;
  }

  private JsonValue members(
      JsonCursor json, ListSource source, Page page, Consumer<? super ListRecord> sink)
      throws IOException {
    Map<String, JsonValue> root = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    while (json.nextKey()) {
      String key = json.key();
      if (!seen.add(key)) {
        sink.accept(Rejection.of(ReasonCode.DUPLICATE_KEY, "", "of the root"));
        json.skip();
      } else if (!key.equals(recordsKey)) {
        root.put(key, member(json));
      } else if (json.isArray()) {
        elements(json, page, recordsKey);
      } else if (json.isNull()) {
        sink.accept(Notice.warning(recordsKey, "null in the place of the records"));
      } else if (json.isObject() && looksLikeIt(source)) {
        page.element(json, recordsKey);
      } else {
        throw json.notThisFormat("\"" + recordsKey + "\" is neither an array nor a record");
      }
      if (seen.size() > MAX_KEYS) {
        throw json.fatal(ReasonCode.LIMIT_EXCEEDED, "more than " + MAX_KEYS + " keys");
      }
    }
    if (!seen.contains(recordsKey)) {
      throw json.notThisFormat("no \"" + recordsKey + "\" in the root object");
    }
    return JsonValue.object(root);
  }

  private static JsonValue member(JsonCursor json) throws IOException {
    JsonValue value = json.value();
    if (value.defect().equals(Optional.of(ReasonCode.LINE_TOO_LONG))) {
      throw json.fatal(ReasonCode.LIMIT_EXCEEDED, "more beside the records than any list needs");
    }
    return value;
  }

  private static void elements(JsonCursor json, Page page, String path) throws IOException {
    for (long i = 0; json.nextElement(); i++) {
      page.element(json, path + "[" + i + "]");
    }
  }

  private boolean looksLikeIt(ListSource source) throws IOException {
    return look(source).equals(new Look(recordsKey.toLowerCase(Locale.ROOT), true));
  }

  /** Looks at nothing but the other members of the root. */
  private static final class Skipping implements Page {
    @Override
    public void element(JsonCursor json, String location) throws IOException {
      json.skip();
    }

    @Override
    public void end(JsonValue root) {}
  }
}
