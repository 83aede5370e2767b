package org.tutela.core.url;

/**
 * A number of 32 bits for a host, by which most hosts are told from those of a list without a
 * digest. It is made from the last character to the first, so that one pass over a name makes the
 * keys of all names above it. Anyone can make hosts with equal keys: a key may only rule out.
 *
 * <pre>{@code
 * long state = HostKey.start();
 * for (int i = host.length() - 1; i >= 0; i--) {
 *   state = HostKey.add(state, host.charAt(i));
 * }
 * int key = HostKey.of(state);
 * }</pre>
 */
public final class HostKey {
  /** Offset basis and prime of FNV-1a with 64 bits (RFC 9923). */
  private static final long BASIS = 0xcbf29ce484222325L;

  private static final long PRIME = 0x100000001b3L;

  /** 2^64 divided by the golden ratio. */
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private HostKey() {}

  /** {@return the state before any character} */
  public static long start() {
    return BASIS;
  }

  /**
   * {@return the state after another character}
   *
   * @param state before it
   * @param c of a canonical host, the one before those already added
   */
  public static long add(long state, int c) {
    return (state ^ c) * PRIME;
  }

  /**
   * {@return the key of the characters that were added}
   *
   * @param state after them
   */
  public static int of(long state) {
    long mixed = (state ^ (state >>> 32)) * GOLDEN;
    return (int) (mixed >>> 32);
  }

  /**
   * {@return the key of a host}
   *
   * @param host canonical
   */
  public static int of(String host) {
    long state = start();
    for (int i = host.length() - 1; i >= 0; i--) {
      state = add(state, host.charAt(i));
    }
    return of(state);
  }
}
