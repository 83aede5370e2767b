package org.tutela.core.container;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tutela.core.match.MatchInput;
import org.tutela.core.match.MatchResult;
import org.tutela.core.match.Matcher;
import org.tutela.core.match.StopCondition;

/**
 * Looks content up, and all that is inside it: zip and its kin (APK, AAB, IPA, JAR, EPUB, DOCX),
 * tar, gzip, bzip2, xz, 7z, and the pictures of a PDF. Immutable and safe for any number of
 * threads.
 *
 * <p>A match inside names its path: {@code !/res/drawable/x.png} for a file of an archive, and once
 * more {@code !/} for each step deeper. What could not be looked at inside makes the result {@link
 * MatchResult.Scan#PARTIAL} with a reason: limits, encryption, damage, and a zip whose local
 * headers and central directory disagree, of which both views are looked at.
 *
 * <p>A container in a file is read in place. One that comes as a stream, or inside another, goes to
 * a temporary file while its digests are computed. Beyond that, memory is that of the matcher and a
 * few buffers, whatever a container claims. Nothing is written under a name that an archive gives.
 *
 * <p>Tar, bzip2, xz and 7z need the library commons-compress; without it such a container is
 * partial.
 */
public final class ContainerScanner {
  private static final String INSIDE = "!/";
  private static final int READ_AHEAD = 1 << 13;

  private final Matcher matcher;
  private final ContainerLimits limits;

  private ContainerScanner(Matcher matcher, ContainerLimits limits) {
    this.matcher = matcher;
    this.limits = limits;
  }

  /**
   * {@return a scanner with the default limits}
   *
   * @param matcher looks each content up
   */
  public static ContainerScanner of(Matcher matcher) {
    return of(matcher, ContainerLimits.DEFAULT);
  }

  /**
   * {@return a scanner}
   *
   * @param matcher looks each content up
   * @param limits what one outermost content may cost
   */
  public static ContainerScanner of(Matcher matcher, ContainerLimits limits) {
    return new ContainerScanner(matcher, limits);
  }

  /**
   * {@return what a file and all that is inside match}
   *
   * @param file any content
   * @throws IOException if it cannot be read
   */
  public MatchResult match(Path file) throws IOException {
    return match(MatchInput.of(file), StopCondition.NEVER);
  }

  /**
   * {@return what an input and all that is inside match, as far as there was time}
   *
   * @param input any kind
   * @param stop when to give up
   * @throws IOException if it cannot be read
   */
  public MatchResult match(MatchInput input, StopCondition stop) throws IOException {
    Budget budget = new Budget(limits, stop);
    if (input.file().isPresent()) {
      return file(input, input.file().get(), budget);
    }
    if (input.source().isEmpty()) {
      return matcher.match(input, stop);
    }
    try (InputStream content = input.source().get().open()) {
      return stream(input.name(), content, budget, 0);
    }
  }

  private MatchResult file(MatchInput input, Path file, Budget budget) throws IOException {
    Set<ContainerKind> kinds;
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      kinds = ContainerKind.of(channel);
    }
    MatchResult result = matcher.match(input, budget.stop());
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    for (ContainerKind kind : kinds) {
      result = new Look(name, budget, 0).into(file, kind, result);
    }
    return result;
  }

  private MatchResult stream(String name, InputStream content, Budget budget, int depth)
      throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(content, READ_AHEAD);
    buffered.mark(ContainerKind.HEAD_BYTES);
    Optional<ContainerKind> kind = ContainerKind.of(buffered.readNBytes(ContainerKind.HEAD_BYTES));
    buffered.reset();
    if (kind.isEmpty()) {
      return matcher.match(MatchInput.of(name, () -> new Unclosable(buffered)), budget.stop());
    }
    if (depth == limits.depth()) {
      MatchResult outer =
          matcher.match(MatchInput.of(name, () -> new Unclosable(buffered)), budget.stop());
      String reason = "LIMIT_DEPTH: more than " + limits.depth() + " containers in each other";
      return outer.with(List.of(), Set.of(reason));
    }
    try (Spool spool = Spool.create()) {
      MatchResult outer =
          matcher.match(MatchInput.of(name, () -> spool.tee(buffered)), budget.stop());
      return new Look(name, budget, depth).into(spool.file(), kind.get(), outer);
    }
  }

  /** Passes a stream on that somebody else closes. */
  private static final class Unclosable extends FilterInputStream {
    Unclosable(InputStream content) {
      super(content);
    }

    @Override
    public void close() {}
  }

  /** The look into one container. */
  private final class Look implements EntrySink {
    private final String name;
    private final Budget budget;
    private final int depth;
    private final List<MatchResult.Inner> inner = new ArrayList<>();
    private final Set<String> reasons = new LinkedHashSet<>();
    private Budget.Allowance allowance;

    Look(String name, Budget budget, int depth) {
      this.name = name;
      this.budget = budget;
      this.depth = depth;
      this.allowance = budget.allowance(0);
    }

    MatchResult into(Path file, ContainerKind kind, MatchResult outer) throws IOException {
      try (SeekableByteChannel channel = Files.newByteChannel(file)) {
        allowance = budget.allowance(channel.size());
        kind.walk(channel, name, this);
      } catch (LimitException e) {
        partial(String.valueOf(e.getMessage()));
      } catch (IOException | RuntimeException e) {
        // The libraries also let exceptions of the JDK through.
        partial(EntryStream.reason(e));
      } catch (NoClassDefFoundError e) {
        partial(
            "UNSUPPORTED: looking into "
                + kind
                + " needs the library org.apache.commons:commons-compress");
      }
      return outer.with(inner, reasons);
    }

    @Override
    public void entry(String path, InputStream content) throws IOException {
      budget.entry();
      EntryStream counted = new EntryStream(content, allowance);
      MatchResult result = stream(path, counted, budget, depth + 1);
      if (!counted.damage().isEmpty()) {
        result = result.with(List.of(), Set.of(counted.damage()));
      }
      add(path, result);
    }

    @Override
    public void unreadable(String path, String reason) throws IOException {
      budget.entry();
      add(path, MatchResult.unscanned(reason));
    }

    @Override
    public EntryStream unpacked(InputStream content) throws IOException {
      budget.check();
      return new EntryStream(content, allowance);
    }

    /** Of a file that neither matches nor resists there is nothing to report. */
    private void add(String path, MatchResult result) {
      if (!result.matches().isEmpty()
          || !result.suppressed().isEmpty()
          || result.scan() != MatchResult.Scan.COMPLETE) {
        inner.add(new MatchResult.Inner(INSIDE + path, result));
      }
    }

    @Override
    public void partial(String reason) {
      reasons.add(reason);
    }
  }
}
