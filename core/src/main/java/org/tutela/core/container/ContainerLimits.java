package org.tutela.core.container;

/**
 * What looking into containers may cost, for one outermost content. Where a limit ends the look,
 * the result is partial and says so. Immutable.
 *
 * @param depth how many containers may stand in each other
 * @param entries how many files may be looked at, in all containers together
 * @param bytes how many bytes may be unpacked, in all containers together
 * @param ratio how many times its own size one container may unpack to, beyond the first 16 MiB
 */
public record ContainerLimits(int depth, int entries, long bytes, int ratio) {
  /** 6 deep, 50,000 files, 4 GiB, 250 times. Documents and packages stay far below. */
  public static final ContainerLimits DEFAULT = new ContainerLimits(6, 50_000, 4L << 30, 250);

  /**
   * Checks that each limit lets something through.
   *
   * @param depth at least 1
   * @param entries at least 1
   * @param bytes at least 1
   * @param ratio at least 1
   * @throws IllegalArgumentException if one does not
   */
  public ContainerLimits {
    if (depth < 1 || entries < 1 || bytes < 1 || ratio < 1) {
      throw new IllegalArgumentException("limits start at 1");
    }
  }
}
