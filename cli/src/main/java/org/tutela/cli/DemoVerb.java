package org.tutela.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.tutela.core.index.CompileReport;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexCompiler;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.format.ListReaders;
import org.tutela.core.match.Disposition;
import org.tutela.core.match.Match;
import org.tutela.core.match.MatchResult;
import org.tutela.core.match.Matcher;
import org.tutela.filters.label.Label;
import org.tutela.filters.label.LabelReaders;
import org.tutela.filters.label.LabelSource;
import org.tutela.filters.label.LabelTrust;
import org.tutela.filters.policy.Audience;
import org.tutela.filters.policy.Decision;
import org.tutela.filters.policy.DecisionRequest;
import org.tutela.filters.policy.Policy;
import org.tutela.filters.rating.Medium;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tutela demo}: the newcomer's first minute, on synthetic lists and painted pictures. */
@Command(
    name = "demo",
    description =
        "Make a synthetic hash list and pictures, match altered copies, apply a family policy.")
final class DemoVerb extends Verb {
  private static final String POLICY = "family-child-11.yaml";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to leave the files (default: a new folder for temporary files).")
  private Optional<Path> out = Optional.empty();

  DemoVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    Path folder = out.isPresent() ? out.get() : Files.createTempDirectory("tutela-demo-");
    Output output = output();
    Path originals = Files.createDirectories(folder.resolve("originals"));
    Path uploads = Files.createDirectories(folder.resolve("uploads"));
    List<Path> listed = paintOriginals(originals);
    paintUploads(listed, uploads);

    output.text("1. Two synthetic hash lists, in two formats that hotlines use");
    Path ncmec = folder.resolve("hotline-a.xml");
    Path csv = folder.resolve("hotline-b.csv");
    DemoLists.writeNcmec(listed.subList(0, 3), ncmec);
    DemoLists.writeCsv(listed.subList(2, 4), csv, folder.resolve("hotline-b.mapping.json"));
    Path index = folder.resolve("lists.tidx");
    CompileReport report = compile(index, output, ncmec, csv);
    output.text("");
    output.text("2. One compiled index: " + index);
    for (CompileReport.TypeCount type : report.types()) {
      output.text(
          "   %s: %d entries, %d values".formatted(type.type(), type.entries(), type.values()));
    }
    report.rejected().forEach((code, n) -> output.text("   refused: %d %s".formatted(n, code)));

    output.text("");
    output.text("3. Uploads: exact copies, altered copies, and pictures that no list knows");
    Optional<Disposition> worst = match(index, uploads, output);

    output.text("");
    output.text("4. Labels that content carries, and what a family policy makes of them");
    decide(folder, worst, output);

