package org.tutela.core.container;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SeekableByteChannel;
import org.tutela.core.image.ImageDecoder;

/**
 * Hands over the pictures and attached files of a PDF (ISO 32000-1): every stream is looked at,
 * whether a page refers to it or not, and whatever it says it is. So forms, patterns, glyphs,
 * appearances of annotations, masks, thumbnails, and what an update left behind need no walk of
 * their own.
 *
 * <p>A PDF library would also decrypt, but those at hand unpack object streams into memory as large
 * as they claim to be.
 */
final class PdfWalker {
  private final PdfObjects objects;
  private final PdfPicture picture;
  private final PdfInline inline;
  private final EntrySink sink;

  private PdfWalker(PdfObjects objects, EntrySink sink) {
    this.objects = objects;
    this.picture = new PdfPicture(objects, sink);
    this.inline = new PdfInline(objects, picture, sink);
    this.sink = sink;
  }

  static void walk(SeekableByteChannel file, EntrySink sink) throws IOException {
    PdfObjects objects = PdfObjects.find(file, sink);
    if (objects.isEncrypted()) {
      sink.partial("ENCRYPTED: the pictures of the PDF are encrypted");
      return;
    }
    PdfWalker walker = new PdfWalker(objects, sink);
    for (PdfObjects.Place place : objects.streams()) {
      walker.stream(place);
    }
  }

  /** Looks at a stream; one that cannot be read keeps no other from being looked at. */
  private void stream(PdfObjects.Place place) throws IOException {
    String name = "object-" + place.number();
    try {
      PdfValue.Dictionary dictionary = objects.dictionary(place);
      if (isPicture(dictionary)) {
        picture.hand(name, dictionary, objects.raw(place));
      } else {
        attached(name, place, dictionary);
        commands(name, place, dictionary);
      }
    } catch (LimitException | ClosedByInterruptException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      sink.unreadable(name, EntryStream.reason(e));
    }
  }

  /** Thumbnails need not say that they are pictures. */
  private boolean isPicture(PdfValue.Dictionary dictionary) throws IOException {
    return objects.resolve(dictionary.get("Subtype")).name().equals("Image")
        || (!dictionary.get("Width").equals(PdfValue.Word.NULL)
            && !dictionary.get("Height").equals(PdfValue.Word.NULL));
  }

  /** Hands over what is attached, and what is a file that tells something by its first bytes. */
  private void attached(String name, PdfObjects.Place place, PdfValue.Dictionary dictionary)
      throws IOException {
    try (InputStream content = open(place, dictionary)) {
      BufferedInputStream buffered = new BufferedInputStream(content);
      buffered.mark(ContainerKind.HEAD_BYTES);
      byte[] head = buffered.readNBytes(ContainerKind.HEAD_BYTES);
      buffered.reset();
      if (objects.isAttached(place)
          || objects.resolve(dictionary.get("Type")).name().equals("EmbeddedFile")
          || ImageDecoder.recognises(head)
          || ContainerKind.of(head).isPresent()) {
        sink.entry(name, buffered);
      }
    }
  }

  private void commands(String name, PdfObjects.Place place, PdfValue.Dictionary dictionary)
      throws IOException {
    try (InputStream open = open(place, dictionary);
        EntryStream content = sink.unpacked(open)) {
      inline.walk(name, content);
      if (!content.damage().isEmpty()) {
        sink.unreadable(name, content.damage());
      }
    }
  }

  private InputStream open(PdfObjects.Place place, PdfValue.Dictionary dictionary)
      throws IOException {
    PdfCoding coding = PdfCoding.of(dictionary, objects.raw(place), objects);
    if (!coding.picture().isEmpty()) {
      coding.content().close();
      throw new UnreadableException("UNSUPPORTED: no picture, yet packed by " + coding.picture());
    }
    return coding.content();
  }
}
