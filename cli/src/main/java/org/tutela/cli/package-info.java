/** The {@code tutela} command: everything of the library from a shell. */
@org.jspecify.annotations.NullMarked
package org.tutela.cli;
