package org.tutela.core.match;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** As much of JSON Schema as the published schemas use. */
final class Schema {
  private static final Path FOLDER = Path.of("../docs/schemas");

  private final Map<String, Object> root;

  private Schema(Map<String, Object> root) {
    this.root = root;
  }

  static Schema read(String file) {
    try {
      return new Schema(object(parse(Files.readString(FOLDER.resolve(file)))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Object parse(String text) {
    return new Load(LoadSettings.builder().build()).loadFromReader(new StringReader(text));
  }

  /** What is wrong with a document, in YAML or JSON; nothing if it is valid. */
  List<String> problems(String document) {
    List<String> found = new ArrayList<>();
    check(root, parse(document), "$", found);
    return found;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  Map<String, Object> properties(String... path) {
    Map<String, Object> at = root;
    for (String step : path) {
      at = object(at.get(step));
    }
    return object(at.get("properties"));
  }

  private void check(Map<String, Object> schema, Object value, String at, List<String> found) {
    Object ref = schema.get("$ref");
    if (ref != null) {
      String name = ref.toString();
      if (name.startsWith("#/$defs/")) {
        check(object(object(root.get("$defs")).get(name.substring(8))), value, at, found);
      } else {
        Schema other = read(name);
        other.check(other.root, value, at, found);
      }
      return;
    }
    if (schema.containsKey("const") && !schema.get("const").equals(value)) {
      found.add(at + " is not " + schema.get("const"));
    }
    if (schema.get("enum") instanceof List<?> allowed && !allowed.contains(value)) {
      found.add(at + " is none of " + allowed);
    }
    if (schema.get("type") != null && !is(schema.get("type").toString(), value)) {
      found.add(at + " is no " + schema.get("type"));
    } else if (value instanceof Map) {
      checkObject(schema, object(value), at, found);
    } else if (value instanceof List<?> items && schema.containsKey("items")) {
      for (Object item : items) {
        check(object(schema.get("items")), item, at + "[]", found);
      }
    } else if (value instanceof Integer number) {
      if ((schema.get("minimum") instanceof Integer low && number < low)
          || (schema.get("maximum") instanceof Integer high && number > high)) {
        found.add(at + " is out of range");
      }
    } else if (value instanceof String text
        && schema.get("pattern") instanceof String pattern
        && !Pattern.compile(pattern).matcher(text).find()) {
      found.add(at + " does not look right");
    }
  }

  private void checkObject(
      Map<String, Object> schema, Map<String, Object> value, String at, List<String> found) {
    Map<String, Object> known =
        object(Optional.ofNullable(schema.get("properties")).orElse(Map.of()));
    if (schema.get("required") instanceof List<?> required) {
      required.stream()
          .filter(key -> !value.containsKey(key))
          .forEach(key -> found.add(at + " lacks " + key));
    }
    value.forEach(
        (key, inner) -> {
          if (known.containsKey(key)) {
            check(object(known.get(key)), inner, at + "." + key, found);
          } else if (Boolean.FALSE.equals(schema.get("additionalProperties"))) {
            found.add(at + " has an unknown key " + key);
          }
        });
  }

  private static boolean is(String type, Object value) {
    return switch (type) {
      case "object" -> value instanceof Map;
      case "array" -> value instanceof List;
      case "string" -> value instanceof String;
      case "integer" -> value instanceof Integer;
      default -> value instanceof Boolean;
    };
  }
}
