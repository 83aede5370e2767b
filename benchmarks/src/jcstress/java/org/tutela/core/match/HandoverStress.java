package org.tutela.core.match;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A reader against a replacement: nobody reads what is released, and the old is released once. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "reads an open value; one release")
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
  public void reader(II_Result result) {
    result.r1 = read();
  }

  /** Replaces. */
  @Actor
  public void replace() {
    handover.replace(new Resource());
  }

  /** Counts. */
  @Arbiter
  public void releases(II_Result result) {
    result.r2 = releases.get();
  }
}
