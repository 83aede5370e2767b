package org.tutela.filters.label;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tutela.filters.rating.RatingCatalog;

/**
 * Finds the age labels in content: web pages and HTTP headers, label files of sites, metadata of
 * streams, books and games, broadcast tables and media files. Stateless and safe for any number of
 * threads.
 *
 * <p>Time and memory grow with the content: a document has at most 4 MiB and 100,000 tags or
 * elements, and of a media file at most 16 MiB are read whatever its size. No link is followed and
 * no entity resolved.
 */
public final class LabelReaders {
  private LabelReaders() {}

  /**
   * {@return every label found, in the order of the content, at most 256} The format is recognised
   * from the first bytes; what is nothing else is searched as a web page.
   *
   * @param source the content
   * @throws LabelException if the content is beyond a limit
   * @throws IOException if the content cannot be searched
   */
  public static List<Label> read(LabelSource source) throws IOException {
    return read(source, FormatSniffer.format(source.head()));
  }

  /**
   * {@return every label found in content of one format, in its order, at most 256}
   *
   * @param source the content
   * @param format what the content is
   * @throws LabelException if the content is beyond a limit
   * @throws IOException if the content cannot be searched
   */
  public static List<Label> read(LabelSource source, LabelFormat format) throws IOException {
    LabelScan scan = new LabelScan(source, RatingCatalog.builtIn());
    FormatReaders.reader(format).read(scan);
    return scan.sink().labels();
  }

  /**
   * {@return the format that content seems to have}
   *
   * @param source the content
   */
  public static LabelFormat sniff(LabelSource source) {
    return FormatSniffer.format(source.head());
  }

  /**
   * {@return the label in one HTTP header, or empty if the header is none that labels}
   *
   * @param name the name of the header, in any case: {@code Rating}, {@code age-de-meta-label},
   *     {@code PICS-Label}
   * @param value its value
   */
  public static Optional<Label> header(String name, String value) {
    LabelScan scan = new LabelScan(LabelSource.empty(name), RatingCatalog.builtIn());
    WebLabels.header(scan, name, value, "header " + name.strip());
    return scan.sink().labels().stream().findFirst();
  }
}
