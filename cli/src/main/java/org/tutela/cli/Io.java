package org.tutela.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * The standard streams of one run, handed down so that tests can stand in for a shell.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 */
record Io(InputStream in, PrintStream out, PrintStream err) {}
