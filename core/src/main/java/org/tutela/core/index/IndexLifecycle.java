package org.tutela.core.index;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether an index may be read, and who is reading it.
 *
 * <p>Each searcher has a {@link Presence} that it alone writes, so that readers share no cache line
 * and take no lock. Closing first forbids to enter and then waits until nobody is inside; only then
 * is the file unmapped. An index on the heap needs none of this and pays for none of it.
 */
final class IndexLifecycle implements AutoCloseable {
  /** True while a searcher is reading. Written by one thread at a time. */
  static final class Presence extends AtomicBoolean {
    private static final long serialVersionUID = 1;
  }

  private record Mapped(RandomAccessFile file, FileMapping mapping, long length) {}

  private static final long PAUSE_NANOS = 50_000;

  /** So many arrays in an array are not made by compiled code itself; it does so with up to six. */
  private static final int ARRAYS = 64;

  private final String name;
  private final Optional<Mapped> mapped;
  private final List<WeakReference<Presence>> presences = new ArrayList<>();
  private final boolean watched;
  private final Object closing = new Object();

  /** Closed or faulted: one look for those who enter. */
  private volatile boolean refusing;

  /** Refusing or watched: one look for those who otherwise need not enter. */
  private volatile boolean guarded;

  private volatile boolean closed;
  private volatile Optional<IndexCorruptException> fault = Optional.empty();

  private IndexLifecycle(String name, Optional<Mapped> mapped) {
    this.name = name;
    this.mapped = mapped;
    this.watched = mapped.isPresent();
    this.guarded = watched;
  }

  static IndexLifecycle ofHeap(String name) {
    return new IndexLifecycle(name, Optional.empty());
  }

  /**
   * {@return the lifecycle of a mapped file}
   *
   * @param name for messages
   * @param file kept open, to notice when it is cut; unlike a channel, an interrupt does not close
   *     it
   * @param mapping unmapped at the end
   * @param length of the file while it is intact
   */
  static IndexLifecycle ofMapping(
      String name, RandomAccessFile file, FileMapping mapping, long length) {
    return new IndexLifecycle(name, Optional.of(new Mapped(file, mapping, length)));
  }

  synchronized Presence register() {
    Presence presence = new Presence();
    if (mapped.isPresent()) {
      presences.removeIf(reference -> reference.get() == null);
      presences.add(new WeakReference<>(presence));
    }
    return presence;
  }

  /** Begins to read; {@link #exit} must follow. */
  void enter(Presence presence) {
    if (watched) {
      presence.set(true);
    }
    if (refusing) {
      exit(presence);
      throw refusal();
    }
  }

  /** {@return whether nobody may enter any more} */
  boolean isRefusing() {
    return refusing;
  }

  /** {@return whether readers have to enter, and may be refused} Otherwise all is on the heap. */
  boolean isGuarded() {
    return guarded;
  }

  private void refuse() {
    refusing = true;
    guarded = true;
  }

  private RuntimeException refusal() {
    return closed
        ? new IllegalStateException(name + ": the index is closed")
        : new IndexFaultedException(fault.get());
  }

  void exit(Presence presence) {
    if (watched) {
      // Nothing read before may move behind this; what comes after may move before it.
      presence.setRelease(false);
    }
  }

  /**
   * Permits to release what has been read. A compiled read past the end of a file that was cut may
   * return anything, and the error that reports it may come later than the answer.
   */
  void confirm() {
    if (mapped.isPresent() && !intact(mapped.get())) {
      takeOwedError();
      throw fault("mapping", 0, "the file was truncated or has grown while it was open");
    }
    if (fault.isPresent()) {
      throw new IndexFaultedException(fault.get());
    }
  }

  /**
   * {@return what to throw after a read failed; the index answers nothing from now on} Where a read
   * failed otherwise than by an {@link InternalError}, such an error may be owed besides, and come
   * as soon as this is called: who calls it then has to be called by one who catches that error.
   */
  IndexFaultedException failed(Throwable cause) {
    takeOwedError();
    IndexFaultedException exception =
        mapped.isPresent() && !intact(mapped.get())
            ? fault("mapping", 0, "the file was truncated or has grown while it was open")
            : fault("sections", 0, "the content contradicts itself: " + cause.getMessage());
    exception.addSuppressed(cause);
    return exception;
  }

  /**
   * Takes the error that the platform owes this thread for a read past the end; otherwise it would
   * replace, sooner or later, an exception that is on its way to the caller. It comes when the
   * thread next enters the runtime and may throw there. Compiled code throws and catches without;
   * an array of arrays is made by the runtime alone.
   */
  private static void takeOwedError() {
    try {
      enterRuntime();
    } catch (InternalError e) {
      // What it reports is known.
    }
  }

  private static boolean enterRuntime() {
    return new byte[ARRAYS][1].length > 0;
  }

  private static boolean intact(Mapped mapped) {
    try {
      return mapped.file().length() == mapped.length();
    } catch (IOException | InternalError e) {
      // Asking for the length may be what brings an error that is owed.
      return false;
    }
  }

  private synchronized IndexFaultedException fault(String section, long offset, String problem) {
    if (fault.isEmpty()) {
      fault = Optional.of(new IndexCorruptException(name, section, offset, problem));
      refuse();
    }
    return new IndexFaultedException(fault.get());
  }

  @Override
  public void close() throws IOException {
    // Not the lock of this, which those need who are waited for.
    synchronized (closing) {
      if (closed) {
        return;
      }
      closed = true;
      refuse();
      if (mapped.isPresent()) {
        awaitReaders();
        mapped.get().mapping().close();
        mapped.get().file().close();
      }
    }
  }

  private void awaitReaders() {
    for (WeakReference<Presence> reference : registered()) {
      Presence presence = reference.get();
      while (presence != null && presence.get()) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /** {@return all who may be inside} Who registers later is refused. */
  private synchronized List<WeakReference<Presence>> registered() {
    return List.copyOf(presences);
  }
}
