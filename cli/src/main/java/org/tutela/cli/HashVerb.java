package org.tutela.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.image.PdqHash;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tutela hash}: the hashes of files, in the order of the operands. */
@Command(name = "hash", description = "Print hashes of files.")
final class HashVerb extends Verb {
  private static final Path STDIN = Path.of("-");

  @Option(
      names = "--type",
      split = ",",
      paramLabel = "T",
      defaultValue = "md5,sha1,sha256,pdq",
      description = "Hash types: md5, sha1, sha256, sha512, pdq (default: ${DEFAULT-VALUE}).")
  List<String> types = List.of();

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Files and folders; - is standard input.")
  List<Path> paths = List.of();

  HashVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    FileHashes hashes = FileHashes.of(types());
    FileWalk walk = FileWalk.of(paths);
    int[] refused = {0};
    Throughput throughput = new Throughput();
    try (Progress progress = Progress.of("hashing", walk.files().size(), io)) {
      InOrder.forEach(
          walk.files(),
          file -> file.equals(STDIN) ? hashes.of(file, io.in()) : hashes.of(file),
          (file, result) -> {
            print(file, result);
            refused[0] += result.error().isPresent() ? 1 : 0;
            throughput.add(file, result.picture().isPresent());
            progress.step(throughput.toString());
          });
    }
    if (throughput.isWorthALine()) {
      complain(throughput.toString());
    }
    for (Map.Entry<Path, IOException> failed : walk.unreadable().entrySet()) {
      print(failed.getKey(), FileHashes.Result.unreadable(failed.getKey(), failed.getValue()));
      refused[0]++;
    }
    return refused[0] > 0 ? ExitStatus.FAILED : ExitStatus.OK;
  }

  private Set<HashType> types() {
    Set<HashType> wanted = new LinkedHashSet<>();
    for (String type : types) {
      HashType known = HashType.of(type.strip());
      boolean digest = known.kind() == HashType.Kind.DIGEST && !known.isAddress();
      if (!digest && !known.equals(HashType.PDQ)) {
        throw new IllegalArgumentException(known + " hashes are not computed by this command");
      }
      wanted.add(known);
    }
    return wanted;
  }

  private void print(Path file, FileHashes.Result result) throws IOException {
    if (json) {
      output().object(out -> writeJson(out, file, result));
      return;
    }
    String name = Output.printable(file);
    result.digests().forEach((type, hash) -> line(type.id(), hash.hex(), name));
    result.picture().ifPresent(p -> line("pdq", p.pdq().hash().hex(), name + " " + describe(p)));
    result.notes().forEach(note -> complain(file + ": " + note));
    result.error().ifPresent(error -> complain(file + ": " + error.message()));
  }

  private void line(String type, String hex, String rest) {
    output().text(type + "  " + hex + "  " + rest);
  }

  private static String describe(FileHashes.Picture picture) {
    return String.format(
        "(%d x %d, quality %d, %s)",
        picture.width(), picture.height(), picture.pdq().quality(), picture.state());
  }

  private static void writeJson(JsonGenerator out, Path file, FileHashes.Result result)
      throws IOException {
    out.writeStringField("path", file.toString());
    if (result.error().isEmpty() || !result.digests().isEmpty()) {
      writeHashes(out, result);
    }
    if (result.picture().isPresent()) {
      FileHashes.Picture picture = result.picture().get();
      out.writeNumberField("width", picture.width());
      out.writeNumberField("height", picture.height());
      out.writeStringField("state", picture.state());
    }
    if (result.error().isPresent()) {
      out.writeObjectFieldStart("error");
      out.writeStringField("code", result.error().get().code());
      out.writeStringField("message", result.error().get().message());
      out.writeEndObject();
      return;
    }
    out.writeArrayFieldStart("notes");
    for (String note : result.notes()) {
      out.writeString(note);
    }
    out.writeEndArray();
  }

  private static void writeHashes(JsonGenerator out, FileHashes.Result result) throws IOException {
    out.writeObjectFieldStart("hashes");
    for (Map.Entry<HashType, ContentHash> digest : result.digests().entrySet()) {
      out.writeStringField(digest.getKey().id(), digest.getValue().hex());
    }
    if (result.picture().isPresent()) {
      PdqHash pdq = result.picture().get().pdq();
      out.writeObjectFieldStart("pdq");
      out.writeStringField("hash", pdq.hash().hex());
      out.writeNumberField("quality", pdq.quality());
      out.writeEndObject();
    }
    out.writeEndObject();
  }
}
