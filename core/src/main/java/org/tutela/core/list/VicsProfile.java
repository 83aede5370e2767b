package org.tutela.core.list;

/** Whose category codes a VICS file uses. */
public enum VicsProfile {
  /** The codes stay as they are; what they mean is a matter of the profile that the file names. */
  AS_STATED,
  /**
   * The British Child Abuse Image Database: 1, 2 and 3 are categories A, B and C. Its VICS 1.2
   * files do not say so themselves.
   */
  CAID
}
