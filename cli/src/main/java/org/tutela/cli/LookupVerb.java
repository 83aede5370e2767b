package org.tutela.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.hash.TokenKey;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexCompiler;
import org.tutela.core.index.IndexEntry;
import org.tutela.core.index.IndexHit;
import org.tutela.core.index.IndexSearcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tutela lookup}: ready hashes, one or millions. */
@Command(
    name = "lookup",
    description = {
      "Look up ready hashes.",
      "Prints what matches, by the number of the line or argument and a token of this run."
    })
final class LookupVerb extends Verb {
  private static final int BATCH = 1 << 13;

  @Option(
      names = "--index",
      required = true,
      paramLabel = "X.tidx",
      description = "The compiled index.")
  private Path file;

  @Option(
      names = "--overlay",
      paramLabel = "O.tidx",
      description = "An overlay on the index; give several in their order.")
  private List<Path> overlays = List.of();

  @Option(
      names = "--type",
      required = true,
      paramLabel = "T",
      description = "Type of the hashes: md5, sha256, pdq, ...")
  private String type;

  @Option(
      names = "--radius",
      paramLabel = "BITS",
      description = "Largest distance of a perceptual match (default: 31, or what the index has).")
  private Optional<Integer> radius = Optional.empty();

  @Option(
      names = "--nearest",
      paramLabel = "K",
      description = "Only so many hits for each hash, the nearest.",
      defaultValue = "" + Integer.MAX_VALUE,
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
  private int nearest;

  @Option(names = "--show-query", description = "Print each matching hash in full.")
  private boolean showQuery;

  @Parameters(
      arity = "1..*",
      paramLabel = "HASH",
      description = "Hashes in hexadecimal; - reads one a line from standard input.")
  private List<String> hashes;

  private final TokenKey tokens = TokenKey.random();
  private final List<ContentHash> batch = new ArrayList<>();
  private final List<Long> lines = new ArrayList<>();
  private long asked;
  private long matched;
  private long failed;

  LookupVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    if (nearest < 1) {
      throw new IllegalArgumentException("--nearest is at least 1, not " + nearest);
    }
    HashType wanted = HashType.of(type);
    try (HashIndex index = HashIndex.load(file, overlays)) {
      int distance =
          radius.orElseGet(() -> Math.min(IndexCompiler.DEFAULT_RADIUS, index.radius(wanted)));
      IndexSearcher searcher = index.searcher();
      Output output = output();
      if (hashes.equals(List.of("-"))) {
        QueryLines in = new QueryLines(io.in(), 2 * wanted.bytes());
        long line = 1;
        for (Optional<String> next = in.next(); next.isPresent(); next = in.next()) {
          take(wanted, next.get(), line++, output);
          if (batch.size() == BATCH) {
            search(index, searcher, distance, output);
          }
        }
      } else {
        long number = 1;
        for (String hash : hashes) {
          take(wanted, hash, number++, output);
        }
      }
      search(index, searcher, distance, output);
      summary(output);
    }
    if (matched > 0) {
      return ExitStatus.FOUND;
    }
    return failed > 0 ? ExitStatus.FAILED : ExitStatus.OK;
  }

  private void take(HashType wanted, String text, long line, Output output) throws IOException {
    if (text.isEmpty()) {
      return;
    }
    asked++;
    try {
      batch.add(ContentHash.parse(wanted, text));
      lines.add(line);
    } catch (IllegalArgumentException e) {
      failed++;
      complain("line " + line + ": " + Failure.describe(e));
      output.object(
          json -> {
            json.writeNumberField("line", line);
            json.writeObjectFieldStart("error");
            json.writeStringField("code", "BAD_HASH");
            json.writeStringField("message", Failure.describe(e));
            json.writeEndObject();
          });
    }
  }

  private void search(HashIndex index, IndexSearcher searcher, int distance, Output output)
      throws IOException {
    List<List<IndexHit>> found = new ArrayList<>();
    batch.forEach(query -> found.add(new ArrayList<>(0)));
    searcher.search(
        batch,
        distance,
        () -> false,
        (query, hit) -> {
          if (found.get(query).size() < nearest) {
            found.get(query).add(hit);
          }
        });
    for (int i = 0; i < found.size(); i++) {
      if (!found.get(i).isEmpty()) {
        matched++;
        print(index, i, found.get(i), output);
      }
    }
    batch.clear();
    lines.clear();
  }

  private void print(HashIndex index, int query, List<IndexHit> hits, Output output)
      throws IOException {
    String token = tokens.token(batch.get(query));
    String shown = showQuery ? " " + batch.get(query).hex() : "";
    output.text("line " + lines.get(query) + " " + token + shown);
    for (IndexHit hit : hits) {
      for (IndexEntry entry : index.entries(hit)) {
        output.text("  distance " + hit.distance() + ": " + words(entry));
      }
    }
    output.object(
        json -> {
          json.writeNumberField("line", lines.get(query));
          json.writeStringField("token", token);
          if (showQuery) {
            json.writeStringField("hash", batch.get(query).hex());
          }
          json.writeArrayFieldStart("hits");
          for (IndexHit hit : hits) {
            json.writeStartObject();
            json.writeNumberField("distance", hit.distance());
            json.writeArrayFieldStart("entries");
            for (IndexEntry entry : index.entries(hit)) {
              write(json, entry);
            }
            json.writeEndArray();
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static String words(IndexEntry entry) {
    StringBuilder words = new StringBuilder(entry.list().name());
    words.append(", ").append(entry.role().id());
    if (!entry.category().isEmpty()) {
      words.append(", category ").append(entry.category());
    }
    if (!entry.sourceId().isEmpty()) {
      words.append(", entry ").append(entry.sourceId());
    }
    return Output.printable(words);
  }

  private static void write(JsonGenerator json, IndexEntry entry) throws IOException {
    json.writeStartObject();
    json.writeStringField("list", entry.list().name());
    json.writeStringField("jurisdiction", entry.list().jurisdiction());
    json.writeStringField("category", entry.category());
    json.writeStringField("sourceId", entry.sourceId());
    json.writeStringField("role", entry.role().id());
    if (entry.updated().isPresent()) {
      json.writeStringField("updated", entry.updated().get().toString());
    }
    json.writeEndObject();
  }

  private void summary(Output output) throws IOException {
    output.text(asked + " looked up, " + matched + " matched, " + failed + " malformed");
    output.object(
        json -> {
          json.writeStringField("kind", "summary");
          json.writeNumberField("queries", asked);
          json.writeNumberField("matched", matched);
          json.writeNumberField("failed", failed);
        });
  }
}
