package org.tutela.core.match;

import java.util.Locale;

/** How much a match proves, the strongest first. */
public enum EvidenceLevel {
  /** The whole SHA-256 or a stronger digest is equal: the same bytes. */
  EXACT,
  /** MD5 or SHA-1 is equal: the same bytes unless somebody made a collision on purpose. */
  EXACT_WEAK,
  /**
   * The first 128 bits of a longer digest are equal, which is all that an index for devices keeps:
   * to be treated as MD5 and SHA-1 are.
   */
  EXACT_TRUNCATED,
  /** A perceptual hash is as near and as good as the rule's {@link NearStrong} demands. */
  NEAR_STRONG,
  /** A perceptual hash is near: it looks alike, which is a reason to look, not proof. */
  NEAR;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** {@return the stable lower-case name, for files and output} */
  public String id() {
    return id;
  }

  /** {@return whether the bytes of the content are those of the listed file} */
  public boolean isExact() {
    return this != NEAR && this != NEAR_STRONG;
  }
}
