package org.tutela.filters.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutela.core.config.ConfigNode;
import org.tutela.core.config.ConfigTree;
import org.tutela.filters.age.Assurance;

/** The published JSON schemas say what the readers accept. */
class PolicySchemaTest {
  private static String text(String name) throws IOException {
    try (InputStream in = Policy.class.getResourceAsStream(name + ".schema.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The keys of an object of the schema; the root is named by the empty text. */
  private static Map<String, Set<String>> sections(String name) throws IOException {
    return ConfigTree.parse(name, text(name))
        .decode(
            root -> {
              Map<String, Set<String>> sections = new LinkedHashMap<>();
              sections.put("", keys(root));
              root.entries()
                  .get("$defs")
                  .entries()
                  .forEach(
                      (section, node) -> {
                        if (node.entries().containsKey("properties")) {
                          sections.put(section, keys(node));
                        }
                      });
              return sections;
            });
  }

  private static Set<String> keys(ConfigNode object) {
    assertThat(object.entries().get("additionalProperties").bool()).isFalse();
    return new TreeSet<>(object.entries().get("properties").entries().keySet());
  }

  private static Map<String, Set<String>> sorted(Map<String, String[]> sections) {
    Map<String, Set<String>> sorted = new LinkedHashMap<>();
    sections.forEach((name, keys) -> sorted.put(name, new TreeSet<>(Arrays.asList(keys))));
    return sorted;
  }

  private static List<String> words(String schema, String definition) throws IOException {
    return ConfigTree.parse(schema, text(schema))
        .decode(
            root ->
                root.entries()
                    .get("$defs")
                    .entries()
                    .get(definition)
                    .entries()
                    .get("enum")
                    .texts());
  }

  @Test
  void thePolicySchemaHasTheReadersKeys() throws IOException {
    assertThat(sections("policy")).isEqualTo(sorted(PolicyKeys.policySections()));
  }

  @Test
  void thePackSchemaHasTheReadersKeys() throws IOException {
    assertThat(sections("pack")).isEqualTo(sorted(PolicyKeys.packSections()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"policy", "pack"})
  void theWordsAreTheReadersWords(String schema) throws IOException {
    assertThat(words(schema, "outcome"))
        .isEqualTo(Outcome.NAMEABLE.stream().map(Outcome::keyword).toList());
    assertThat(words(schema, "assurance"))
        .isEqualTo(Arrays.stream(Assurance.values()).map(Assurance::id).toList());
    assertThat(words(schema, "medium")).containsExactly(PolicyKeys.MEDIA);
    assertThat(words(schema, "obligationName"))
        .isEqualTo(Obligation.NAMEABLE.stream().map(Obligation::keyword).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"policy", "pack"})
  void thePageAndTheLibraryPublishTheSame(String schema) throws IOException {
    Path page = Path.of("..", "docs", "schemas", schema + ".schema.json");

    assertThat(Files.readString(page)).isEqualTo(text(schema));
  }

  @ParameterizedTest
  @EnumSource(PolicySource.Kind.class)
  void everySectionOfTheSchemaIsReachedFromItsRoot(PolicySource.Kind kind) throws IOException {
    String schema = kind == PolicySource.Kind.POLICY ? "policy" : "pack";
    String text = text(schema);

    assertThat(sections(schema).keySet().stream().filter(name -> !name.isEmpty()))
        .allSatisfy(name -> assertThat(text).contains("\"#/$defs/" + name + "\""));
  }
}
