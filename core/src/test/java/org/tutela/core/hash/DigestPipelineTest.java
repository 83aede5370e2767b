package org.tutela.core.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Digests that each see every buffer once, in order, however the threads take turns. */
class DigestPipelineTest {
  private static final VarHandle NUMBERS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final int RUNS = 400;
  private static final long BUFFERS = 1000;

  @Test
  void digestsThatOvertakeEachOtherMissNoBuffer() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(3);
    try {
      for (int run = 0; run < RUNS; run++) {
        List<Witness> witnesses = List.of(new Witness(), new Witness(), new Witness());
        new DigestPipeline(List.copyOf(witnesses)).run(new Numbered(), executor);
        assertThat(witnesses).allMatch(w -> w.isComplete(), "has seen all buffers in order");
      }
    } finally {
      executor.shutdownNow();
    }
  }

  /** Full buffers, each of which begins with its number, and then the end. */
  private static final class Numbered extends InputStream {
    private long next;

    @Override
    public int read() {
      throw new UnsupportedOperationException("reads buffers only");
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      if (next == BUFFERS) {
        return -1;
      }
      NUMBERS.set(bytes, from, next++);
      return length;
    }
  }

  /** Counts buffers as long as they come in their order, sometimes slowly. */
  private static final class Witness extends MessageDigest {
    private long seen;
    private boolean wrong;

    Witness() {
      super("witness");
    }

    boolean isComplete() {
      return seen == BUFFERS && !wrong;
    }

    @Override
    protected void engineUpdate(byte[] bytes, int from, int length) {
      if (length == 0) {
        return;
      }
      for (int i = ThreadLocalRandom.current().nextInt(64); i > 0; i--) {
        Thread.onSpinWait();
      }
      wrong |= (long) NUMBERS.get(bytes, from) != seen;
      seen++;
    }

    @Override
    protected void engineUpdate(byte value) {
      throw new UnsupportedOperationException("takes buffers only");
    }

    @Override
    protected byte[] engineDigest() {
      return new byte[0];
    }

    @Override
    protected void engineReset() {
      seen = 0;
    }
  }
}
