package org.tutela.filters.policy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A policy that can be replaced while it decides. Safe for any number of threads: nobody waits, and
 * every decision is made by one policy as a whole. A new file that is wrong leaves the old policy
 * serving.
 *
 * <p>A second policy may run in its shadow: it decides the same questions, changes nothing, and
 * only where it differs a listener hears of it.
 */
public final class LivePolicy {
  private volatile Pair current;

  private record Pair(Policy policy, Optional<Shadow> shadow) {}

  private record Shadow(Policy policy, ShadowListener listener) {}

  /** Hears where a shadow policy differs. Called by the thread that decides. */
  @FunctionalInterface
  public interface ShadowListener {
    /**
     * The shadow policy says something else: another outcome or other obligations. What this throws
     * is dropped, because a listener must not change what is decided.
     *
     * @param request what was asked
     * @param decided what was decided
     * @param instead what the shadow policy would have decided
     */
    void differs(DecisionRequest request, Decision decided, Decision instead);
  }

  private LivePolicy(Policy policy) {
    this.current = new Pair(policy, Optional.empty());
  }

  /**
   * {@return a live policy}
   *
   * @param policy what decides at first
   */
  public static LivePolicy of(Policy policy) {
    return new LivePolicy(policy);
  }

  /** {@return the policy that decides now} */
  public Policy policy() {
    return current.policy();
  }

  /**
   * Reads a policy and lets it decide from now on.
   *
   * @param file YAML or JSON
   * @return the policy it replaced
   * @throws org.tutela.core.config.ConfigException if the file is wrong; the old policy goes on
   * @throws IOException if the file cannot be read; the old policy goes on
   */
  public Policy reload(Path file) throws IOException {
    return replace(Policy.read(file));
  }

  /**
   * Lets a policy decide from now on.
   *
   * @param policy the policy
   * @return the policy it replaced
   */
  public synchronized Policy replace(Policy policy) {
    Policy before = current.policy();
    current = new Pair(policy, current.shadow());
    return before;
  }

  /**
   * Lets a second policy decide along without effect.
   *
   * @param policy the policy to try
   * @param listener who hears where it differs
   */
  public synchronized void shadow(Policy policy, ShadowListener listener) {
    current = new Pair(current.policy(), Optional.of(new Shadow(policy, listener)));
  }

  /** Ends what {@link #shadow} began. */
  public synchronized void endShadow() {
    current = new Pair(current.policy(), Optional.empty());
  }

  /**
   * {@return the decision about a request}
   *
   * @param request an item and who wants to see it
   */
  public Decision decide(DecisionRequest request) {
    Pair pair = current;
    Decision decided = pair.policy().decide(request);
    if (pair.shadow().isPresent()) {
      compare(pair.shadow().get(), request, decided);
    }
    return decided;
  }

  private static void compare(Shadow shadow, DecisionRequest request, Decision decided) {
    try {
      Decision instead = shadow.policy().decide(request);
      if (instead.outcome() != decided.outcome()
          || !instead.obligations().equals(decided.obligations())) {
        shadow.listener().differs(request, decided, instead);
      }
    } catch (RuntimeException e) {
      // Nothing in the shadow may change what is decided.
      return;
    }
  }
}
