package org.tutela.filters.rating;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExternalIdsTest {
  private static final RatingCatalog CATALOG = RatingCatalog.builtIn();

  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource({
    "MOVIELABS, http://www.movielabs.com/md/ratings/GB/BBFC/1/12A, GB:BBFC:12A",
    "ITUNES, mpaa|PG-13, US:MPAA:PG-13",
    "ITUNES, us-tv|TV-MA, US:TVPG:TV-MA",
    "ITUNES, de-movie|Ab 16 Jahren, DE:FSK:16",
    "ITUNES, se-movie|Från 11 År, SE:SM-SA:11",
    "YOUTUBE, mpaaRating/mpaaPg13, US:MPAA:PG-13",
    "YOUTUBE, fskRating/fsk12, DE:FSK:12",
    "YOUTUBE, kmrbRating/kmrbR, KR:KMRB:LIM",
    "ANDROID, com.android.tv/US_TV/US_TV_PG, AOSP:US_TV:US_TV_PG",
    "ANDROID, com.android.tv/AU_TV/AU_TV_PG, TIF:AU_TV:AU_TV_PG",
    "ANDROID, com.android.tv/IN_TV/IN_TV_U/A, TIF:IN_TV:IN_TV_U/A",
    "APPLE_MDM, us/movies/300, APP:APPLE-MDM-MOVIES-US:300",
    "APPLE_MDM, apps/600, APP:APPLE-LEGACY:17+"
  })
  void findsARatingByTheIdOfSomebodyElse(RatingIdScheme scheme, String id, String rating) {
    assertThat(CATALOG.find(scheme, id)).hasToString("Optional[" + rating + "]");
  }

  @ParameterizedTest
  @EnumSource(RatingIdScheme.class)
  void anIdThatNobodyGaveIsUnknown(RatingIdScheme scheme) {
    assertThat(CATALOG.find(scheme, "nobody/nothing")).isEmpty();
  }

  @Test
  void everyIdLeadsBackToItsRating() {
    for (Rating rating : CATALOG.ratings()) {
      CATALOG
          .externalIds(rating)
          .forEach(
              (scheme, ids) ->
                  assertThat(ids)
                      .allSatisfy(id -> assertThat(CATALOG.find(scheme, id)).contains(rating)));
    }
  }

  @Test
  void aRatingNamesAllItsIds() {
    assertThat(CATALOG.externalIds(CATALOG.parse("US:MPAA:PG-13")))
        .containsEntry(RatingIdScheme.ITUNES, java.util.List.of("mpaa|PG-13"))
        .containsEntry(RatingIdScheme.YOUTUBE, java.util.List.of("mpaaRating/mpaaPg13"))
        .containsKey(RatingIdScheme.MOVIELABS);
  }
}
