package org.tutela.core.list.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.ReasonCode;
import org.tutela.core.list.Rejection;

/**
 * MISP events, one or a response of several. Read twice, because the tags of an event may follow
 * its attributes.
 */
final class MispReader implements FormatReader {
  private static final String EVENT = "Event";
  private static final String RESPONSE = "response";
  private static final String ATTRIBUTE = "Attribute";

  /** Types of attributes that are digests or fingerprints of an unknown algorithm. */
  private static final Pattern UNKNOWN =
      Pattern.compile(
          "(.*\\|)?(sha(224|384|512/224|512/256|3-[0-9]+)|ssdeep|imphash|impfuzzy"
              + "|authentihash|vhash|cdhash|pehash|telfhash)");

  private static final Set<String> ADDRESSES =
      Set.of("url", "domain", "hostname", "domain|ip", "ip-src", "ip-dst");

  @Override
  public String format() {
    return "misp";
  }

  @Override
  public boolean recognizes(ListHead head) {
    return head.recordsKey().equals("event") || head.recordsKey().equals(RESPONSE);
  }

  @Override
  public void read(ListSource source, ReadOptions options, Consumer<? super ListRecord> sink)
      throws IOException {
    try {
      List<String> tags = new ArrayList<>();
      try (JsonCursor json = JsonCursor.open(source, false)) {
        new Walk(json, Optional.empty(), tags, record -> {}).read();
      }
      try (JsonCursor json = JsonCursor.open(source, false)) {
        new Walk(json, Optional.of(new RecordSink(options, sink)), tags, sink).read();
      }
    } catch (NoClassDefFoundError e) {
      throw JsonFormat.withoutParser(e);
    }
  }

  /** {@return the type of hash that an attribute of this type has} */
  static Optional<HashType> type(String attribute) {
    String last = attribute.substring(attribute.lastIndexOf('|') + 1);
    return HashType.find(last.replace("-", ""));
  }

  /** One pass: collects the tags of each event, or reads its attributes. */
  private static final class Walk {
    private static final int MAX_EVENTS = 100_000;

    private final JsonCursor json;
    private final Optional<RecordSink> out;
    private final List<String> tags;
    private final Consumer<? super ListRecord> sink;
    private int events;

    Walk(
        JsonCursor json,
        Optional<RecordSink> out,
        List<String> tags,
        Consumer<? super ListRecord> sink) {
      this.json = json;
      this.out = out;
      this.tags = tags;
      this.sink = sink;
    }

    void read() throws IOException {
      if (json.isArray()) {
        each("", this::inObject);
      } else {
        members("");
      }
      json.finish();
      if (events == 0) {
        throw json.notThisFormat("no event in the root object");
      }
    }

    /** Reads an object that holds an event, or a response with events. */
    private void members(String path) throws IOException {
      Set<String> seen = new HashSet<>();
      while (json.nextKey()) {
        String key = json.key();
        boolean loose = key.equals(ATTRIBUTE) && !path.isEmpty();
        boolean wanted = loose || key.equals(EVENT) || (key.equals(RESPONSE) && path.isEmpty());
        if (!wanted || !isFirst(seen, key, path)) {
          json.skip();
        } else if (loose) {
          // What a search for attributes answers: they stand outside their events.
          found();
          attributes(path + ATTRIBUTE, "");
        } else if (key.equals(EVENT)) {
          each(path + EVENT, this::event);
        } else {
          each(RESPONSE, this::inObject);
        }
      }
    }

    /** Reads what is at a path. */
    private interface Step {
      void at(String path) throws IOException;
    }

    /** Reads the elements of an array, or the one that stands there without its brackets. */
    private void each(String path, Step step) throws IOException {
      if (json.isArray()) {
        for (long i = 0; json.nextElement(); i++) {
          step.at(path + "[" + i + "]");
        }
      } else if (!json.isNull()) {
        step.at(path);
      }
    }

    private boolean isObject(String path) throws IOException {
      boolean object = json.isObject();
      if (!object) {
        json.skip();
        sink.accept(Rejection.of(ReasonCode.NOT_AN_OBJECT, path, ""));
      }
      return object;
    }

    private void inObject(String path) throws IOException {
      if (isObject(path)) {
        members(path + ".");
      }
    }

