package org.tutela.filters.label;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tutela.filters.rating.DescriptorLevel;

/**
 * The files of labels under {@code fixtures}. Media files were made with ffmpeg, AtomicParsley and
 * mkvpropedit; the tables in transport streams, the caption packets and the PARAM.SFO were put
 * together byte by byte from their clauses; the documents follow published examples.
 */
final class LabelFixtures {
  static final String EXPECTED = ".labels";

  private LabelFixtures() {}

  static List<Path> files() {
    try (Stream<Path> files = Files.list(folder())) {
      return files.filter(file -> !file.toString().endsWith(EXPECTED)).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Path folder() {
    try {
      return Path.of(LabelFixtures.class.getResource("fixtures").toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static Path file(String name) {
    return folder().resolve(name);
  }

  /** {@return the format that the name of a file says, or the one that its bytes tell} */
  static LabelFormat format(Path file) throws IOException {
    String name = file.getFileName().toString();
    return LabelFormat.find(name.substring(name.lastIndexOf('.') + 1))
        .orElse(LabelReaders.sniff(LabelSource.read(file)));
  }

  static LabelSource source(byte[] bytes) throws IOException {
    return LabelSource.read("fixture", new ByteArrayInputStream(bytes));
  }

  /** {@return the label on one line} */
  static String line(Label label) {
    String meaning =
        label
            .rating()
            .map(Object::toString)
            .orElse(label.age().isPresent() ? "age " + label.age().getAsInt() : "-");
    String descriptors =
        label.descriptors().stream()
            .map(DescriptorLevel::toString)
            .collect(Collectors.joining(", "));
    String warnings =
        label.warnings().stream().map(Label.Warning::code).collect(Collectors.joining(", "));
    return String.join(
        " | ",
        label.location(),
        label.format(),
        label.state().toString(),
        meaning,
        label.confidence().toString(),
        descriptors,
        label.scope().orElse(""),
        warnings);
  }
}
