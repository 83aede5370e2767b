package org.tutela.filters.rating;

import java.util.Locale;

/** Who else gives ratings a stable id. */
public enum RatingIdScheme {
  /**
   * MovieLabs Common Metadata Ratings: {@code http://www.movielabs.com/md/ratings/GB/BBFC/1/12A}.
   */
  MOVIELABS,
  /** The first two fields of an iTunEXTC atom: {@code mpaa|PG-13}. */
  ITUNES,
  /** A field and a value of the contentRating object of YouTube: {@code mpaaRating/mpaaPg13}. */
  YOUTUBE,
  /** A flattened android.media.tv.TvContentRating: {@code com.android.tv/US_TV/US_TV_PG}. */
  ANDROID,
  /** A ceiling of an Apple restrictions profile: {@code us/movies/300}, {@code apps/200}. */
  APPLE_MDM;

  /** {@return the name in files and options: lower case, with hyphens} */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
