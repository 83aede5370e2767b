package org.tutela.filters.label;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tutela.filters.rating.RatingCatalog;

/**
 * Finds the age labels in content: RTA and the {@code rating} meta element and HTTP header,
 * schema.org as JSON-LD and as microdata. Stateless and safe for any number of threads.
 *
 * <p>Time and memory grow with the content, which is at most 4 MiB and 100,000 tags; a page of more
 * than 20,000 tags is searched without noting lines. No link is followed.
 */
public final class LabelReaders {
  private static final Pattern HEADER = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}):(.*)");

  private static final int MAX_HEADERS = 1000;

  private LabelReaders() {}

  /**
   * {@return every label found, in the order of the content, at most 256}
   *
   * <p>Content that begins with a brace or bracket is a JSON-LD document; with a status line or
   * nothing but header lines, HTTP headers with or without a page after them; anything else, HTML.
   *
   * @param source the content
   * @throws LabelException if the content is beyond a limit
   * @throws IOException if the content cannot be searched
   */
  public static List<Label> read(LabelSource source) throws IOException {
    LabelSink sink = new LabelSink();
    RatingText texts = new RatingText(RatingCatalog.builtIn(), source.region());
    byte[] bytes = source.bytes();
    // Latin-1 keeps one character a byte: enough to sniff, and to find where a page begins.
    String sniffed = new String(bytes, StandardCharsets.ISO_8859_1);
    int start = sniffed.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
    String head = sniffed.substring(start).stripLeading();
    if (head.startsWith("{") || head.startsWith("[")) {
      document(new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8), texts, sink);
      return sink.labels();
    }
    int page = start + headers(sniffed.substring(start), texts, sink);
    new HtmlLabels(texts, sink).read(source.name(), bytes, page, line(sniffed, page));
    return sink.labels();
  }

  /**
   * {@return the label in one HTTP header, or empty if the header is not {@code Rating}}
   *
   * @param name the name of the header, in any case
   * @param value its value
   */
  public static Optional<Label> header(String name, String value) {
    return header(
        new RatingText(RatingCatalog.builtIn(), Optional.empty()), name, value, "header Rating");
  }

  private static Optional<Label> header(
      RatingText texts, String name, String value, String location) {
    return name.strip().toLowerCase(Locale.ROOT).equals("rating")
        ? Optional.of(new MetaRating(texts).label(value, location))
        : Optional.empty();
  }

  /** Reads header lines and tells where the page after them begins; 0 if there are none. */
  private static int headers(String text, RatingText texts, LabelSink sink) {
    boolean response = text.startsWith("HTTP/");
    LabelSink found = new LabelSink();
    int position = 0;
    for (int line = 1; position < text.length(); line++) {
      int end = text.indexOf('\n', position);
      int next = end < 0 ? text.length() : end + 1;
      String content = text.substring(position, end < 0 ? next : end).stripTrailing();
      position = next;
      if (content.isEmpty()) {
        break;
      }
      if (response && line == 1) {
        continue;
      }
      Matcher header = HEADER.matcher(content);
      if (!header.matches() || line > MAX_HEADERS) {
        return 0;
      }
      header(texts, header.group(1), header.group(2), "line " + line + ", header Rating")
          .ifPresent(found::add);
    }
    found.labels().forEach(sink::add);
    return position;
  }

  private static void document(String json, RatingText texts, LabelSink sink) throws IOException {
    try {
      new SchemaLabels(texts, sink).read(JsonTree.parse(json), "");
    } catch (JsonProcessingException e) {
      sink.add(SchemaLabels.malformed(json, e, ""));
    }
  }

  private static int line(String text, int position) {
    return 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
  }
}
