package org.tutela.filters.label;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Content to search for labels: a name for messages, its bytes, and what is known about it.
 * Immutable.
 *
 * <p>Of a stream, and of a document, at most 4 MiB are read. A media file may be of any size: its
 * reader steps over what is no metadata.
 */
public final class LabelSource {
  static final int MAX_BYTES = 4 << 20;

  private final String name;
  private final byte[] head;
  private final long size;
  private final @Nullable Path file;
  private final Context context;

  /**
   * What is known about the content besides its bytes.
   *
   * @param region where it is from
   * @param url its address
   * @param hlsSystems the rating systems of HLS session data, by DATA-ID
   * @param dvbAges how the ages of DVB parental ratings are written
   */
  record Context(
      Optional<String> region,
      Optional<String> url,
      Map<String, String> hlsSystems,
      Optional<DvbAges> dvbAges) {}

  private static final Context NOTHING_KNOWN =
      new Context(Optional.empty(), Optional.empty(), Map.of(), Optional.empty());

  private LabelSource(String name, byte[] head, long size, @Nullable Path file, Context context) {
    this.name = name;
    this.head = head;
    this.size = size;
    this.file = file;
    this.context = context;
  }

  /**
   * {@return the content of a file, of which the first 4 MiB are read now and more, if its format
   * needs more, when labels are read}
   *
   * @param file a document or a media file
   * @throws IOException if the file cannot be read
   */
  public static LabelSource read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(MAX_BYTES + 1);
      long size = head.length > MAX_BYTES ? Files.size(file) : head.length;
      return new LabelSource(file.toString(), head, size, file, NOTHING_KNOWN);
    }
  }

  /**
   * {@return the content of a stream, which stays open}
   *
   * @param name what to call the content in messages
   * @param in the stream, read to its end or to the limit of 4 MiB
   * @throws IOException if the stream cannot be read
   */
  public static LabelSource read(String name, InputStream in) throws IOException {
    byte[] head = in.readNBytes(MAX_BYTES + 1);
    return new LabelSource(name, head, head.length, null, NOTHING_KNOWN);
  }

  /** {@return no content: for labels that stand alone, such as a header} */
  static LabelSource empty(String name) {
    return new LabelSource(name, new byte[0], 0, null, NOTHING_KNOWN);
  }

  /**
   * {@return the same content, from a region} A label that names no system is looked up there.
   *
   * @param region an ISO 3166 code
   */
  public LabelSource withRegion(String region) {
    return with(new Context(Optional.of(region), context.url, context.hlsSystems, context.dvbAges));
  }

  /**
   * {@return the same content, about one address} A file of labels for a whole site (age-de.xml,
   * MIRACLE, POWDER) then gives only those that hold for the address.
   *
   * @param url an address with host and path, such as {@code https://example.org/shop/}
   */
  public LabelSource withUrl(String url) {
    return with(new Context(context.region, Optional.of(url), context.hlsSystems, context.dvbAges));
  }

  /**
   * {@return the same content, where one kind of HLS session data is a rating} HLS has no tag of
   * its own for ratings; vendors use {@code EXT-X-SESSION-DATA}.
   *
   * @param dataId the value of {@code DATA-ID}, such as {@code com.example.rating}
   * @param system the system or name whose codes the values are; empty if the values name it
   */
  public LabelSource withHlsRating(String dataId, String system) {
    Map<String, String> systems = new HashMap<>(context.hlsSystems);
    systems.put(dataId, system);
    return with(new Context(context.region, context.url, Map.copyOf(systems), context.dvbAges));
  }

  /**
   * {@return the same content, from a network that writes the ages of DVB parental ratings in a
   * known way} Otherwise a descriptor is read as EN 300 468 has it, and the decimal number of
   * DVB-DASH, whose clause is read in both ways, as an age of low confidence.
   *
   * @param ages how the network writes them
   */
  public LabelSource withDvbAges(DvbAges ages) {
    return with(new Context(context.region, context.url, context.hlsSystems, Optional.of(ages)));
  }

  private LabelSource with(Context changed) {
    return new LabelSource(name, head, size, file, changed);
  }

  /** {@return what the content is called in messages} */
  public String name() {
    return name;
  }

  /** {@return where the content is from, if that is known} */
  public Optional<String> region() {
    return context.region;
  }

  Context context() {
    return context;
  }

  /** {@return the beginning: all bytes, or one more than 4 MiB, not to be changed} */
  byte[] head() {
    return head;
  }

  /**
   * {@return all bytes, for the readers of this package, which do not change them}
   *
   * @throws LabelException if there are more than 4 MiB
   */
  byte[] all() throws LabelException {
    if (head.length > MAX_BYTES) {
      throw new LabelException(name, "more than 4 MiB, too large to search for labels");
    }
    return head;
  }

  /** {@return the bytes at any place; to be closed} */
  LabelBytes open() throws IOException {
    return file != null && head.length > MAX_BYTES
        ? LabelBytes.of(name, FileChannel.open(file), size)
        : LabelBytes.of(name, head);
  }
}
