package org.tutela.core.list.format;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.Notice;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.ReasonCode;
import org.tutela.core.list.VicsProfile;

/**
 * Project VIC data model (VICS) 1.2, 1.3 and 2.0 in JSON, as hash set ({@code #Media}) or case
 * export ({@code #Cases}), and CAID, which uses it with codes of its own. Keys are compared without
 * regard to case.
 */
final class VicsReader extends JsonFormat {
  private static final String CASE_MEDIA = "media";
  private static final int MAX_MEMBERS = 10_000;

  /** Of a picture that is everywhere, as that of a button, there may be any number of these. */
  private static final Set<String> UNUSED = Set.of("mediafiles", "exifs");

  private static final Pattern MODEL =
      Pattern.compile(
          "https?://github\\.com/(icmec|vicsdatamodel)/projectvic/datamodels/(1\\.2|1\\.3|2\\.0)\\.xml"
              + ".*#(media|cases)");

  /** Only the first three are part of the model; no value is to be lost for that. */
  private static final Map<String, HashType> VALUES = values();

  private static final Pattern ZERO = Pattern.compile("-?0+(\\.0*)?");
  private static final Map<String, String> CAID = Map.of("1", "A", "2", "B", "3", "C");
  private static final List<String> FLAGS =
      List.of("victimIdentified", "offenderIdentified", "isDistributed", "isSuspected");

  private static Map<String, HashType> values() {
    Map<String, HashType> values = new LinkedHashMap<>();
    for (HashType type :
        List.of(
            HashType.MD5,
            HashType.SHA1,
            HashType.PHOTODNA,
            HashType.SHA256,
            HashType.SHA512,
            HashType.PDQ)) {
      values.put(type.id(), type);
    }
    return values;
  }

  VicsReader() {
    super("vics", "value", true);
  }

  @Override
  Set<String> unusedKeys() {
    return UNUSED;
  }

  /** Also JSON of no known format comes here, to be refused. */
  @Override
  public boolean recognizes(ListHead head) {
    return head.isJson();
  }

  @Override
  Page page(JsonValue root, ReadOptions options, Consumer<? super ListRecord> sink) {
    return new MediaPage(options, sink);
  }

  /** The media of one file, which stand in the array itself or in the cases that it holds. */
  private static final class MediaPage implements Page {
    private final boolean caid;
    private final Consumer<? super ListRecord> sink;
    private final RecordSink out;

    MediaPage(ReadOptions options, Consumer<? super ListRecord> sink) {
      this.caid = options.profile() == VicsProfile.CAID;
      this.sink = sink;
      this.out = new RecordSink(options, sink);
    }

    @Override
    public void element(JsonCursor json, String location) throws IOException {
      if (!json.isObject()) {
        media(json.value(), location);
        return;
      }
      // Cases hold any number of media, so their members are read one by one.
      Map<String, JsonValue> members = new LinkedHashMap<>();
      boolean isCase = false;
      json.restart();
      while (json.nextKey()) {
        String key = json.key();
        if (members.containsKey(key)) {
          json.skip();
          members.put(key, JsonValue.AMBIGUOUS);
        } else if (key.equals(CASE_MEDIA) && isMedia(json)) {
          isCase = true;
          members.put(key, JsonValue.NONE);
          mediaOfCase(json, location + ".Media");
          json.restart();
        } else {
          members.put(key, json.member());
        }
        if (members.size() > MAX_MEMBERS) {
          throw json.fatal(ReasonCode.LIMIT_EXCEEDED, "a record larger than any list needs");
        }
      }
      JsonValue record = JsonValue.object(members);
      if (!isCase) {
        media(record, location);
      } else if (record.defect().isPresent()) {
        out.begin(location, "");
        out.reject(record.defect().get(), "of a case");
      }
    }

    /** {@return whether the cursor is on what a case has, one of them or none included} */
    private static boolean isMedia(JsonCursor json) {
      return json.isArray() || json.isObject() || json.isNull();
    }

    private void mediaOfCase(JsonCursor json, String location) throws IOException {
      if (json.isArray()) {
        for (long i = 0; json.nextElement(); i++) {
          media(json.value(), location + "[" + i + "]");
        }
      } else if (json.isObject()) {
        media(json.value(), location);
      }
    }

    private void media(JsonValue media, String location) {
      JsonValue id = media.get("mediaid");
      Optional<String> number = integer(id.text());
      String scheme = caid ? "caid:" : "vics:";
      out.begin(location, number.map(text -> scheme + text).orElse(""));
      if (!out.isSound(media)) {
        return;
      }
      if (id.is(JsonValue.Kind.NONE)) {
        out.reject(ReasonCode.MISSING_FIELD, "MediaID");
      } else if (number.isEmpty()) {
        out.reject(ReasonCode.BAD_NUMBER, "MediaID");
      } else {
        fields(media);
        VALUES.forEach((key, type) -> out.hash(type, media.get(key)));
        media.get("alternativehashes").items().forEach(this::alternative);
        out.end();
      }
    }

    private void fields(JsonValue media) {
      String code = media.get("category").text();
      String category = caid ? CAID.getOrDefault(code, code) : code;
      out.category(category);
      if (!category.isEmpty() && integer(code).isEmpty()) {
        out.warning("a category that is no number");
      }
      if (ZERO.matcher(code).matches()) {
        // Non-pertinent in every profile: it must never accuse.
        out.role(EntryRole.OBSERVABLE);
      }
      out.updated(media.get("dateupdated").text());
      for (String flag : FLAGS) {
        boolean set = media.get(flag.toLowerCase(Locale.ROOT)).truth().orElse(false);
        out.detail(flag, set ? "true" : "");
      }
      out.detail("size", integer(media.get("mediasize").text()).orElse(""));
      out.detail("series", media.get("series").text());
    }

    private void alternative(JsonValue alternative) {
      if (!alternative.is(JsonValue.Kind.OBJECT)) {
        out.reject(ReasonCode.NOT_AN_OBJECT, "of AlternativeHashes");
        return;
      }
      String name = alternative.get("hashname").text();
      Optional<HashType> type = HashType.find(name.replace("-", "").replace("_", ""));
      if (type.isPresent()) {
        out.hash(type.get(), alternative.get("hashvalue"));
      } else if (!alternative.get("hashvalue").is(JsonValue.Kind.NONE)) {
        out.unknown(name);
      }
    }

    @Override
    public void end(JsonValue root) {
      String model = root.get("odata.metadata").text() + root.get("@odata.context").text();
      if (!MODEL.matcher(model.toLowerCase(Locale.ROOT)).matches()) {
        sink.accept(Notice.warning("", "an unknown data model, or none"));
      }
    }

    /** {@return the text as an integer of 64 bits, in its shortest form, if it is one} */
    private static Optional<String> integer(String text) {
      int digits = text.startsWith("-") ? text.length() - 1 : text.length();
      for (int i = text.length() - digits; i < text.length(); i++) {
        if (text.charAt(i) < '0' || text.charAt(i) > '9') {
          return Optional.empty();
        }
      }
      try {
        return digits == 0 ? Optional.empty() : Optional.of(Long.toString(Long.parseLong(text)));
      } catch (NumberFormatException e) {
        return Optional.empty(); // More than 64 bits.
      }
    }
  }
}
