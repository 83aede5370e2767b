package org.tutela.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.ListGuards;
import org.tutela.core.list.ListReader;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.VicsProfile;
import org.tutela.core.list.format.ListReaders;
import picocli.CommandLine.Option;

/** How a list is to be read: what the {@code lists} verbs share. */
final class ListOptions {
  @Option(names = "--format", paramLabel = "F", description = "Format; found by itself if absent.")
  private Optional<String> format;

  @Option(
      names = "--mapping",
      paramLabel = "M.json",
      description = "What the columns of a table mean, in JSON or YAML.")
  private Optional<Path> mapping;

  @Option(
      names = "--type",
      paramLabel = "T",
      description = "Type of the values, for files that do not say: pdq, sha256, ...")
  private Optional<String> type;

  @Option(
      names = "--guards",
      paramLabel = "G.yaml",
      description = "Which well-formed values are refused.")
  private Optional<Path> guards;

  @Option(
      names = "--profile",
      paramLabel = "P",
      description = "caid: the category codes of a VICS file are those of CAID.")
  private Optional<String> profile;

  @Option(
      names = "--stdin-name",
      paramLabel = "N",
      description = "File name of standard input, for formats known by it: x.fp, range-6AAE6.txt.",
      defaultValue = "standard input")
  private String stdinName = "standard input";

  /** Does something with a list. */
  interface Use {
    int apply(ListSource source) throws IOException;
  }

  /** Opens a file, or standard input, which is copied since a list is read more than once. */
  int open(String file, Io io, Use use) throws IOException {
    if (!file.equals("-")) {
      return use.apply(ListSource.of(Path.of(file)));
    }
    Path spool = Files.createTempFile("tutela-", ".list");
    try (InputStream in = io.in()) {
      Files.copy(in, spool, StandardCopyOption.REPLACE_EXISTING);
      return use.apply(ListSource.of(spool).named(stdinName));
    } finally {
      Files.delete(spool);
    }
  }

  ReadOptions read() throws IOException {
    return new ReadOptions(
        type.map(HashType::of),
        mapping,
        guards.isPresent() ? ListGuards.read(guards.get()) : ListGuards.STANDARD,
        profile.map(ListOptions::profile).orElse(VicsProfile.AS_STATED));
  }

  /** {@return the reader that was asked for, or the one that recognises the list} */
  ListReader reader(ListSource source, ReadOptions options) throws IOException {
    return format.isPresent() ? ListReaders.of(format.get()) : ListReaders.detect(source, options);
  }

  static VicsProfile profile(String name) {
    if (!name.equals("caid")) {
      throw new IllegalArgumentException("unknown profile \"" + name + "\": expected caid");
    }
    return VicsProfile.CAID;
  }
}
