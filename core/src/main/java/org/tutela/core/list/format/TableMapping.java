package org.tutela.core.list.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tutela.core.config.ConfigMap;
import org.tutela.core.config.ConfigNode;
import org.tutela.core.config.ConfigTree;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.Address;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;

/**
 * What the columns of a table mean, read from a file in YAML or JSON:
 *
 * <pre>{@code
 * delimiter: ","
 * columns: {"Hash ID": source_id, MD5: md5, Grade: category}
 * values: {category: {"1": A, "2": B}}
 * }</pre>
 *
 * @param delimiter between the cells
 * @param columns header to field: the id of a hash type, or one of {@link #ADDRESSES} or {@link
 *     #FIELDS}
 * @param values field to what its texts, in lower case, stand for
 */
record TableMapping(
    char delimiter, Map<String, String> columns, Map<String, Map<String, String>> values) {
  static final String SOURCE_ID = "source_id";
  static final String CATEGORY = "category";
  static final String MEDIA = "media";
  static final String UPDATED = "updated";
  static final String QUALITY = "quality";

  /** The fields that hold addresses. */
  static final Map<String, Address.Kind> ADDRESSES =
      Map.of(
          "url", Address.Kind.URL,
          "url-prefix", Address.Kind.URL_PREFIX,
          "domain", Address.Kind.DOMAIN_SUFFIX,
          "domain-suffix", Address.Kind.DOMAIN_SUFFIX,
          "domain-exact", Address.Kind.DOMAIN_EXACT,
          "cidr", Address.Kind.CIDR);

  /** The fields of an entry besides its hashes. */
  static final Set<String> FIELDS = Set.of(SOURCE_ID, CATEGORY, MEDIA, UPDATED, QUALITY);

  private static final String SUFFIX = ".mapping.json";

  /** {@return the mapping that the options name, or the one beside the file} */
  static Optional<Path> find(ListSource source, ReadOptions options) {
    return options.mapping().or(() -> source.path().flatMap(TableMapping::beside));
  }

  private static Optional<Path> beside(Path list) {
    String name = ListSource.of(Path.of(String.valueOf(list.getFileName()))).plainName();
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    return Optional.of(list.resolveSibling(stem + SUFFIX)).filter(Files::isRegularFile);
  }

  static TableMapping read(Path file) throws IOException {
    return ConfigTree.read(file).decode(TableMapping::decode);
  }

  private static TableMapping decode(ConfigNode root) {
    ConfigMap map = root.map("delimiter", "columns", "values", "note");
    Map<String, String> columns = new LinkedHashMap<>();
    Map<String, String> columnOf = new HashMap<>();
    boolean anyHash = false;
    for (Map.Entry<String, ConfigNode> entry : map.require("columns").entries().entrySet()) {
      String field = field(entry.getValue());
      columns.put(entry.getKey().trim(), field);
      String other = columnOf.putIfAbsent(field, entry.getKey());
      if (FIELDS.contains(field) && other != null) {
        entry.getValue().problem("\"" + other + "\" is already the " + field);
      }
      anyHash |= !FIELDS.contains(field);
    }
    if (!anyHash && map.find("columns").isPresent()) {
      map.require("columns").problem("no column holds hashes or addresses");
    }
    Map<String, Map<String, String>> values = new HashMap<>();
    map.entries("values")
        .forEach((field, texts) -> values.put(valuesField(field, texts), texts(texts)));
    return new TableMapping(delimiter(map), Map.copyOf(columns), Map.copyOf(values));
  }

  private static char delimiter(ConfigMap map) {
    String delimiter = map.text("delimiter", ",");
    boolean usable =
        delimiter.length() == 1
            && delimiter.charAt(0) < 0x7f
            && (delimiter.equals("\t") || delimiter.charAt(0) > ' ')
            && !delimiter.equals("\"");
    if (!usable) {
      map.require("delimiter").problem("expected one ASCII character, for instance , ; | or a tab");
      return ',';
    }
    return delimiter.charAt(0);
  }

  private static String field(ConfigNode node) {
    String field = node.text().toLowerCase(Locale.ROOT);
    boolean known = FIELDS.contains(field) || ADDRESSES.containsKey(field);
    if (node.isText() && !known && HashType.find(field).isEmpty()) {
      node.oneOf(known());
    }
    return field;
  }

  private static String[] known() {
    Set<String> types = HashType.known().stream().map(HashType::id).collect(Collectors.toSet());
    types.addAll(FIELDS);
    types.addAll(ADDRESSES.keySet());
    return types.stream().sorted().toArray(String[]::new);
  }

  private static String valuesField(String field, ConfigNode texts) {
    if (!field.equals(CATEGORY) && !field.equals(MEDIA)) {
      texts.keyProblem("only " + CATEGORY + " and " + MEDIA + " can have values");
    }
    return field;
  }

  private static Map<String, String> texts(ConfigNode node) {
    Map<String, String> texts = new HashMap<>();
    node.entries()
        .forEach((text, value) -> texts.put(text.trim().toLowerCase(Locale.ROOT), value.text()));
    return texts;
  }

  /** {@return what the text of a field stands for; itself if the mapping does not say} */
  String value(String field, String text) {
    return Optional.ofNullable(values.get(field))
        .map(texts -> texts.get(text.toLowerCase(Locale.ROOT)))
        .orElse(text);
  }
}
