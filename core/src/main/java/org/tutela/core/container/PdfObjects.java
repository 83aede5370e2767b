package org.tutela.core.container;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the objects of a PDF stand, found by going through the file from its first byte to its
 * last. The cross-reference table is not believed: it may be damaged, or leave out what another
 * program finds. Of several objects of one number the last is in force, and the streams of all are
 * known. One thread at a time.
 */
final class PdfObjects {
  private static final byte[] OBJECT = ascii("obj");
  private static final byte[] STREAM = ascii("stream");
  private static final byte[] END_STREAM = ascii("endstream");
  private static final byte[] TRAILER = ascii("trailer");

  private static final String GAP = "(?:[\\s\\x00]|%[^\\r\\n]*[\\r\\n])";
  private static final Pattern NUMBER =
      Pattern.compile("(?<!\\d)(\\d{1,10})" + GAP + "+(\\d{1,5})" + GAP + "*$");
  private static final int NUMBER_BYTES = 80;

  private static final int BUFFER_BYTES = 1 << 9;
  private static final int MOST_OBJECTS = 300_000;
  private static final int MOST_REFERENCES = 8;

  /** Programs that write them put a few hundred objects into one. */
  private static final int OBJECT_STREAM_BYTES = 16 << 20;

  /**
   * A stream.
   *
   * @param number of its object
   * @param dictionary where its dictionary begins
   * @param from where its bytes begin
   */
  record Place(long number, long dictionary, long from) {}

  /** Where an object begins, in the file or in the bytes of a stream. */
  private record Start(Optional<Place> stream, long at) {}

  private final SeekableByteChannel file;
  private final FileWindow window;
  private final EntrySink sink;
  private final Map<Long, Start> starts = new HashMap<>();
  private final Map<Long, Place> streams = new LinkedHashMap<>();
  private final Set<Long> attached = new HashSet<>();
  private boolean encrypted;
  private int resolving;

  /** Where the last search for the end of a stream began, and what it found. */
  private long searchedFrom;

  private long searchedTo = -1;
  private Optional<Place> unpackedPlace = Optional.empty();
  private byte[] unpacked = new byte[0];

  private PdfObjects(SeekableByteChannel file, EntrySink sink) throws IOException {
    this.file = file;
    this.window = new FileWindow(file);
    this.sink = sink;
  }

