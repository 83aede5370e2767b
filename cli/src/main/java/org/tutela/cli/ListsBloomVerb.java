package org.tutela.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListReader;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.format.BloomFilter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tutela lists bloom}: the digests of a list as a Bloom filter for other tools. */
@Command(
    name = "bloom",
    description = {
      "Writes the digests of one type as a Bloom filter in the format of DCSO.",
      "CIRCL asks for SHA-1 in upper case: that is the default; --lower writes the others."
    })
final class ListsBloomVerb extends Verb {
  @Mixin private ListOptions options = new ListOptions();

  @Option(names = "--out", required = true, paramLabel = "X.bloom", description = "The filter.")
  private Path out;

  @Option(
      names = "--digest",
      paramLabel = "T",
      description = "Which digests: md5, sha1, sha256, sha512 (default: ${DEFAULT-VALUE}).",
      defaultValue = "sha1")
  private String digest;

  @Option(
      names = "--probability",
      paramLabel = "P",
      description = "Share of other values that pass (default: ${DEFAULT-VALUE}).",
      defaultValue = "0.0001")
  private double probability;

  @Option(names = "--lower", description = "Put the digests in as lower-case hexadecimal.")
  private boolean lower;

  @Parameters(paramLabel = "FILE", description = "The list; - is standard input.")
  private String file;

  ListsBloomVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    ReadOptions read = options.read();
    return options.open(file, io, source -> write(source, read));
  }

  /** Reads the list twice: how many values there are decides the size of the filter. */
  private int write(ListSource source, ReadOptions read) throws IOException {
    HashType type = HashType.of(digest);
    ListReader reader = options.reader(source, read);
    long[] count = new long[1];
    reader.read(source, read, record -> count[0] += isDigest(record, type) ? 1 : 0);
    BloomFilter.Writer writer = new BloomFilter.Writer(Math.max(1, count[0]), probability);
    reader.read(
        source,
        read,
        record -> {
          if (isDigest(record, type) && record instanceof ListEntry entry) {
            String hex = entry.hash().hex();
            writer.add(lower ? hex : hex.toUpperCase(Locale.ROOT));
          }
        });
    BloomFilter filter = writer.filter();
    try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(out), 1 << 16)) {
      filter.writeTo(bytes);
    }
    Output output = output();
    output.text(Output.printable(out) + ": " + filter);
    output.object(
        json -> {
          json.writeStringField("kind", "bloom");
          json.writeStringField("path", out.toString());
          json.writeNumberField("elements", filter.elements());
        });
    return ExitStatus.OK;
  }

  private static boolean isDigest(Object record, HashType type) {
    return record instanceof ListEntry entry && entry.hash().type().equals(type);
  }
}