    private boolean isFirst(Set<String> seen, String key, String path) {
      boolean first = seen.add(key);
      if (!first) {
        sink.accept(Rejection.of(ReasonCode.DUPLICATE_KEY, path, key));
      }
      return first;
    }

    private void event(String path) throws IOException {
      if (!isObject(path)) {
        return;
      }
      int number = found();
      Set<String> seen = new HashSet<>();
      while (json.nextKey()) {
        String key = json.key();
        boolean wanted = key.equals(ATTRIBUTE) || key.equals("Object") || key.equals("Tag");
        if (!wanted || !isFirst(seen, key, path)) {
          json.skip();
        } else if (key.equals("Tag")) {
          tags.set(number, names(json.value()));
        } else if (key.equals(ATTRIBUTE)) {
          attributes(path + "." + ATTRIBUTE, tags.get(number));
        } else {
          String category = tags.get(number);
          each(path + ".Object", where -> object(where, category));
        }
      }
    }

    /** Counts an event, whose tags are not known yet, and gives its number. */
    private int found() throws ListFormatException {
      if (events == MAX_EVENTS) {
        throw json.fatal(ReasonCode.LIMIT_EXCEEDED, "more than " + MAX_EVENTS + " events");
      }
      if (out.isEmpty()) {
        tags.add("");
      }
      return events++;
    }

    /** {@return the names, whatever else is said} */
    private static String names(JsonValue tags) {
      return tags.items().stream()
          .map(tag -> tag.get("name").text())
          .filter(name -> !name.isEmpty())
          .collect(Collectors.joining("|"));
    }

    private void object(String path, String category) throws IOException {
      if (!isObject(path)) {
        return;
      }
      Set<String> seen = new HashSet<>();
      while (json.nextKey()) {
        if (json.key().equals(ATTRIBUTE) && isFirst(seen, ATTRIBUTE, path)) {
          attributes(path + "." + ATTRIBUTE, category);
        } else {
          json.skip();
        }
      }
    }

    private void attributes(String path, String category) throws IOException {
      each(
          path,
          where -> {
            if (out.isEmpty()) {
              json.skip();
            } else {
              attribute(json.value(), where, category, out.get());
            }
          });
    }

    private static void attribute(
        JsonValue attribute, String location, String category, RecordSink out) {
      out.begin(location, attribute.get("uuid").text());
      if (!out.isSound(attribute)) {
        return;
      }
      String name = attribute.get("type").text();
      Optional<HashType> type = type(name);
      JsonValue value = value(attribute.get("value"), name);
      out.updated(attribute.get("timestamp").text());
      out.category(category);
      boolean address = ADDRESSES.contains(name);
      if (type.isEmpty() && !address && !UNKNOWN.matcher(name).matches()) {
        out.ignored("NOT_A_HASH");
      } else if (isTrue(attribute.get("deleted"))) {
        out.delete(type, value, "");
      } else if (isFalse(attribute.get("to_ids"))) {
        out.ignored("NOT_FOR_DETECTION");
      } else if (address) {
        addresses(name, attribute.get("value").text(), out);
      } else if (type.isPresent()) {
        out.hash(type.get(), value);
        out.end();
      } else {
        out.unknown(name);
        out.end();
      }
    }

    private static void addresses(String type, String value, RecordSink out) {
      switch (type) {
        case "url" -> out.url(value);
        case "ip-src", "ip-dst" -> out.range(value);
        case "domain|ip" -> {
          int bar = value.lastIndexOf('|');
          out.domain(bar < 0 ? value : value.substring(0, bar));
          out.range(value.substring(bar + 1));
        }
        default -> out.domain(value);
      }
    }

    private static JsonValue value(JsonValue value, String type) {
      boolean pair = type.contains("|") && value.is(JsonValue.Kind.STRING);
      String hash = value.string().substring(value.string().lastIndexOf('|') + 1);
      return pair ? JsonValue.scalar(JsonValue.Kind.STRING, hash) : value;
    }

    private static boolean isTrue(JsonValue value) {
      return value.truth().orElse(false);
    }

    private static boolean isFalse(JsonValue value) {
      return !value.truth().orElse(true);
    }
  }
}