  /** Finds all objects. */
  static PdfObjects find(SeekableByteChannel file, EntrySink sink) throws IOException {
    PdfObjects objects = new PdfObjects(file, sink);
    objects.trailers();
    objects.objects();
    objects.strayStreams();
    return objects;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** {@return all streams, in the order of the file} */
  Collection<Place> streams() {
    return streams.values();
  }

  /** {@return whether a trailer speaks of encryption} */
  boolean isEncrypted() {
    return encrypted;
  }

  /** {@return whether the object is named as an attached file} */
  boolean isAttached(Place place) {
    return attached.contains(place.number());
  }

  private void trailers() throws IOException {
    long at = window.find(TRAILER, 0, window.size());
    while (at >= 0) {
      note(valueOrNull(lexer(at + TRAILER.length)), 0);
      at = window.find(TRAILER, at + TRAILER.length, window.size());
    }
  }

  private void objects() throws IOException {
    long at = window.find(OBJECT, 0, window.size());
    while (at >= 0) {
      long from = Math.max(0, at - NUMBER_BYTES);
      byte[] before = window.bytes(from, (int) (at - from)).array();
      Matcher number = NUMBER.matcher(new String(before, StandardCharsets.ISO_8859_1));
      at += OBJECT.length;
      if (number.find()) {
        if (starts.size() >= MOST_OBJECTS) {
          sink.partial("LIMIT_ENTRIES: more than " + MOST_OBJECTS + " objects in the PDF");
          return;
        }
        object(Long.parseLong(number.group(1)), at);
      }
      at = window.find(OBJECT, at, window.size());
    }
  }

  private void object(long number, long at) throws IOException {
    PdfBytes in = bytes(at);
    PdfLexer lexer = new PdfLexer(in);
    PdfValue value = valueOrNull(lexer);
    starts.put(number, new Start(Optional.empty(), at));
    note(value, 0);
    if (value instanceof PdfValue.Dictionary dictionary && lexer.token().is("stream")) {
      Place place = new Place(number, at, data(at + in.passed()));
      streams.put(at, place);
      if (dictionary.get("Type").name().equals("ObjStm")) {
        packedObjects(dictionary, place);
      }
    }
  }

  /** Where the bytes begin that follow the word: behind the end of its line. */
  private long data(long behind) throws IOException {
    byte[] next = window.bytes(behind, PdfBytes.AHEAD).array();
    int at = 0;
    while (at < next.length && (next[at] == ' ' || next[at] == '\t')) {
      at++;
    }
    if (at + 1 < next.length && next[at] == '\r' && next[at + 1] == '\n') {
      return behind + at + 2;
    }
    return at < next.length && (next[at] == '\n' || next[at] == '\r') ? behind + at + 1 : behind;
  }

  /** Objects can seem to stand in each other, so that what is read of them is counted. */
  private PdfBytes bytes(long at) throws IOException {
    return new PdfBytes(sink.unpacked(window.stream(at)), BUFFER_BYTES);
  }

  private PdfLexer lexer(long at) throws IOException {
    return new PdfLexer(bytes(at));
  }

  private static PdfValue valueOrNull(PdfLexer lexer) throws IOException {
    try {
      return lexer.value();
    } catch (UnreadableException e) {
      // If a stream follows, it is a stray one.
      return PdfValue.Word.NULL;
    }
  }

  /** Notes what a value says about other objects. */
  private void note(PdfValue value, int depth) {
    if (value instanceof PdfValue.Array array) {
      array.items().forEach(item -> note(item, depth + 1));
    } else if (value instanceof PdfValue.Dictionary dictionary) {
      encrypted |= depth == 0 && dictionary.values().containsKey("Encrypt");
      if (dictionary.values().containsKey("XFA")) {
        sink.partial("UNSUPPORTED: pictures in the XML of a form are not looked for");
      }
      if (dictionary.get("EF") instanceof PdfValue.Dictionary files) {
        for (PdfValue one : files.values().values()) {
          if (one instanceof PdfValue.Reference reference) {
            attached.add(reference.number());
          }
        }
      }
      dictionary.values().values().forEach(item -> note(item, depth + 1));
    }
  }

  /** The objects of an object stream (7.5.7): a table of numbers and places, then the objects. */
  private void packedObjects(PdfValue.Dictionary dictionary, Place place) throws IOException {
    try {
      byte[] bytes = unpack(place);
      int first = resolve(dictionary.get("First")).number(0);
      int count = resolve(dictionary.get("N")).number(0);
      PdfLexer table = lexer(bytes, 0);
      for (int i = 0; i < count && starts.size() < MOST_OBJECTS; i++) {
        int number = table.token().number(-1);
        int at = table.token().number(-1);
        if (number < 0 || at < 0) {
          throw new UnreadableException("DAMAGED: an object stream of the PDF ends too soon");
        }
        starts.put((long) number, new Start(Optional.of(place), (long) first + at));
        note(valueOrNull(lexer(bytes, first + at)), 0);
      }
    } catch (UnreadableException e) {
      sink.partial(e.reason());
    }
  }

  private static PdfLexer lexer(byte[] bytes, int from) {
    int start = Math.max(0, Math.min(from, bytes.length));
    return new PdfLexer(
        new PdfBytes(new ByteArrayInputStream(bytes, start, bytes.length - start), BUFFER_BYTES));
  }

  private byte[] unpack(Place place) throws IOException {
    if (!unpackedPlace.equals(Optional.of(place))) {
      PdfCoding coding = PdfCoding.of(dictionary(place), raw(place), this);
      try (InputStream open = coding.content();
          EntryStream content = sink.unpacked(open)) {
        unpacked = content.readNBytes(OBJECT_STREAM_BYTES + 1);
        if (!content.damage().isEmpty() || unpacked.length > OBJECT_STREAM_BYTES) {
          sink.partial("DAMAGED: an object stream of the PDF cannot be unpacked whole");
        }
        unpackedPlace = Optional.of(place);
      }
    }
    return unpacked;
  }

  /** {@return a value, or what it refers to} */
  PdfValue resolve(PdfValue value) throws IOException {
    // A stream of objects may name its own length as one of them.
    if (resolving == MOST_REFERENCES) {
      return PdfValue.Word.NULL;
    }
    resolving++;
    try {
      return value instanceof PdfValue.Reference reference ? resolve(target(reference)) : value;
    } finally {
      resolving--;
    }
  }

  private PdfValue target(PdfValue.Reference reference) throws IOException {
    Start start = starts.get(reference.number());
    if (start == null) {
      return PdfValue.Word.NULL;
    }
    return valueOrNull(
        start.stream().isPresent()
            ? lexer(unpack(start.stream().get()), (int) start.at())
            : lexer(start.at()));
  }

  /** {@return the stream that a value refers to} */
  Optional<Place> stream(PdfValue value) {
    if (value instanceof PdfValue.Reference reference) {
      Start start = starts.get(reference.number());
      if (start != null && start.stream().isEmpty()) {
        return Optional.ofNullable(streams.get(start.at()));
      }
    }
    return Optional.empty();
  }

  /** {@return what describes a stream} */
  PdfValue.Dictionary dictionary(Place place) throws IOException {
    return valueOrNull(lexer(place.dictionary())) instanceof PdfValue.Dictionary dictionary
        ? dictionary
        : new PdfValue.Dictionary(Map.of());
  }

  /** {@return the bytes of a stream as they stand in the file} */
  ChannelStream raw(Place place) throws IOException {
    return new ChannelStream(file, place.from(), end(place));
  }

  /** Where a stream ends: where it says, if the closing word stands there. */
  private long end(Place place) throws IOException {
    PdfValue length = resolve(dictionary(place).get("Length"));
    if (length instanceof PdfValue.Numeral number && number.value() >= 0) {
      long said = place.from() + Math.min((long) number.value(), window.size());
      long most = Math.min(window.size(), said + END_STREAM.length + 2);
      if (said <= window.size() && window.find(END_STREAM, said, most) >= 0) {
        return said;
      }
    }
    if (place.from() < searchedFrom || place.from() > searchedTo) {
      long found = window.find(END_STREAM, place.from(), window.size());
      searchedFrom = place.from();
      searchedTo = found < 0 ? window.size() : found;
    }
    return searchedTo;
  }

  /** A stream that follows no dictionary that can be read is one that another program may find. */
  private void strayStreams() throws IOException {
    Set<Long> known = new HashSet<>();
    streams.values().forEach(place -> known.add(place.from()));
    long at = window.find(STREAM, 0, window.size());
    while (at >= 0) {
      long data = data(at + STREAM.length);
      if (data > at + STREAM.length && !known.contains(data) && followsDictionary(at)) {
        sink.partial("DAMAGED: a stream of the PDF belongs to no object");
        return;
      }
      at = window.find(STREAM, at + STREAM.length, window.size());
    }
  }

  private boolean followsDictionary(long at) throws IOException {
    long from = Math.max(0, at - PdfBytes.AHEAD);
    byte[] before = window.bytes(from, (int) (at - from)).array();
    return new String(before, StandardCharsets.ISO_8859_1).stripTrailing().endsWith(">>");
  }
}
