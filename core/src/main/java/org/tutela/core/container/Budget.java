package org.tutela.core.container;

import java.util.Optional;
import org.tutela.core.match.StopCondition;

/** What is left of the limits for one outermost content. One thread at a time. */
final class Budget {
  /** So much may come out of a container of any size, as small files pack well. */
  private static final long FREE_BYTES = 16 << 20;

  private final ContainerLimits limits;
  private final StopCondition stop;
  private int entries;
  private long bytes;

  Budget(ContainerLimits limits, StopCondition stop) {
    this.limits = limits;
    this.stop = stop;
  }

  ContainerLimits limits() {
    return limits;
  }

  StopCondition stop() {
    return stop;
  }

  /** The caller may have given up. */
  void check() throws LimitException {
    Optional<String> reason = stop.reason();
    if (reason.isPresent()) {
      throw new LimitException(reason.get());
    }
  }

  /** One more file is to be looked at. */
  void entry() throws LimitException {
    check();
    if (++entries > limits.entries()) {
      throw new LimitException("LIMIT_ENTRIES: more than " + limits.entries() + " files inside");
    }
  }

  /** {@return what one container may unpack} */
  Allowance allowance(long containerBytes) {
    return new Allowance(containerBytes);
  }

  /** What is left for one container. */
  final class Allowance {
    private final long most;
    private long unpacked;

    private Allowance(long containerBytes) {
      most = FREE_BYTES + containerBytes * limits.ratio();
    }

    /** So many bytes were unpacked. */
    void spend(long count) throws LimitException {
      check();
      bytes += count;
      unpacked += count;
      if (bytes > limits.bytes()) {
        throw new LimitException("LIMIT_BYTES: more than " + limits.bytes() + " bytes to unpack");
      }
      if (unpacked > most) {
        throw new LimitException(
            "LIMIT_RATIO: unpacks to more than " + limits.ratio() + " times its size");
      }
    }
  }
}
