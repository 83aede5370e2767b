package org.tutela.filters.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorTableTest {
  private static final RatingCatalog CATALOG = RatingCatalog.builtIn();

  private static List<DescriptorLevel> levels(String system, String term) {
    return CATALOG.descriptors(CATALOG.system(system).orElseThrow(), term);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "US:TVPG, V, [violence 2]",
    "NL:Kijkwijzer, D, [discrimination 2]",
    "TIF:NL_TV, NL_TV_DA, '[drugs 2, alcohol 2]'",
    "GAME:ESRB, Strong Sexual Content, [sexual_content 4]",
    "GAME:PEGI, in_game_purchases, [in_app_purchase 2]",
    "GAME:IARC, IE_UsersInteract, [users_interact 2]",
    "GAME:CLASSIND, Violência Extrema, [violence 4]",
    "BOOK:ONIX-203, 09, [self_harm 3]",
    "VE:RESORTE-Violencia, D, [violence 3]",
    "US:TVPG, Q, []"
  })
  void theWordsOfASystemHaveOneMeaning(String system, String term, String meaning) {
    assertThat(levels(system, term)).hasToString(meaning);
  }

  @Test
  void everySystemThatRatesByContentIsItsOwnDescriptor() {
    for (Rating rating : CATALOG.ratings(CATALOG.system("VE:RESORTE-Sexo").orElseThrow())) {
      assertThat(CATALOG.descriptors(rating.system(), rating.code())).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 5})
  void anIntensityIsZeroToFour(int intensity) {
    assertThatThrownBy(() -> new DescriptorLevel(ContentDescriptor.DRUGS, intensity))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
