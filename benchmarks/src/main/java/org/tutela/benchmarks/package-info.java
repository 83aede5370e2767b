/** The JMH suite: every figure stands beside a baseline, every benchmark checks its answers. */
@org.jspecify.annotations.NullMarked
package org.tutela.benchmarks;