    output.text("");
    output.text("All files are in " + folder);
    output.text("Next: tutela match --index " + index + " " + uploads);
    output.object(json -> json.writeStringField("folder", folder.toString()));
    return ExitStatus.OK;
  }

  private static List<Path> paintOriginals(Path folder) throws IOException {
    List<Path> files =
        Stream.of("harbour.png", "meadow.png", "tower.png", "market.png")
            .map(folder::resolve)
            .toList();
    for (int i = 0; i < files.size(); i++) {
      DemoPictures.writePng(DemoPictures.paint(i), files.get(i));
    }
    return files;
  }

  private static void paintUploads(List<Path> listed, Path folder) throws IOException {
    Files.copy(
        listed.get(0), folder.resolve("1-exact-copy.png"), StandardCopyOption.REPLACE_EXISTING);
    BufferedImage meadow = DemoPictures.paint(1);
    DemoPictures.writeJpeg(meadow, folder.resolve("2-jpeg-again.jpg"), 0.6f);
    DemoPictures.writePng(DemoPictures.resized(meadow, 0.5), folder.resolve("3-half-size.png"));
    DemoPictures.writeJpeg(
        DemoPictures.brighter(DemoPictures.paint(2)), folder.resolve("4-brighter.jpg"), 0.8f);
    Files.copy(
        listed.get(3), folder.resolve("5-exact-copy.png"), StandardCopyOption.REPLACE_EXISTING);
    DemoPictures.writePng(DemoPictures.paint(100), folder.resolve("6-unknown.png"));
    DemoPictures.writeJpeg(DemoPictures.paint(101), folder.resolve("7-unknown.jpg"), 0.9f);
    Files.writeString(folder.resolve("8-notes.txt"), "Not a picture, and on no list.\n");
  }

  private static CompileReport compile(Path index, Output output, Path... lists)
      throws IOException {
    IndexCompiler compiler = IndexCompiler.builder().name("demo").build();
    for (Path file : lists) {
      ListSource source = ListSource.of(file);
      ReadOptions options = ReadOptions.defaults();
      var reader = ListReaders.detect(source, options);
      String name = file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
      reader.read(source, options, compiler.list(HashList.of(name), reader));
      output.text("   " + file + " (" + reader.format() + ")");
    }
    return compiler.writeTo(index);
  }

  private Optional<Disposition> match(Path file, Path uploads, Output output) throws IOException {
    Optional<Disposition> worst = Optional.empty();
    try (HashIndex index = HashIndex.load(file)) {
      Matcher matcher = Matcher.of(index);
      for (Path upload : FileWalk.of(List.of(uploads)).files()) {
        MatchResult result = matcher.match(upload);
        String verdict = result.disposition().map(Disposition::id).orElse("clear");
        output.text("   %-6s %s".formatted(verdict.toUpperCase(Locale.ROOT), upload.getFileName()));
        for (Match match : result.matches()) {
          output.text("            " + match.explain());
        }
        output.object(
            json -> {
              json.writeStringField("path", upload.toString());
              MatchJson.write(json, result);
            });
        if (worst.isEmpty()) {
          worst = result.disposition();
        }
      }
    }
    return worst;
  }

  private void decide(Path folder, Optional<Disposition> match, Output output) throws IOException {
    Path file = folder.resolve(POLICY);
    try (InputStream policy = Policy.class.getResourceAsStream(POLICY)) {
      Files.copy(Objects.requireNonNull(policy), file, StandardCopyOption.REPLACE_EXISTING);
    }
    Policy policy = Policy.read(file);
    Path film = folder.resolve("film.html");
    Files.writeString(
        film,
        """
        <!doctype html><title>A film</title>
        <script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "Movie", "contentRating": "FSK 12"}
        </script>
        """);
    Path adult = folder.resolve("adult.html");
    Files.writeString(
        adult,
        """
        <!doctype html><title>Adults only</title>
        <meta name="rating" content="RTA-5042-1996-1400-1577-RTA">
        """);
    decide(policy, film, Medium.FILM, output);
    decide(policy, adult, Medium.WEB, output);
    if (match.isPresent()) {
      DecisionRequest request = DecisionRequest.builder(Medium.WEB).match(match.get()).build();
      print(folder.resolve("uploads").resolve("1-exact-copy.png"), policy.decide(request), output);
    }
  }

  private void decide(Policy policy, Path page, Medium medium, Output output) throws IOException {
    List<Label> labels = LabelReaders.read(LabelSource.read(page));
    for (Label label : labels) {
      output.text("   " + page.getFileName() + " says \"" + Output.printable(label.text()) + '"');
    }
    print(
        page,
        policy.decide(DecisionRequest.builder(medium).labels(labels, LabelTrust.PLATFORM).build()),
        output);
  }

  private void print(Path subject, Decision decision, Output output) throws IOException {
    output.text("   %-13s %s".formatted(decision.outcome(), subject.getFileName()));
    for (String line : decision.explain(Audience.GUARDIAN)) {
      output.text("            " + Output.printable(line));
    }
    output.object(
        json -> {
          json.writeStringField("path", subject.toString());
          json.writeStringField("outcome", decision.outcome().toString());
          json.writeArrayFieldStart("reasons");
          for (var reason : decision.reasons()) {
            json.writeString(reason.code().toString());
          }
          json.writeEndArray();
        });
  }
}
