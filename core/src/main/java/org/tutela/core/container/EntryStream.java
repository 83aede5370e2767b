package org.tutela.core.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;

/**
 * The content of one file inside a container. Counts what is unpacked. What cannot be unpacked ends
 * the stream, so that a picture is decoded as far as it goes, and is remembered. Closing it does
 * not close the container.
 */
final class EntryStream extends InputStream {
  private final InputStream content;
  private final Budget.Allowance allowance;
  private final byte[] one = new byte[1];
  private String damage = "";

  EntryStream(InputStream content, Budget.Allowance allowance) {
    this.content = content;
    this.allowance = allowance;
  }

  /** {@return why reading failed, a code, a colon and words} */
  static String reason(Exception failure) {
    if (failure instanceof UnreadableException known) {
      return known.reason();
    } else if (failure instanceof ClosedByInterruptException) {
      return "CANCELLED: the thread was interrupted";
    }
    String message = failure.getMessage();
    return "DAMAGED: " + (message == null ? failure.getClass().getSimpleName() : message);
  }

  /** Why the content ended too soon; empty if it did not. */
  String damage() {
    return damage;
  }

  @Override
  public int read() throws IOException {
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (!damage.isEmpty()) {
      return -1;
    }
    int count;
    try {
      count = content.read(into, offset, length);
    } catch (LimitException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The libraries also let exceptions of the JDK through.
      damage = reason(e);
      return -1;
    }
    if (count > 0) {
      allowance.spend(count);
    }
    return count;
  }
}
