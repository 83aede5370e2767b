package org.tutela.core.list.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReasonCode;

/**
 * Walks a JSON list: streaming, one record at a time, and within limits. Every failure is a {@link
 * ListFormatException}.
 *
 * <p>Keys are compared as they are, or without regard to case where the format wants it; they come
 * in lower case then.
 */
final class JsonCursor implements AutoCloseable {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_KEY = 1000;
  private static final int MAX_FOLDED = 1000;

  /** Of one record: no honest one comes near. */
  private static final int MAX_CHARACTERS = 1 << 22;

  private static final int MAX_VALUES = 100_000;

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          // The parser would keep every key it meets.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH + 1)
                  .maxNameLength(MAX_KEY)
                  .maxStringLength(MAX_CHARACTERS)
                  .build())
          .build();

  private final ListSource source;
  private final JsonParser json;
  private final boolean foldKeys;
  private final Set<String> unusedKeys;
  private final Map<String, String> folded = new HashMap<>();
  private String key = "";
  private boolean ended;
  private long characters;
  private long values;

  private JsonCursor(ListSource source, JsonParser json, boolean foldKeys, Set<String> unusedKeys) {
    this.source = source;
    this.json = json;
    this.foldKeys = foldKeys;
    this.unusedKeys = unusedKeys;
  }

  /** {@return a cursor on the root, an object or an array, whose parts are next} */
  static JsonCursor open(ListSource source, boolean foldKeys) throws IOException {
    return open(source, foldKeys, Set.of());
  }

  /** {@return the same, for records of which some members, whatever they hold, are not kept} */
  static JsonCursor open(ListSource source, boolean foldKeys, Set<String> unusedKeys)
      throws IOException {
    InputStream bytes = TextInput.open(source);
    try {
      int first = TextInput.peek(bytes, 1).length == 0 ? '{' : firstVisible(bytes);
      if (first == '<') {
        throw notThisFormat(source, "an HTML or XML page");
      }
      JsonParser json =
          FACTORY.createParser(
              new InputStreamReader(
                  bytes,
                  StandardCharsets.UTF_8
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPORT)
                      .onUnmappableCharacter(CodingErrorAction.REPORT)));
      JsonCursor cursor = new JsonCursor(source, json, foldKeys, unusedKeys);
      if (!cursor.step().isStructStart()) {
        throw cursor.notThisFormat("the root is neither an object nor an array");
      }
      return cursor;
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  private static int firstVisible(InputStream bytes) throws IOException {
    for (byte c : TextInput.peek(bytes, 1024)) {
      if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
        return c;
      }
    }
    return ' ';
  }

  /** Moves to the next member of the object, whose value must be read or skipped. */
  boolean nextKey() throws IOException {
    if (step() == JsonToken.END_OBJECT) {
      return false;
    }
    key = folded(json.currentName());
    step();
    return true;
  }

  /** {@return the key of the member} */
  String key() {
    return key;
  }

  /** Moves to the next element of the array, which must be read or skipped. */
  boolean nextElement() throws IOException {
    return step() != JsonToken.END_ARRAY;
  }

  boolean isArray() {
    return json.currentToken() == JsonToken.START_ARRAY;
  }

  boolean isObject() {
    return json.currentToken() == JsonToken.START_OBJECT;
  }

  boolean isNull() {
    return json.currentToken() == JsonToken.VALUE_NULL;
  }

  /** Leaves the value, whatever it holds. */
  void skip() throws IOException {
    if (!isArray() && !isObject()) {
      return;
    }
    int open = 1;
    while (open > 0) {
      JsonToken token = step();
      open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
  }

  /** {@return the value, which is left; what is more than any list needs is left out} */
  JsonValue value() throws IOException {
    restart();
    return read();
  }

  /** Begins a record whose members are read one by one. */
  void restart() {
    characters = 0;
    values = 0;
  }

  /** {@return the value of a member of the record that was begun, unless nobody uses it} */
  JsonValue member() throws IOException {
    return unusedKeys.contains(key) ? unkept() : read();
  }

  private JsonValue read() throws IOException {
    spend(0);
    if (isFull()) {
      skip();
      return JsonValue.TOO_LARGE;
    }
    return switch (json.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> JsonValue.scalar(JsonValue.Kind.STRING, text());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonValue.scalar(JsonValue.Kind.NUMBER, text());
      case VALUE_TRUE, VALUE_FALSE -> JsonValue.scalar(JsonValue.Kind.BOOLEAN, text());
      default -> JsonValue.NONE;
    };
  }

  private JsonValue object() throws IOException {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    while (nextKey()) {
      if (isFull()) {
        skip();
        continue;
      }
      String name = key;
      spend(name.length());
      JsonValue value = member();
      if (members.putIfAbsent(name, value) != null) {
        members.put(name, JsonValue.AMBIGUOUS);
      }
    }
    return limited(JsonValue.object(members));
  }

  /** Leaves the value and keeps nothing of it but whether an object in it has a key twice. */
  private JsonValue unkept() throws IOException {
    boolean ambiguous = false;
    Deque<Set<String>> open = new ArrayDeque<>();
    int kept = 0;
    int depth = 0;
    do {
      if (json.currentToken().isStructStart()) {
        depth++;
        open.push(isObject() ? new HashSet<>() : Set.of());
      } else if (json.currentToken().isStructEnd()) {
        depth--;
        kept -= open.pop().size();
      } else if (json.currentToken() == JsonToken.FIELD_NAME) {
        boolean first = open.getFirst().add(folded(json.currentName()));
        ambiguous |= !first;
        kept += first ? 1 : 0;
      }
      if (kept > MAX_VALUES) {
        throw fatal(ReasonCode.LIMIT_EXCEEDED, "an object with more keys than any list needs");
      }
    } while (depth > 0 && step() != null);
    return ambiguous ? JsonValue.AMBIGUOUS : JsonValue.NONE;
  }

  private JsonValue array() throws IOException {
    List<JsonValue> elements = new ArrayList<>();
    while (nextElement()) {
      if (isFull()) {
        skip();
      } else {
        elements.add(read());
      }
    }
    return limited(JsonValue.array(elements));
  }

  private String text() throws IOException {
    try {
      String text = json.getText();
      spend(text.length());
      return text;
    } catch (JsonProcessingException | CharacterCodingException e) {
      throw failure(e);
    }
  }

  private void spend(int length) {
    characters += length;
    values++;
  }

  private boolean isFull() {
    return characters > MAX_CHARACTERS || values > MAX_VALUES;
  }

  private JsonValue limited(JsonValue value) {
    return isFull() ? value.with(ReasonCode.LINE_TOO_LONG) : value;
  }

  /** Reads what follows the root, where nothing may be. */
  void finish() throws IOException {
    ended = true;
    try {
      if (json.nextToken() != null) {
        throw fatal(ReasonCode.TRAILING_DATA, "something follows the end of the document");
      }
    } catch (JsonProcessingException | CharacterCodingException e) {
      throw failure(e);
    }
  }

  private JsonToken step() throws IOException {
    try {
      JsonToken token = json.nextToken();
      if (token == null) {
        throw fatal(ReasonCode.TRUNCATED_JSON, "cut off");
      }
      if (token.isStructStart() && json.getParsingContext().getNestingDepth() > MAX_DEPTH) {
        throw fatal(ReasonCode.DEPTH_EXCEEDED, "values nested deeper than " + MAX_DEPTH);
      }
      return token;
    } catch (JsonProcessingException | CharacterCodingException e) {
      throw failure(e);
    }
  }

  /** What the parser says may quote the list, so it is not passed on. */
  private ListFormatException failure(IOException e) {
    if (e instanceof CharacterCodingException) {
      return fatal(ReasonCode.BAD_ENCODING, "a byte that UTF-8 does not have");
    }
    if (ended) {
      return fatal(ReasonCode.TRAILING_DATA, "something follows the end of the document");
    }
    if (e instanceof StreamConstraintsException) {
      return fatal(ReasonCode.LIMIT_EXCEEDED, "a key, number or text of excessive length");
    }
    return fatal(ReasonCode.TRUNCATED_JSON, "cut off or not well formed");
  }

  /** {@return the key as it is compared; the same few come with every record} */
  private String folded(String name) {
    if (!foldKeys) {
      return name;
    }
    String known = folded.get(name);
    if (known == null) {
      known = name.toLowerCase(Locale.ROOT);
      if (folded.size() < MAX_FOLDED) {
        folded.put(name, known);
      }
    }
    return known;
  }

  /** {@return the refusal of the whole document at the present place} */
  ListFormatException fatal(ReasonCode code, String message) {
    String line = "line " + Math.max(1, json.currentLocation().getLineNr());
    return new ListFormatException(code, source.name(), line, message);
  }

  /** {@return the refusal of a document that is something else} */
  ListFormatException notThisFormat(String found) {
    return notThisFormat(source, found);
  }

  private static ListFormatException notThisFormat(ListSource source, String found) {
    return new ListFormatException(
        ReasonCode.NOT_A_QUERY_RESULT,
        source.name(),
        "",
        found + "; fetch the list again and see what the server answers");
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
