package org.tutela.filters.rating;

/**
 * How much of something content shows. Immutable.
 *
 * @param descriptor what it shows
 * @param intensity 0 none, 1 mild, 2 present or not said how much, 3 strong, 4 extreme
 */
public record DescriptorLevel(ContentDescriptor descriptor, int intensity) {
  private static final int MAX = 4;

  /**
   * Checks the intensity.
   *
   * @param descriptor what it shows
   * @param intensity 0 none, 1 mild, 2 present or not said how much, 3 strong, 4 extreme
   * @throws IllegalArgumentException if the intensity is out of range
   */
  public DescriptorLevel {
    if (intensity < 0 || intensity > MAX) {
      throw new IllegalArgumentException("an intensity is 0 to 4, not " + intensity);
    }
  }

  /** {@return descriptor and intensity, such as {@code violence 2}} */
  @Override
  public String toString() {
    return descriptor.id() + " " + intensity;
  }
}
