package org.tutela.core.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One configuration file, parsed. Belongs to one thread at a time. Parsing costs time and memory in
 * proportion to the text, of which there may be 1 MiB.
 *
 * <p>The language is YAML 1.2 with the core schema, of which JSON is a part, less everything that
 * surprises: anchors, aliases, tags, merge keys, several documents, duplicate keys and nesting
 * beyond 64 levels are refused. Plain scalars keep their text, so {@code NO} is a country and
 * {@code 12:30} a time of day.
 *
 * <pre>{@code
 * Rules rules = ConfigTree.read(path).decode(root -> {
 *   ConfigMap map = root.map("radius", "lists");
 *   return new Rules(map.integer("radius", 0, 31, 31), map.texts("lists"));
 * });
 * }</pre>
 */
public final class ConfigTree {
  static final int MAX_TEXT = 1 << 20;

  private final ConfigNode root;
  private final List<Problems> files;

  private ConfigTree(ConfigNode root, List<Problems> files) {
    this.root = root;
    this.files = files;
  }

  /**
   * {@return the parsed text}
   *
   * @param sourceName the name of the file, for messages
   * @param text YAML or JSON, up to 1 MiB
   * @throws ConfigException if the text is not well formed or uses what is refused
   */
  public static ConfigTree parse(String sourceName, String text) {
    Problems problems = new Problems(sourceName);
    if (text.length() > MAX_TEXT) {
      throw tooLong(problems);
    }
    ConfigNode root = root(problems, text);
    if (!problems.isEmpty()) {
      throw problems.exception();
    }
    return new ConfigTree(root, List.of(problems));
  }

  private static ConfigNode root(Problems problems, String text) {
    try {
      return new ConfigParser(problems).parse(text);
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          "reading YAML or JSON needs the library org.snakeyaml:snakeyaml-engine", e);
    }
  }

  /**
   * {@return the parsed file}
   *
   * @param file UTF-8, with or without a byte order mark
   * @throws ConfigException if the text is not well formed or uses what is refused
   * @throws IOException if the file cannot be read
   */
  public static ConfigTree read(Path file) throws IOException {
    Problems problems = new Problems(file.toString());
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_TEXT + 1);
    }
    if (bytes.length > MAX_TEXT) {
      throw tooLong(problems);
    }
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return parse(file.toString(), StandardCharsets.UTF_8.newDecoder().decode(buffer).toString());
    } catch (CharacterCodingException e) {
      problems.add(1, 1, "not UTF-8; save the file in UTF-8");
      throw problems.exception();
    }
  }

  /**
   * {@return what the file means, once nothing is found to be wrong with it}
   *
   * <p>While the function runs, the accessors of nodes and maps never throw for wrong content: they
   * note the problem and return something harmless, so that one run finds all problems.
   *
   * @param shape reads the values, beginning at the root
   * @param <T> what it makes of them
   * @throws ConfigException if anything was found to be wrong
   */
  public <T> T decode(Function<? super ConfigNode, ? extends T> shape) {
    T result;
    try {
      result = shape.apply(root);
    } catch (RuntimeException e) {
      // Stand-in values may not satisfy the constructors they are given to.
      if (files.stream().allMatch(Problems::isEmpty)) {
        throw e;
      }
      throw Problems.exception(files);
    }
    if (!files.stream().allMatch(Problems::isEmpty)) {
      throw Problems.exception(files);
    }
    return result;
  }

  /**
   * {@return this file laid over a base, as if both were one} A problem is told with the file in
   * which the value stands.
   *
   * @param base the file that this one extends
   * @param joining what becomes of the base's value under a path of keys, such as {@code
   *     profile.age}
   */
  public ConfigTree over(ConfigTree base, Function<String, Joining> joining) {
    List<Problems> all = Stream.concat(base.files.stream(), files.stream()).distinct().toList();
    return new ConfigTree(root.over(base.root, "", joining), all);
  }

  private static ConfigException tooLong(Problems problems) {
    problems.add(1, 1, "longer than the limit of " + MAX_TEXT + " characters");
    return problems.exception();
  }
}
