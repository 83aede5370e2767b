package org.tutela.core.image;

/**
 * Counts the bytes that the current thread allocates; by name, since its module is not required.
 */
final class Allocation {
  private Allocation() {}

  static long ofThisThread() throws ReflectiveOperationException {
    Object threads =
        Class.forName("java.lang.management.ManagementFactory")
            .getMethod("getThreadMXBean")
            .invoke(null);
    return (long)
        Class.forName("com.sun.management.ThreadMXBean")
            .getMethod("getThreadAllocatedBytes", long.class)
            .invoke(threads, Thread.currentThread().getId());
  }
}
