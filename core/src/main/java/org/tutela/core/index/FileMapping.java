package org.tutela.core.index;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A whole file mapped read-only in segments, and the only place that unmaps. The caller promises
 * that nobody reads any more when it closes.
 */
final class FileMapping implements AutoCloseable {
  private final ByteBuffer[] segments;
  private final int shift;

  private FileMapping(ByteBuffer[] segments, int shift) {
    this.segments = segments;
    this.shift = shift;
  }

  static FileMapping of(FileChannel channel, long length, int shift) throws IOException {
    long size = 1L << shift;
    ByteBuffer[] segments = new ByteBuffer[(int) ((length + size - 1) >>> shift)];
    for (int i = 0; i < segments.length; i++) {
      long from = (long) i << shift;
      MappedByteBuffer segment =
          channel.map(FileChannel.MapMode.READ_ONLY, from, Math.min(size, length - from));
      segments[i] = segment.order(ByteOrder.LITTLE_ENDIAN);
    }
    return new FileMapping(segments, shift);
  }

  MappedBytes section(SectionRecord section) {
    return new MappedBytes(segments, shift, section.offset(), section.length());
  }

  /**
   * Unmaps now rather than when the garbage collector finds the buffers, which on Windows would
   * keep the file from being replaced. Where the platform has no such call, the collector does it.
   */
  @Override
  public void close() {
    try {
      Class<?> unsafe = Class.forName("sun.misc.Unsafe");
      var field = unsafe.getDeclaredField("theUnsafe");
      field.setAccessible(true);
      Object instance = field.get(null);
      Method invokeCleaner = unsafe.getMethod("invokeCleaner", ByteBuffer.class);
      for (ByteBuffer segment : segments) {
        invokeCleaner.invoke(instance, segment);
      }
    } catch (ClassNotFoundException
        | NoSuchFieldException
        | NoSuchMethodException
        | IllegalAccessException
        | InvocationTargetException e) {
      // A runtime image without jdk.unsupported: the garbage collector unmaps.
      return;
    }
  }
}
