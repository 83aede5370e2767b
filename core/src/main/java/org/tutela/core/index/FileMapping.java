package org.tutela.core.index;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * A whole file mapped read-only in segments, and the only place that unmaps. The caller promises
 * that nobody reads any more when it closes.
 *
 * <p>Where the platform has arenas (Java 22), they map and unmap. They are called by reflection,
 * because this is compiled for Java 17. Before, it is the call that the JDK keeps for libraries in
 * {@code jdk.unsupported}.
 */
final class FileMapping implements AutoCloseable {
  private static final int FIRST_WITH_ARENAS = 22;

  /** Unmaps; what it throws says that it cannot. */
  private interface Unmapping {
    void run() throws ReflectiveOperationException;
  }

  private final ByteBuffer[] segments;
  private final int shift;
  private final Unmapping unmapping;

  private FileMapping(ByteBuffer[] segments, int shift, Unmapping unmapping) {
    this.segments = segments;
    this.shift = shift;
    this.unmapping = unmapping;
  }

  static FileMapping of(FileChannel channel, long length, int shift) throws IOException {
    long size = 1L << shift;
    ByteBuffer[] segments = new ByteBuffer[(int) ((length + size - 1) >>> shift)];
    try {
      Mapper mapper = mapper(channel);
      for (int i = 0; i < segments.length; i++) {
        long from = (long) i << shift;
        ByteBuffer segment = mapper.map(from, Math.min(size, length - from));
        segments[i] = segment.order(ByteOrder.LITTLE_ENDIAN);
      }
      return new FileMapping(segments, shift, mapper.unmapping(segments));
    } catch (InvocationTargetException e) {
      throw new IOException("the file cannot be mapped", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java runtime lacks a part of its own", e);
    }
  }

  private static Mapper mapper(FileChannel channel) throws ReflectiveOperationException {
    return Runtime.version().feature() >= FIRST_WITH_ARENAS
        ? new ArenaMapper(channel)
        : new BufferMapper(channel);
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
      unmapping.run();
    } catch (ReflectiveOperationException e) {
      // A runtime image without jdk.unsupported: the garbage collector unmaps.
      return;
    }
  }

  /** Maps parts of one file. */
  private interface Mapper {
    ByteBuffer map(long from, long length) throws IOException, ReflectiveOperationException;

    Unmapping unmapping(ByteBuffer[] segments);
  }

  /** {@code FileChannel.map(mode, offset, size, Arena.ofShared())} and {@code Arena.close()}. */
  private static final class ArenaMapper implements Mapper {
    private final FileChannel channel;
    private final Class<?> arenaType;
    private final Object arena;
    private final Method map;
    private final Method asByteBuffer;

    ArenaMapper(FileChannel channel) throws ReflectiveOperationException {
      this.channel = channel;
      this.arenaType = Class.forName("java.lang.foreign.Arena");
      this.arena = arenaType.getMethod("ofShared").invoke(null);
      this.map =
          FileChannel.class.getMethod(
              "map", FileChannel.MapMode.class, long.class, long.class, arenaType);
      this.asByteBuffer =
          Class.forName("java.lang.foreign.MemorySegment").getMethod("asByteBuffer");
    }

    @Override
    public ByteBuffer map(long from, long length) throws ReflectiveOperationException {
      Object segment = map.invoke(channel, FileChannel.MapMode.READ_ONLY, from, length, arena);
      return (ByteBuffer) asByteBuffer.invoke(segment);
    }

    @Override
    public Unmapping unmapping(ByteBuffer[] segments) {
      return () -> arenaType.getMethod("close").invoke(arena);
    }
  }

  /** {@code FileChannel.map(mode, offset, size)} and {@code Unsafe.invokeCleaner}. */
  private static final class BufferMapper implements Mapper {
    private final FileChannel channel;

    BufferMapper(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public ByteBuffer map(long from, long length) throws IOException {
      return channel.map(FileChannel.MapMode.READ_ONLY, from, length);
    }

    @Override
    public Unmapping unmapping(ByteBuffer[] segments) {
      return () -> {
        Class<?> unsafe = Class.forName("sun.misc.Unsafe");
        var field = unsafe.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        Object instance = field.get(null);
        Method invokeCleaner = unsafe.getMethod("invokeCleaner", ByteBuffer.class);
        for (ByteBuffer segment : segments) {
          invokeCleaner.invoke(instance, segment);
        }
      };
    }
  }
}
