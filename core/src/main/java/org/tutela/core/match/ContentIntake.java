package org.tutela.core.match;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.ContentHasher;
import org.tutela.core.hash.HashType;
import org.tutela.core.image.ImageDecoder;

/**
 * One pass over a stream: its digests, and its bytes if it is a picture that may be decoded. Memory
 * is bounded by the limit on a picture's bytes, whatever the stream's length.
 *
 * @param digests of all bytes
 * @param picture the bytes of a picture, up to one more than the decoder takes; empty for other
 *     content
 */
record ContentIntake(Map<HashType, ContentHash> digests, Optional<byte[]> picture) {
  private static final int CHUNK = 1 << 16;

  /**
   * {@return what the stream holds}
   *
   * @param content read to its end, not closed
   * @param types digests to compute
   * @param decoder says how many bytes of a picture are worth keeping; empty if none are
   * @param stop asked before each chunk
   */
  static ContentIntake of(
      InputStream content,
      Collection<HashType> types,
      Optional<ImageDecoder> decoder,
      StopCondition stop)
      throws IOException {
    ContentHasher hasher = ContentHasher.of(types);
    byte[] head = content.readNBytes(ImageDecoder.HEAD_BYTES);
    hasher.update(head, 0, head.length);
    boolean isPicture = decoder.isPresent() && ImageDecoder.recognises(head);
    long kept = isPicture ? decoder.get().limits().bytes() + 1 : 0;
    ByteArrayOutputStream picture = new ByteArrayOutputStream(isPicture ? CHUNK : 0);
    keep(picture, head, head.length, kept);
    byte[] chunk = new byte[CHUNK];
    for (int n = content.read(chunk); n >= 0; n = content.read(chunk)) {
      StoppedException.check(stop);
      hasher.update(chunk, 0, n);
      keep(picture, chunk, n, kept);
    }
    return new ContentIntake(
        hasher.finish(), isPicture ? Optional.of(picture.toByteArray()) : Optional.empty());
  }

  private static void keep(ByteArrayOutputStream picture, byte[] bytes, int length, long most) {
    int wanted = (int) Math.min(length, most - picture.size());
    if (wanted > 0) {
      picture.write(bytes, 0, wanted);
    }
  }
}
