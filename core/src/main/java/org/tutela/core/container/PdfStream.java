package org.tutela.core.container;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** One stream of a PDF: a picture, an attached file, or something else. */
final class PdfStream {
  private static final Pattern PICTURE = Pattern.compile("/Subtype\\s*/Image\\b");
  private static final Pattern ATTACHED = Pattern.compile("/Type\\s*/EmbeddedFile\\b");
  private static final Pattern MASK = Pattern.compile("/ImageMask\\s+true\\b");
  private static final Pattern FILTER = Pattern.compile("/Filter\\s*(?:\\[([^\\]]*)\\]|(/\\w+))");
  private static final Pattern NAME = Pattern.compile("/(\\w+)");
  private static final Pattern COLOURS =
      Pattern.compile("/ColorSpace\\s*(\\[[^\\]]*\\]|/\\w+|\\d+\\s+\\d+\\s+R)");
  private static final Pattern OBJECT = Pattern.compile("(\\d{1,9})\\s+\\d{1,5}\\s+obj\\b");
  private static final Pattern REFERENCE = Pattern.compile("(\\d+)\\s+(\\d+)\\s+R");
  private static final Set<String> PACKED = Set.of("DCTDecode", "DCT", "JPXDecode");
  private static final Set<String> FLATE = Set.of("FlateDecode", "Fl");
  private static final Set<String> OTHER_COLOURS =
      Set.of("/Indexed", "/Separation", "/DeviceN", "/Lab", "/DeviceCMYK", "/Pattern");

  private final SeekableByteChannel file;
  private final PdfObjects objects;
  private final String dictionary;
  private final long from;
  private final long to;

  PdfStream(SeekableByteChannel file, PdfObjects objects, String dictionary, long from, long to) {
    this.file = file;
    this.objects = objects;
    this.dictionary = dictionary;
    this.from = from;
    this.to = to;
  }

  /** Hands the stream over if it is a picture or an attached file. */
  void hand(EntrySink sink) throws IOException {
    boolean picture = PICTURE.matcher(dictionary).find() && !MASK.matcher(dictionary).find();
    if (!picture && !ATTACHED.matcher(dictionary).find()) {
      return;
    }
    Matcher object = OBJECT.matcher(dictionary);
    String name = "object-" + (object.find() ? object.group(1) : "at-" + from);
    List<String> filters = filters();
    boolean packed = !filters.isEmpty() && PACKED.contains(filters.get(filters.size() - 1));
    List<String> unpack = packed ? filters.subList(0, filters.size() - 1) : filters;
    if (!unpack.isEmpty() && (unpack.size() > 1 || !FLATE.contains(unpack.get(0)))) {
      sink.unreadable(name, "UNSUPPORTED: packed by " + String.join(", ", filters));
      return;
    }
    Inflater inflater = new Inflater();
    try {
      InputStream content = new ChannelStream(file, from, to);
      if (!unpack.isEmpty()) {
        content = new InflaterInputStream(content, inflater, 1 << 13);
      }
      if (packed || !picture) {
        sink.entry(
            packed ? name + (filters.contains("JPXDecode") ? ".jp2" : ".jpg") : name, content);
      } else {
        samples(name, content, sink);
      }
    } finally {
      inflater.end();
    }
  }

  private List<String> filters() {
    List<String> filters = new ArrayList<>();
    Matcher filter = FILTER.matcher(dictionary);
    if (filter.find()) {
      Matcher names = NAME.matcher(filter.group(1) == null ? filter.group(2) : filter.group(1));
      while (names.find()) {
        filters.add(names.group(1));
      }
    }
    return filters;
  }

  /** Hands over plain samples as a portable map, which needs no decoder. */
  private void samples(String name, InputStream content, EntrySink sink) throws IOException {
    int width = number("Width", 0);
    int height = number("Height", 0);
    int predictor = number("Predictor", 1);
    int components = components();
    boolean known = width > 0 && height > 0 && number("BitsPerComponent", 8) == 8;
    if (!known || components == 0 || (predictor > 1 && predictor < 10)) {
      sink.unreadable(name, "UNSUPPORTED: samples of a kind that is not read");
      return;
    }
    InputStream rows =
        predictor < 10 ? content : new PngRows(content, width * (long) components, components);
    String head = (components == 1 ? "P5 " : "P6 ") + width + " " + height + " 255\n";
    InputStream map =
        new SequenceInputStream(
            new ByteArrayInputStream(head.getBytes(StandardCharsets.US_ASCII)), rows);
    sink.entry(name + (components == 1 ? ".pgm" : ".ppm"), map);
  }

  private int number(String key, int otherwise) {
    Matcher number = Pattern.compile("/" + key + "\\s+(\\d{1,6})\\b").matcher(dictionary);
    return number.find() ? Integer.parseInt(number.group(1)) : otherwise;
  }

  /** {@return 1 for gray, 3 for RGB, 0 for what is not known to be either} */
  private int components() throws IOException {
    Matcher found = COLOURS.matcher(dictionary);
    if (!found.find()) {
      return 0;
    }
    String colours = resolve(found.group(1));
    Matcher profile = Pattern.compile("/ICCBased\\s+(\\d+\\s+\\d+\\s+R)").matcher(colours);
    if (profile.find()) {
      Matcher count = Pattern.compile("/N\\s+([13])\\b").matcher(resolve(profile.group(1)));
      return count.find() ? Integer.parseInt(count.group(1)) : 0;
    }
    if (OTHER_COLOURS.stream().anyMatch(colours::contains)) {
      return 0;
    }
    boolean gray = colours.contains("/DeviceGray") || colours.contains("/CalGray");
    return gray ? 1 : colours.contains("/DeviceRGB") || colours.contains("/CalRGB") ? 3 : 0;
  }

  /** {@return a value, or the beginning of the object that it refers to} */
  private String resolve(String value) throws IOException {
    Matcher reference = REFERENCE.matcher(value);
    return reference.matches() ? objects.text(reference.group(1), reference.group(2)) : value;
  }
}
