package org.tutela.filters.rating;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A rating system: one board's classes for some regions and media. Immutable; two systems are equal
 * when their ids are.
 *
 * @param id the stable id, such as {@code DE:FSK}; it holds one colon
 * @param authority the body that rates, or empty
 * @param regions ISO 3166-1 or 3166-2 codes in the order of the table; {@code 001} is the world
 * @param media what it rates
 * @param environments where its ratings are used, such as Theater or Broadcast
 * @param descriptors the content descriptors it gives besides the age, in its own words
 */
public record RatingSystem(
    String id,
    String authority,
    List<String> regions,
    Set<Medium> media,
    List<String> environments,
    List<String> descriptors) {

  private static final String WORLD = "001";
  private static final List<String> CARRIAGE =
      List.of("AOSP:", "TIF:", "XDS:", "BCAST:", "SIG:", "APP:APPLE-MDM");

  /**
   * {@return whether the system is used there: in the region itself, in the country it belongs to,
   * or, for a country, in one of its parts}
   *
   * @param region an ISO 3166 code, such as {@code CA} or {@code CA-QC}
   */
  public boolean covers(String region) {
    for (String own : regions) {
      if (own.equalsIgnoreCase(region) || isPart(own, region) || isPart(region, own)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPart(String part, String whole) {
    return part.length() > whole.length()
        && part.charAt(whole.length()) == '-'
        && part.regionMatches(true, 0, whole, 0, whole.length());
  }

  /** {@return the first medium that it rates, in the order of {@link Medium}} */
  public Medium primaryMedium() {
    return Collections.min(media);
  }

  /** {@return whether the system is used in the whole world} */
  public boolean worldwide() {
    return regions.contains(WORLD);
  }

  /**
   * {@return whether this is how a broadcast, a device or a signal writes the ratings of others}
   * Such a code is found only by its system, never as a bare code.
   */
  public boolean carriage() {
    return CARRIAGE.stream().anyMatch(id::startsWith);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RatingSystem system && id.equals(system.id);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(id);
  }

  @Override
  public String toString() {
    return id;
  }
}
