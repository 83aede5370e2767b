package org.tutela.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
 * @param update whether it may be another import of a list that is there already
 */
record CompileSource(
    Path file,
    Optional<String> format,
    HashList list,
    Optional<String> scheme,
    ReadOptions options,
    boolean update) {

  /** {@return what {@code FILE[:FORMAT]} on the command line means} */
  static CompileSource of(String argument, ReadOptions options) {
    int colon = argument.lastIndexOf(':');
    boolean named = colon > 0 && ListReaders.formats().contains(argument.substring(colon + 1));
    Path file = Path.of(named ? argument.substring(0, colon) : argument);
    Optional<String> format = named ? Optional.of(argument.substring(colon + 1)) : Optional.empty();
    HashList list = HashList.of(listName(file));
    return new CompileSource(file, format, list, Optional.empty(), options, false);
  }

  /** {@return the name of a file without folders and endings} */
  private static String listName(Path file) {
    String last = Optional.ofNullable(file.getFileName()).orElse(file).toString();
    int dot = last.indexOf('.', 1);
    return dot < 0 ? last : last.substring(0, dot);
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
    HashList list =
        new HashList(
            map.text("name", listName(file)),
            map.text("jurisdiction", ""),
            map.find("dialect").map(CompileSource::dialect).orElse(PdqDialect.CORE));
    return new CompileSource(
        file,
        map.find("format").map(node -> node.oneOf(ListReaders.formats().toArray(new String[0]))),
        list,
        map.find("scheme").map(ConfigNode::text),
        read,
        true);
  }

  private static PdqDialect dialect(ConfigNode node) {
    String name = node.oneOf("core", "resize-512").toUpperCase(Locale.ROOT);
    return PdqDialect.valueOf(name.replace('-', '_'));
  }
}
