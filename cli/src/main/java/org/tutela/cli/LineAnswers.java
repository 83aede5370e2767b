package org.tutela.cli;

import java.util.List;

/**
 * What became of a block of lines.
 *
 * @param asked how many things it held to look up, malformed ones included
 * @param matched how many of them matched
 * @param complaints what is wrong with lines, in their order
 * @param text what is to be printed
 */
record LineAnswers(long asked, long matched, List<String> complaints, LineBuffer text) {}
