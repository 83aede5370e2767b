package org.tutela.cli;

/**
 * Why a line is no URL.
 *
 * @param code stable, for programs
 * @param message for people; says nothing of the URL
 */
record UrlRefusal(String code, String message) {
  static UrlRefusal of(UrlLines.Line line) {
    return line.tooLong()
        ? new UrlRefusal("LINE_TOO_LONG", "longer than 65,536 bytes")
        : new UrlRefusal("NO_HOST", "no URL: it has no host");
  }
}
