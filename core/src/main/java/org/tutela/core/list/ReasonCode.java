package org.tutela.core.list;

/**
 * Why a value, a record or a whole file is refused. The names are stable and appear in output; new
 * ones may be added.
 */
public enum ReasonCode {
  /** The file holds a document type declaration. */
  DOCTYPE_FORBIDDEN(true),
  /** The XML ends early or is not well formed. */
  TRUNCATED_XML(true),
  /** The JSON ends early or is not well formed. */
  TRUNCATED_JSON(true),
  /** Something follows the end of the JSON document. */
  TRAILING_DATA(true),
  /** Elements or values are nested too deeply. */
  DEPTH_EXCEEDED(true),
  /** A part of the file is larger than any honest file needs. */
  LIMIT_EXCEEDED(true),
  /** The compressed file is damaged or cut off. */
  BAD_COMPRESSION(true),
  /**
   * Text in another encoding than it claims; fatal for a document, a refused line in a line list.
   */
  BAD_ENCODING(true),
  /** The file does not begin as its format demands. */
  BAD_MAGIC(true),
  /** The header contradicts the file. */
  BAD_HEADER(true),
  /** Another document than the one the format describes, an HTML error page for instance. */
  NOT_A_QUERY_RESULT(true),

  /** A value holds a character that its encodings do not have. */
  BAD_HEX(false),
  /** A value has the wrong length. */
  BAD_LENGTH(false),
  /** The digest of no content at all, which every empty file matches. */
  EMPTY_CONTENT_HASH(false),
  /** A perceptual hash of a picture without content, which many harmless pictures match. */
  DEGENERATE_HASH(false),
  /** A value that is accused is called harmless by another list. */
  KNOWN_GOOD(false),
  /** A value that should be a text is something else. */
  NOT_A_STRING(false),

  /** A line or record does not have the form that its format demands. */
  BAD_SYNTAX(false),
  /** A number is none, or out of range. */
  BAD_NUMBER(false),
  /** A domain name is none. */
  BAD_DOMAIN(false),
  /** An address range is none. */
  BAD_CIDR(false),
  /** A regular expression is none. */
  BAD_REGEX(false),
  /** A block list names a whole public suffix. */
  PUBLIC_SUFFIX(false),
  /** A URL has no host. */
  NO_HOST(false),
  /** A record carries no hash. */
  NO_HASH(false),
  /** A record is not an object. */
  NOT_AN_OBJECT(false),
  /** A record lacks a field that it cannot do without. */
  MISSING_FIELD(false),
  /** An object has the same key twice. */
  DUPLICATE_KEY(false),
  /** A row has more cells than the header. */
  EXTRA_COLUMNS(false),
  /** A row has fewer cells than the header. */
  MISSING_COLUMNS(false),
  /** The only value of a record is of an unknown algorithm. */
  UNKNOWN_ALG(false),
  /** A filter rule has a modifier that a list cannot express. */
  UNSUPPORTED_MODIFIER(false),
  /** An indicator pattern is too complex for a list. */
  UNSUPPORTED_PATTERN(false),
  /** A zone record lies outside the zone. */
  OUT_OF_ZONE(false),
  /** A directive that a list must not use. */
  DIRECTIVE_NOT_ALLOWED(false),
  /** A list must not include other files. */
  INCLUDE_NOT_ALLOWED(false),
  /** A database statement that a list must not use. */
  SQL_STATEMENT_NOT_ALLOWED(false),
  /** A line or record is longer than the limit. */
  LINE_TOO_LONG(false),
  /** A line holds a control character. */
  CONTROL_CHARACTER(false),
  /** The last record is cut off. */
  TRUNCATED_RECORD(false);

  private final boolean fatal;

  ReasonCode(boolean fatal) {
    this.fatal = fatal;
  }

  /** {@return whether it can refuse a whole file} */
  public boolean fatal() {
    return fatal;
  }
}
