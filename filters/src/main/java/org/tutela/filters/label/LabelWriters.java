package org.tutela.filters.label;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;
import org.tutela.filters.rating.RatingIdScheme;
import org.tutela.filters.rating.RatingSystem;

/**
 * Writes the labels that publishers put into their content. Every label is read back by {@link
 * LabelReaders} as what it was written from. Stateless and safe for any number of threads.
 */
public final class LabelWriters {
  private static final int PARENTAL_RATING = 0x55;
  private static final int OFFSET = 3;
  private static final int LOWEST_DVB_AGE = 4;
  private static final int HIGHEST_DVB_AGE = 18;
  private static final int HIGHEST_ISDB_AGE = 20;
  private static final List<Integer> BRAZILIAN_CLASSES = List.of(0, 10, 12, 14, 16, 18);

  private LabelWriters() {}

  /** {@return the RTA label as the meta element of a page for adults} */
  public static String rtaMeta() {
    return "<meta name=\"rating\" content=\"" + MetaRating.RTA + "\">";
  }

  /** {@return the RTA label as an HTTP header, for pictures and films as well} */
  public static String rtaHeader() {
    return "Rating: " + MetaRating.RTA;
  }

  /**
   * {@return an item with its ratings as JSON-LD of schema.org}
   *
   * @param type the type of the item, such as {@code Movie}
   * @param ratings its ratings, each of which becomes a Rating with author and value
   */
  public static String schemaOrg(String type, List<Rating> ratings) {
    return SchemaRating.text(type, ratings);
  }

  /**
   * {@return the text of an iTunEXTC item for a rating, such as {@code mpaa|PG-13|300|}, or empty
   * if the store has no such code}
   *
   * @param rating a rating of a film or of a television programme
   */
  public static Optional<String> itunExtc(Rating rating) {
    for (String id : ids(rating, RatingIdScheme.ITUNES)) {
      int bar = id.indexOf('|');
      Optional<String> value =
          ItunesCodes.table().value(id.substring(0, bar), id.substring(bar + 1));
      if (value.isPresent()) {
        return Optional.of(id + "|" + value.get() + "|");
      }
    }
    return Optional.empty();
  }

  /**
   * {@return the flattened TvContentRating for a rating, such as {@code
   * com.android.tv/DE_TV/DE_TV_16}, or empty if Android has none that asks for at least its age}
   *
   * @param rating a rating of a board, or one of Android's own
   */
  public static Optional<String> tvContentRating(Rating rating) {
    List<String> own = ids(rating, RatingIdScheme.ANDROID);
    if (!own.isEmpty()) {
      return Optional.of(own.get(0));
    }
    RatingSystem system = rating.system();
    if (!system.media().contains(Medium.TV)) {
      return Optional.empty();
    }
    return system.regions().stream()
        .map(region -> region + "_TV")
        .map(name -> "com.android.tv/" + name + "/" + name + "_" + code(rating))
        .filter(id -> isAsStrict(id, rating.filterAge()))
        .findFirst();
  }

  private static String code(Rating rating) {
    String code = rating.code().toUpperCase(Locale.ROOT);
    return code.startsWith("TV-") ? code.substring(3) : code;
  }

  private static boolean isAsStrict(String id, OptionalInt age) {
    return RatingCatalog.builtIn()
        .find(RatingIdScheme.ANDROID, id)
        .filter(found -> age.isPresent() && found.filterAge().orElse(-1) >= age.getAsInt())
        .isPresent();
  }

  private static List<String> ids(Rating rating, RatingIdScheme scheme) {
    return RatingCatalog.builtIn().externalIds(rating).getOrDefault(scheme, List.of());
  }

  /**
   * {@return the parental rating descriptor for one country, tag and length included: EN 300 468,
   * 6.2.28; ARIB STD-B10, 6.2.12, for JPN; ABNT NBR 15603-2, 8.3.12, for BRA}
   *
   * @param country the ISO 3166-1 code of three letters
   * @param age the age in years: 4 to 18, for Japan up to 20, for Brazil 0, 10, 12, 14, 16 or 18
   * @throws IllegalArgumentException if the country is no such code or the descriptor cannot say
   *     the age
   */
  public static byte[] dvbDescriptor(String country, int age) {
    String code = country.toUpperCase(Locale.ROOT);
    if (!code.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException(
          "\"" + country + "\" is no ISO 3166-1 code of three letters, such as DEU");
    }
    return new byte[] {
      PARENTAL_RATING,
      4,
      (byte) code.charAt(0),
      (byte) code.charAt(1),
      (byte) code.charAt(2),
      (byte) ratingByte(code, age)
    };
  }

  private static int ratingByte(String country, int age) {
    if (country.equals("BRA")) {
      int index = BRAZILIAN_CLASSES.indexOf(age);
      if (index < 0) {
        throw new IllegalArgumentException("the ages of Brazil are " + BRAZILIAN_CLASSES);
      }
      return index + 1;
    }
    int highest = country.equals("JPN") ? HIGHEST_ISDB_AGE : HIGHEST_DVB_AGE;
    if (age < LOWEST_DVB_AGE || age > highest) {
      throw new IllegalArgumentException(
          "a descriptor for " + country + " says an age of 4 to " + highest + ", not " + age);
    }
    return age - OFFSET;
  }
}
