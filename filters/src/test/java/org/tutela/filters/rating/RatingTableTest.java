package org.tutela.filters.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tutela.filters.rating.RatingMode.ACCOMPANIED;
import static org.tutela.filters.rating.RatingMode.ADVISORY;
import static org.tutela.filters.rating.RatingMode.GENERAL;
import static org.tutela.filters.rating.RatingMode.GUIDANCE;
import static org.tutela.filters.rating.RatingMode.PROHIBITED;
import static org.tutela.filters.rating.RatingMode.RESTRICTED;
import static org.tutela.filters.rating.RatingMode.UNRATED;
import static org.tutela.filters.rating.RatingMode.WATERSHED;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for every row of the data. */
class RatingTableTest {
  private static final List<Rating> ALL = RatingCatalog.builtIn().ratings();

  @Test
  void everyRowIsThere() {
    assertThat(ALL).hasSize(1446);
    assertThat(RatingCatalog.builtIn().systems()).hasSize(243);
  }

  @Test
  void guidanceUnratedAndProhibitedNameNoAge() {
    assertThat(ALL)
        .filteredOn(rating -> Set.of(GUIDANCE, UNRATED, PROHIBITED).contains(rating.mode()))
        .isNotEmpty()
        .allSatisfy(rating -> assertThat(rating.filterAge()).isEmpty());
  }

  @Test
  void generalIsForEverybody() {
    assertThat(ALL)
        .filteredOn(rating -> rating.mode() == GENERAL)
        .isNotEmpty()
        .allSatisfy(rating -> assertThat(rating.filterAge()).hasValue(0));
  }

  @Test
  void advisoryAccompaniedAndRestrictedNameAnAge() {
    assertThat(ALL)
        .filteredOn(rating -> Set.of(ADVISORY, ACCOMPANIED, RESTRICTED).contains(rating.mode()))
        .isNotEmpty()
        .allSatisfy(rating -> assertThat(rating.filterAge().orElse(0)).isPositive());
  }

  @Test
  void theFilterAgeIsTheGreaterOfTheRecommendedAndTheMinimumAge() {
    assertThat(ALL)
        .filteredOn(rating -> rating.filterAge().isPresent() && rating.mode() != WATERSHED)
        .filteredOn(rating -> rating.recommendedAge().isPresent() || rating.minAge().isPresent())
        .isNotEmpty()
        .allSatisfy(
            rating ->
                assertThat(rating.filterAge().getAsInt())
                    .isEqualTo(
                        Math.max(rating.recommendedAge().orElse(0), rating.minAge().orElse(0))));
  }

  @Test
  void accompaniedAdmitsEarlierWithAnAdult() {
    assertThat(ALL)
        .filteredOn(rating -> rating.mode() == ACCOMPANIED)
        .allSatisfy(
            rating ->
                assertThat(rating.minAgeSupervised().orElseThrow())
                    .isLessThan(rating.minAge().orElseThrow()));
  }

  @Test
  void restrictedAdmitsNobodyEarlier() {
    assertThat(ALL)
        .filteredOn(rating -> rating.mode() == RESTRICTED)
        .allSatisfy(
            rating -> {
              assertThat(rating.minAge().orElseThrow()).isPositive();
              assertThat(rating.minAgeSupervised().orElse(rating.minAge().getAsInt()))
                  .isEqualTo(rating.minAge().getAsInt());
            });
  }

  @Test
  void codesAndAliasesAreUniqueInTheirSystem() {
    Map<String, Rating> seen = new HashMap<>();
    for (Rating rating : ALL) {
      assertThat(seen.put(rating.system() + " " + SystemNames.fold(rating.code()), rating))
          .as(rating.id())
          .isNull();
      for (String alias : rating.aliases()) {
        Rating other = seen.put(rating.system() + " " + SystemNames.fold(alias), rating);
        assertThat(other == null || other.equals(rating)).as(rating + " " + alias).isTrue();
      }
    }
  }

  @Test
  void agesAreThoseOfMinorsAndYoungAdults() {
    assertThat(ALL)
        .filteredOn(rating -> !Set.of("TIF:MV_TV:MV_TV_X", "GAME:ESRA:25+").contains(rating.id()))
        .allSatisfy(
            rating -> {
              assertThat(rating.filterAge().orElse(0)).isBetween(0, 21);
              assertThat(rating.recommendedAge().orElse(0)).isBetween(0, 21);
              assertThat(rating.minAge().orElse(0)).isBetween(0, 21);
              assertThat(rating.minAgeSupervised().orElse(0)).isBetween(0, 21);
            });
  }

  @Test
  void theRankFollowsTheAgeExceptWhereItIsAValueOnTheWire() {
    Set<String> onTheWire = Set.of("BCAST:ATSC-US", "APP:APPLE-MDM-TV-US", "GAME:STEAM");
    for (RatingSystem system : RatingCatalog.builtIn().systems()) {
      if (!system.id().startsWith("XDS:") && !onTheWire.contains(system.id())) {
        assertThat(RatingCatalog.builtIn().ratings(system))
            .as(system.id())
            .filteredOn(rating -> rating.filterAge().isPresent() && !rating.deprecated())
            .isSortedAccordingTo(
                (a, b) ->
                    Integer.signum(a.rank() - b.rank())
                                * Integer.signum(
                                    a.filterAge().getAsInt() - b.filterAge().getAsInt())
                            < 0
                        ? 1
                        : 0);
      }
    }
  }

  @Test
  void everyRowSaysWhereItComesFrom() {
    assertThat(ALL).allSatisfy(rating -> assertThat(rating.source()).isNotBlank());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "system_id\tcode",
        "# data version\t2026.11",
        "# data version\t2026.11\nsystem_id\tcode\nDE:FSK",
        "# data version\t2026.11\nsystem_id\tcode\nDE:FSK\t12"
      })
  void aMalformedTableIsRefusedWithTheLine(String table) {
    assertThatThrownBy(() -> RatingTable.of(table.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line ");
  }

  @Test
  void aMalformedRowIsRefusedWhenItsSystemIsRead() throws IOException {
    String row = "X:Y\t\tDE\tFilm\t\t%s\t\t%s\t\t\t\t0\t\tgeneral\tcurrent\t\t\ts\thigh\t\n";
    String names = String.join("\t", RatingRows.COLUMNS);
    String text = "# data version\t1\n" + names + "\n" + row.formatted("A", "0");
    RatingTable table =
        RatingTable.of((text + row.formatted("B", "no")).getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> table.ratings(table.systems().get(0)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("line 4: rank is no number");
  }

  @Test
  void aBareCodeIsFoundByRegionAsByWalkingOverAllSystems() {
    RatingCatalog catalog = RatingCatalog.builtIn();
    RegionIndex index = new RegionIndex(catalog.systems());
    for (String region : List.of("DE", "US", "CA", "CA-QC", "CA-ON", "GB", "DE-BY", "de", "XX")) {
      for (Medium medium : Medium.values()) {
        assertThat(index.regional(region, medium))
            .as(region + " " + medium)
            .containsExactlyInAnyOrderElementsOf(
                catalog.systems().stream()
                    .filter(system -> system.covers(region) && !system.carriage())
                    .filter(system -> system.media().contains(medium))
                    .toList());
      }
    }
  }
}
