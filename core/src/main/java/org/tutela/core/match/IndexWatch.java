package org.tutela.core.match;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tutela.core.index.HashIndex;

/**
 * Looks into a folder for newer index files and lets the newest intact one answer. It has no
 * thread: call {@link #poll()} when it suits, or hand this to a scheduler. Safe for any number of
 * threads, of which one looks at a time.
 *
 * <p>The newest file is the one changed last, and of those changed at the same moment the one with
 * the last name; a file older than the one that answers is never taken. A file is opened and
 * verified in full before it takes over. One that is damaged, still being written, or does not fit
 * the rules is reported and not tried again until it changes; the old index goes on answering.
 */
public final class IndexWatch implements Runnable {
  /** Opens and verifies an index. */
  @FunctionalInterface
  public interface Opener {
    /**
     * {@return the index in a file}
     *
     * @param file to open
     * @throws IOException if it is no intact index
     */
    HashIndex open(Path file) throws IOException;
  }

  private record Stamp(Path file, FileTime changed, long size) implements Comparable<Stamp> {
    private static final Comparator<Stamp> AGE =
        Comparator.comparing(Stamp::changed).thenComparing(Stamp::file);

    @Override
    public int compareTo(Stamp other) {
      return AGE.compare(this, other);
    }
  }

  private final LiveMatcher live;
  private final Path folder;
  private final Opener opener;
  private final MatchListener listener;
  private final Set<Stamp> refused = new HashSet<>();
  private Optional<Stamp> serving = Optional.empty();

  IndexWatch(LiveMatcher live, Path folder, Opener opener, MatchListener listener) {
    this.live = live;
    this.folder = folder;
    this.opener = opener;
    this.listener = listener;
  }

  /**
   * Looks once. The first time, the newest file there takes over.
   *
   * @return the file that took over, if one did
   */
  public synchronized Optional<Path> poll() {
    List<Stamp> found;
    try {
      found = stamps();
    } catch (IOException e) {
      listener.refused(folder, e);
      return Optional.empty();
    }
    refused.retainAll(found);
    for (Stamp stamp : found) {
      if (serving.isPresent() && stamp.compareTo(serving.get()) <= 0) {
        return Optional.empty();
      }
      if (!refused.contains(stamp) && takesOver(stamp)) {
        serving = Optional.of(stamp);
        return Optional.of(stamp.file());
      }
    }
    return Optional.empty();
  }

  /** Looks once, for a scheduler. */
  @Override
  public void run() {
    poll();
  }

  /** The files there, the newest first. */
  private List<Stamp> stamps() throws IOException {
    List<Stamp> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.tidx")) {
      for (Path file : files) {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isRegularFile()) {
          found.add(new Stamp(file, attributes.lastModifiedTime(), attributes.size()));
        }
      }
    }
    found.sort(Comparator.reverseOrder());
    return found;
  }

  private boolean takesOver(Stamp stamp) {
    try {
      HashIndex index = opener.open(stamp.file());
      try {
        live.swap(index);
        return true;
      } catch (RuntimeException e) {
        index.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      refuse(stamp, e);
    } catch (OutOfMemoryError e) {
      refuse(stamp, new IOException("the heap is too small to open it", e));
    }
    return false;
  }

  private void refuse(Stamp stamp, Exception cause) {
    refused.add(stamp);
    listener.refused(stamp.file(), cause);
  }
}
