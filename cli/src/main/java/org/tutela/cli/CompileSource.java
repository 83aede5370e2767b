package org.tutela.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tutela.core.config.ConfigMap;
import org.tutela.core.config.ConfigNode;
import org.tutela.core.config.ConfigTree;
import org.tutela.core.hash.HashType;
import org.tutela.core.image.PdqDialect;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.VicsProfile;
import org.tutela.core.list.format.ListReaders;

/**
 * One list to be compiled.
 *
 * @param file where it is
 * @param format its name, or empty to find it from the content
 * @param list who published it
 * @param scheme what its categories mean, or empty for what is usual with its format
 * @param options how it is read
 * @param named whether it was given its name, and may so be another import of a list that is there
 *     already; otherwise its name is that of its file
 */
record CompileSource(
    Path file,
    Optional<String> format,
    HashList list,
    Optional<String> scheme,
    ReadOptions options,
    boolean named) {

  /** {@return what {@code FILE[:FORMAT]} on the command line means} */
  static CompileSource of(String argument, ReadOptions options) {
    int colon = argument.lastIndexOf(':');
    boolean named = colon > 0 && ListReaders.formats().contains(argument.substring(colon + 1));
    Path file = Path.of(named ? argument.substring(0, colon) : argument);
    Optional<String> format = named ? Optional.of(argument.substring(colon + 1)) : Optional.empty();
    HashList list = HashList.of(file.toString());
    return new CompileSource(file, format, list, Optional.empty(), options, false);
  }

  /** {@return the sources, those without a name being called after their files} */
  static List<CompileSource> named(List<CompileSource> sources) {
    Map<Path, String> names =
        ListNames.of(
            sources.stream().filter(source -> !source.named).map(CompileSource::file).toList());
    return sources.stream()
        .map(source -> source.named ? source : source.called(names.getOrDefault(source.file, "")))
        .toList();
  }

  private CompileSource called(String name) {
    HashList known = new HashList(name, list.jurisdiction(), list.dialect());
    return new CompileSource(file, format, known, scheme, options, named);
  }

  /** {@return the lists that a file describes; paths in it are relative to the file} */
  static List<CompileSource> read(Path description, ReadOptions options) throws IOException {
    return ConfigTree.read(description)
        .decode(
            root -> {
              List<CompileSource> sources = new ArrayList<>();
              for (ConfigNode item : root.map("lists").list("lists")) {
                sources.add(source(item, description, options));
              }
              return sources;
            });
  }

  private static CompileSource source(ConfigNode item, Path description, ReadOptions options) {
    ConfigMap map =
        item.map(
            "file",
            "format",
            "name",
            "jurisdiction",
            "dialect",
            "scheme",
            "mapping",
            "type",
            "profile");
    Path file = description.resolveSibling(map.require("file").text());
    ReadOptions read = options;
    Optional<ConfigNode> type = map.find("type");
    if (type.isPresent()) {
      Optional<HashType> known = HashType.find(type.get().text());
      if (known.isPresent()) {
        read = read.withType(known.get());
      } else {
        type.get().problem("unknown hash type: expected one of " + HashType.known());
      }
    }
    Optional<ConfigNode> mapping = map.find("mapping");
    if (mapping.isPresent()) {
      read = read.withMapping(description.resolveSibling(mapping.get().text()));
    }
    if (map.find("profile").map(node -> node.oneOf("caid")).isPresent()) {
      read = read.withProfile(VicsProfile.CAID);
    }
    Optional<String> name = map.find("name").map(ConfigNode::text);
    HashList list =
        new HashList(
            name.orElse(file.toString()),
            map.text("jurisdiction", ""),
            map.find("dialect").map(CompileSource::dialect).orElse(PdqDialect.CORE));
    return new CompileSource(
        file,
        map.find("format").map(node -> node.oneOf(ListReaders.formats().toArray(new String[0]))),
        list,
        map.find("scheme").map(ConfigNode::text),
        read,
        name.isPresent());
  }

  private static PdqDialect dialect(ConfigNode node) {
    String name = node.oneOf("core", "resize-512").toUpperCase(Locale.ROOT);
    return PdqDialect.valueOf(name.replace('-', '_'));
  }
}
