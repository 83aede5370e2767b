package org.tutela.filters.label;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON document as maps, lists and texts, at most 64 levels deep and of 200,000 tokens. */
final class JsonTree {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_NUMBER = 64;

  /** Far beyond any page; a list of digits would else take 30 times its size in memory. */
  private static final int MAX_TOKENS = 200_000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          // Pages often hold raw line breaks inside strings; refusing them would hide a label.
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER)
                  .maxTokenCount(MAX_TOKENS)
                  .maxStringLength(LabelSource.MAX_BYTES)
                  .build())
          .build();

  private JsonTree() {}

  /**
   * {@return maps with texts as keys, lists, and texts for numbers, literals and strings}
   *
   * @throws com.fasterxml.jackson.core.JsonProcessingException if the text is no such document
   */
  static Object parse(String text) throws IOException {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new JsonParseException(parser, "there is no value");
      }
      Object root = value(parser);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "there is more than one value");
      }
      return root;
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      Map<String, Object> members = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        // A repeated member must not hide the first: both count.
        members.merge(name, value(parser), JsonTree::both);
      }
      return members;
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      List<Object> elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(value(parser));
      }
      return elements;
    }
    return parser.getText();
  }

  private static Object both(Object first, Object second) {
    return List.of(first, second);
  }
}
