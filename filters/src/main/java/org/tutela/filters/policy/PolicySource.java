package org.tutela.filters.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tutela.core.config.ConfigTree;

/**
 * Where the policies and packs are that a policy names. An implementation must be safe for the
 * threads that read policies with it.
 */
public interface PolicySource {
  /** What is looked for. */
  enum Kind {
    /** A policy that another extends. */
    POLICY("presets"),
    /** A jurisdiction pack. */
    PACK("packs");

    private final String folder;

    Kind(String folder) {
      this.folder = folder;
    }
  }

  /**
   * {@return the file of this name, parsed, or empty if there is none}
   *
   * @param kind what is looked for
   * @param name as it stands in the policy
   * @throws IOException if it cannot be read
   * @throws org.tutela.core.config.ConfigException if it is not well formed
   */
  Optional<ConfigTree> find(Kind kind, String name) throws IOException;

  /**
   * {@return the names of what comes with this library, sorted}
   *
   * @param kind presets or packs
   */
  static List<String> builtInNames(Kind kind) {
    try (InputStream in = PolicySource.class.getResourceAsStream(kind.folder + "/names.txt")) {
      byte[] names = Objects.requireNonNull(in, "the list of names is missing").readAllBytes();
      return new String(names, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the presets and packs that come with this library} */
  static PolicySource builtIn() {
    Pattern plain = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    return (kind, name) -> {
      if (!plain.matcher(name).matches()) {
        return Optional.empty();
      }
      String resource = kind.folder + "/" + name + ".yaml";
      try (InputStream in = PolicySource.class.getResourceAsStream(resource)) {
        return in == null
            ? Optional.empty()
            : Optional.of(
                ConfigTree.parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
      }
    };
  }

  /**
   * {@return the files in a folder, named with their ending, such as {@code house.yaml}}
   *
   * @param folder the folder; names that lead out of it find nothing
   */
  static PolicySource in(Path folder) {
    Pattern plain = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}\\.(yaml|yml|json)");
    return (kind, name) -> {
      Path file = folder.resolve(plain.matcher(name).matches() ? name : ".");
      return Files.isRegularFile(file) ? Optional.of(ConfigTree.read(file)) : Optional.empty();
    };
  }

  /**
   * {@return a source that asks another one for what this one does not have}
   *
   * @param other the other source
   */
  default PolicySource or(PolicySource other) {
    return (kind, name) -> {
      Optional<ConfigTree> found = find(kind, name);
      return found.isPresent() ? found : other.find(kind, name);
    };
  }
}
