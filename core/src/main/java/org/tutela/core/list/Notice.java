package org.tutela.core.list;

/**
 * Something worth knowing that is neither an entry nor a refusal. Immutable.
 *
 * @param kind what sort of remark
 * @param location where it was found
 * @param detail the remark
 */
public record Notice(Kind kind, String location, String detail) implements ListRecord {

  /** What sort of remark a notice is. */
  public enum Kind {
    /** Recognised and intentionally not imported: a comment, an unknown algorithm. */
    IGNORED,
    /** The file was accepted, but somebody should look. */
    WARNING,
    /** What the file says about itself. */
    META
  }

  /**
   * {@return a remark about something that is not imported}
   *
   * @param location where it was found
   * @param detail the remark
   */
  public static Notice ignored(String location, String detail) {
    return new Notice(Kind.IGNORED, location, detail);
  }

  /**
   * {@return a remark about something that somebody should look at}
   *
   * @param location where it was found
   * @param detail the remark
   */
  public static Notice warning(String location, String detail) {
    return new Notice(Kind.WARNING, location, detail);
  }
}
