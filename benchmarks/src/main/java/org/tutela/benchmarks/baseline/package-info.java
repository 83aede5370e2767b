/** What the library is measured against: the obvious ways to do the same work. */
@org.jspecify.annotations.NullMarked
package org.tutela.benchmarks.baseline;
