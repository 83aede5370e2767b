package org.tutela.core.hash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/**
 * Computes several digests of one stream of bytes in one pass, with the JDK's own implementations.
 *
 * <p>Costs one read of the content and constant memory, whatever its size. An instance is reusable
 * and keeps state between {@link #update} and {@link #finish()}, so it belongs to one thread at a
 * time.
 *
 * <pre>{@code
 * Map<HashType, ContentHash> digests = ContentHasher.of(HashType.MD5, HashType.SHA256).hash(stream);
 * }</pre>
 */
public final class ContentHasher {
  // Small enough that a chunk is still in the cache for the second and third digest.
  private static final int CHUNK = 1 << 14;

  private final List<HashType> types;
  private final List<MessageDigest> digests;
  private final byte[] chunk = new byte[CHUNK];

  private ContentHasher(List<HashType> types, List<MessageDigest> digests) {
    this.types = types;
    this.digests = digests;
  }

  /**
   * {@return a hasher for these digests}
   *
   * @param types any of the types of kind {@link HashType.Kind#DIGEST}
   * @throws IllegalArgumentException if one is no digest
   */
  public static ContentHasher of(HashType... types) {
    return of(List.of(types));
  }

  /**
   * {@return a hasher for these digests}
   *
   * @param types any of the types of kind {@link HashType.Kind#DIGEST}
   * @throws IllegalArgumentException if one is no digest
   */
  public static ContentHasher of(Collection<HashType> types) {
    List<HashType> distinct = types.stream().distinct().sorted().toList();
    List<MessageDigest> digests = new ArrayList<>();
    for (HashType type : distinct) {
      digests.add(digest(type));
    }
    return new ContentHasher(distinct, digests);
  }

  private static MessageDigest digest(HashType type) {
    String algorithm =
        type.digestAlgorithm()
            .orElseThrow(() -> new IllegalArgumentException(type + " is not a digest"));
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no " + algorithm, e);
    }
  }

  /** {@return the digests that this hasher computes, sorted} */
  public List<HashType> types() {
    return types;
  }

  /**
   * {@return the digests of everything up to the end of the stream}
   *
   * @param content read to its end, not closed
   * @throws IOException if reading fails; the hasher is then as new
   */
  public Map<HashType, ContentHash> hash(InputStream content) throws IOException {
    digests.forEach(MessageDigest::reset);
    try {
      for (int n = content.read(chunk); n >= 0; n = content.read(chunk)) {
        update(chunk, 0, n);
      }
      return finish();
    } finally {
      digests.forEach(MessageDigest::reset);
    }
  }

  /**
   * {@return the digests of everything up to the end of the stream, computed side by side} With a
   * second core free, it takes about as long as the slowest digest alone; without one, as long as
   * {@link #hash(InputStream)}. Costs a megabyte for buffers.
   *
   * @param content read to its end by the calling thread, not closed
   * @param executor runs short tasks, none of which waits; any size will do, and where it refuses,
   *     the calling thread does the work
   * @throws IOException if reading fails; the hasher is then as new
   */
  public Map<HashType, ContentHash> hash(InputStream content, Executor executor)
      throws IOException {
    if (digests.size() < 2) {
      return hash(content);
    }
    digests.forEach(MessageDigest::reset);
    try {
      new DigestPipeline(digests).run(content, executor);
      return finish();
    } finally {
      digests.forEach(MessageDigest::reset);
    }
  }

  /**
   * Adds bytes to all digests.
   *
   * @param bytes an array that holds them
   * @param offset of the first
   * @param length how many
   * @throws IndexOutOfBoundsException if the array does not hold the range
   */
  public void update(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    for (MessageDigest digest : digests) {
      digest.update(bytes, offset, length);
    }
  }

  /**
   * Adds the remaining bytes of a buffer to all digests, copying them first: a digest intrinsic
   * that reads a mapped file directly would end the whole process if the file is cut underneath it.
   *
   * @param bytes read from its position to its limit, which becomes its position
   */
  public void update(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      int n = Math.min(chunk.length, bytes.remaining());
      bytes.get(chunk, 0, n);
      update(chunk, 0, n);
    }
  }

  /** {@return the digests of all bytes added, sorted by type; the hasher is then as new} */
  public Map<HashType, ContentHash> finish() {
    Map<HashType, ContentHash> hashes = new TreeMap<>();
    for (int i = 0; i < digests.size(); i++) {
      hashes.put(types.get(i), ContentHash.of(types.get(i), digests.get(i).digest()));
    }
    return Collections.unmodifiableMap(hashes);
  }
}
