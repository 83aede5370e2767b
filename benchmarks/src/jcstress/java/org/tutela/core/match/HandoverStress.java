package org.tutela.core.match;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two readers against one replacement: nobody reads what is released, and the old is released. */
@JCStressTest
@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "both read an open value; one release")
@Outcome(expect = Expect.FORBIDDEN, desc = "read after release, or not released exactly once")
@State
public class HandoverStress {
  /** A value that knows whether it may be read. */
  private static final class Resource {
    private final AtomicBoolean open = new AtomicBoolean(true);
  }

  private final AtomicInteger releases = new AtomicInteger();
  private final Handover<Resource> handover =
      new Handover<>(
          new Resource(),
          resource -> {
            resource.open.set(false);
            releases.incrementAndGet();
          });

  private int read() {
    Handover.Tenure<Resource> tenure = handover.enter();
    try {
      boolean before = tenure.value().open.get();
      Thread.onSpinWait();
      return before && tenure.value().open.get() ? 1 : 0;
    } finally {
      tenure.leave();
    }
  }

  /** Reads. */
  @Actor
  public void firstReader(III_Result result) {
    result.r1 = read();
  }

  /** Reads. */
  @Actor
  public void secondReader(III_Result result) {
    result.r2 = read();
  }

  /** Replaces. */
  @Actor
  public void replace() {
    handover.replace(new Resource());
  }

  /** Counts. */
  @Arbiter
  public void releases(III_Result result) {
    result.r3 = releases.get();
  }
}
