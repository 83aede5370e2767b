package org.tutela.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTreeTest {

  @ParameterizedTest
  @ValueSource(strings = {"NO", "12:30", "0+", "yes", "1e3", "0.10", "2020-01-01", "on", "12"})
  void plainScalarsKeepTheirText(String text) {
    String read = decode("v: " + text, root -> root.map("v").require("v").text());

    assertThat(read).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "31,31", "-5,-5", "+7,7", "0x1f,31", "0o17,15", "007,7"})
  void integersHaveTheFormsOfTheCoreSchema(String text, long value) {
    long read = decode("v: " + text, root -> root.map("v").require("v").integer(-100, 100));

    assertThat(read).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"31\"", "3.0", "1_000", "12:30", "101", "-101", "NO", "[1]", "{}"})
  void anythingElseIsNoInteger(String text) {
    assertThat(problems("v: " + text, root -> root.map("v").require("v").integer(-100, 100)))
        .singleElement()
        .asString()
        .startsWith("t.yaml:1:4: v: expected a whole number from -100 to 100");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "on", "1", "\"true\"", "tRue", "[true]"})
  void onlyTrueAndFalseAreBooleans(String text) {
    boolean read = decode("v: True", root -> root.map("v").bool("v", false));

    assertThat(read).isTrue();
    assertThat(problems("v: " + text, root -> root.map("v").bool("v", true))).hasSize(1);
  }

  @Test
  void jsonIndentedWithTabsKeepsItsColumns() {
    String json = "{\n\t\"a\": [\n\t\t1,\n\t\t\"x\\ty\"\n\t]\n}\n";

    List<ConfigNode> items = decode(json, root -> root.map("a").list("a"));

    assertThat(items.get(0).integer(0, 9)).isEqualTo(1);
    assertThat(items.get(1).text()).isEqualTo("x\ty");
    assertThat(items.get(1).line()).isEqualTo(4);
    assertThat(items.get(1).column()).isEqualTo(3);
  }

  @Test
  void unknownKeyNamesItsPlaceTheNearestAndTheAllowed() {
    assertThat(problems("radius: 3\ncolums: {}\n", root -> root.map("columns", "radius")))
        .containsExactly(
            "t.yaml:2:1: unknown key \"colums\"; did you mean \"columns\"? allowed: columns, radius");
  }

  @Test
  void allProblemsAreToldAtOnceInFileOrder() {
    String text = "c: x\nb: [1]\nextra: 1\n";

    List<String> problems =
        problems(
            text,
            root -> {
              ConfigMap map = root.map("a", "b", "c");
              map.require("a").text();
              map.require("b").text();
              return map.require("c").bool();
            });

    assertThat(problems)
        .containsExactly(
            "t.yaml:1:1: the key \"a\" is missing",
            "t.yaml:1:4: c: expected true or false, found \"x\"",
            "t.yaml:2:4: b: expected a text, found a list",
            "t.yaml:3:1: unknown key \"extra\"; allowed: a, b, c");
  }

  @Test
  void mapsWithArbitraryKeysKeepFileOrder() {
    assertThat(decode("z: 1\nNO: 2\na: 3\n", ConfigNode::entries).keySet())
        .containsExactly("z", "NO", "a");
  }

  @Test
  void keyWithoutValueIsAbsent() {
    String read = decode("v:\n", root -> root.map("v").text("v", "default"));

    assertThat(read).isEqualTo("default");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: &x 1             | 1:4 | anchors",
        "- &x 1\\n- *x       | 1:3 | aliases",
        "a: !!str 1          | 1:4 | tags",
        "<<: {a: 1}          | 1:1 | merge keys",
        "a: 1\\n---\\nb: 2   | 2:1 | second document",
        "a: 1\\nb: 2\\na: 3  | 3:1 | duplicate key \"a\", first in line 1",
        "? [a]\\n: b         | 1:3 | a key must be a text",
        "'%YAML 1.1\\n--- a' | 1:1 | write YAML 1.2",
        "a: 'x               | 1:6 | not well formed",
        "\"\\UFFFFFFFF\"     | 1:1 | not well formed"
      },
      quoteCharacter = '`')
  void whatSurprisesIsRefused(String text, String position, String message) {
    String yaml = text.replace("\\n", "\n").replace("'%YAML", "%YAML").replace("--- a'", "--- a");

    assertThatThrownBy(() -> ConfigTree.parse("t.yaml", yaml))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("t.yaml:" + position + ": ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? ", "[{a: "})
  void nestingIsBounded(String opening) {
    assertThatThrownBy(() -> ConfigTree.parse("t.yaml", opening.repeat(100_000)))
        .isInstanceOf(ConfigException.class);
  }

  @Test
  void nestingUpToTheLimitIsFine() {
    ConfigNode root = decode("[".repeat(64) + "]".repeat(64), node -> node);

    assertThat(root.isList()).isTrue();
    assertThatThrownBy(() -> ConfigTree.parse("t", "[".repeat(65) + "]".repeat(65)))
        .hasMessageContaining("t:1:65: nested more than 64");
  }

  @Test
  void fileLongerThanTheLimitIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("long.yaml");
    Files.writeString(file, "a: " + "x".repeat(ConfigTree.MAX_TEXT));

    assertThatThrownBy(() -> ConfigTree.read(file)).hasMessageContaining("longer than the limit");
  }

  @Test
  void fileThatIsNotUtf8IsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("latin.yaml");
    Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xe9, '\n'});

    assertThatThrownBy(() -> ConfigTree.read(file)).hasMessageContaining("not UTF-8");
  }

  @Test
  void byteOrderMarkIsNotPartOfTheFirstKey(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("bom.json"), "\ufeff{\"a\":\"b\"}");

    String text = ConfigTree.read(file).decode(root -> root.map("a").require("a").text());

    assertThat(text).isEqualTo("b");
  }

  @Test
  void emptyFileIsNothing() {
    boolean nothing = decode("# only a comment\n", ConfigNode::isNothing);

    assertThat(nothing).isTrue();
    assertThat(problems("", root -> root.map("a"))).hasSize(1);
  }

  @Property
  void onlyConfigExceptionsEscape(
      @ForAll @CharRange(from = '\0', to = '~') @StringLength(max = 60) String text) {
    Throwable thrown = null;
    try {
      ConfigTree.parse("t", text);
    } catch (ConfigException e) {
      thrown = e;
      assertThat(e.problems()).isNotEmpty();
    }
    assertThat(thrown == null || thrown instanceof ConfigException).isTrue();
  }

  private static <T> T decode(String text, Function<ConfigNode, T> shape) {
    return ConfigTree.parse("t.yaml", text).decode(shape);
  }

  private static List<String> problems(String text, Function<ConfigNode, ?> shape) {
    ConfigException e = catchThrowableOfType(ConfigException.class, () -> decode(text, shape));
    return e.problems().stream().map(Object::toString).toList();
  }
}
