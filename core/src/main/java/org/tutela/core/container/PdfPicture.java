package org.tutela.core.container;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.tutela.core.image.ImageDecoder;

/** Hands over one picture of a PDF, in whatever coding and colours, or says why it cannot. */
final class PdfPicture {
  private static final int BUFFER_BYTES = 1 << 13;

  private final PdfObjects objects;
  private final EntrySink sink;

  PdfPicture(PdfObjects objects, EntrySink sink) {
    this.objects = objects;
    this.sink = sink;
  }

  /**
   * Hands over a picture.
   *
   * @param name without an ending
   * @param dictionary of a stream, or of an inline picture with its short keys
   * @param raw the bytes as they stand in the file
   */
  void hand(String name, PdfValue.Dictionary dictionary, InputStream raw) throws IOException {
    try {
      PdfCoding coding = PdfCoding.of(dictionary, raw, objects);
      try (InputStream content = coding.content()) {
        switch (coding.picture()) {
          case "DCT" -> jpeg(name + ".jpg", dictionary, content);
          case "JPX" -> whole(name + ".jp2", content);
          case "CCF" -> sink.entry(name + ".tif", FaxTiff.of(coding, dictionary, objects));
          case "" -> samples(name, dictionary, content);
          default -> sink.unreadable(name, "UNSUPPORTED: packed by " + coding.picture());
        }
      }
    } catch (UnreadableException e) {
      sink.unreadable(name, e.reason());
    }
  }

  private void samples(String name, PdfValue.Dictionary dictionary, InputStream content)
      throws IOException {
    PdfColours colours = PdfSamples.colours(dictionary, objects);
    String ending = colours.isGray() ? ".pgm" : ".ppm";
    sink.entry(name + ending, PdfSamples.of(content, colours, dictionary, objects));
  }

  /** What the document does to the colours of a JPEG is not done here, so it is said. */
  private void jpeg(String name, PdfValue.Dictionary dictionary, InputStream content)
      throws IOException {
    whole(name, content);
    if (objects.resolve(dictionary.get("Decode", "D")) instanceof PdfValue.Array decode
        && decode.items().size() < 8
        && !decode.items().isEmpty()
        && objects.resolve(decode.items().get(0)).number(0) != 0) {
      sink.partial("UNSUPPORTED: the document turns round the colours of " + name);
    }
    PdfValue colours = objects.resolve(dictionary.get("ColorSpace", "CS"));
    if (!colours.equals(PdfValue.Word.NULL) && PdfColours.of(colours, objects).isIndexed()) {
      sink.partial("UNSUPPORTED: the document puts a palette on " + name);
    }
  }

  /** A file of its own, which must then be a picture. */
  private void whole(String name, InputStream content) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(content, BUFFER_BYTES);
    buffered.mark(ImageDecoder.HEAD_BYTES);
    byte[] head = buffered.readNBytes(ImageDecoder.HEAD_BYTES);
    buffered.reset();
    sink.entry(name, buffered);
    if (!ImageDecoder.recognises(head)) {
      sink.partial("DAMAGED: " + name + " is no such picture");
    }
  }
}
