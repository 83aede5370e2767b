package org.tutela.filters.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tutela.filters.rating.Confidence;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;

class LabelResolutionTest {
  private static final RatingCatalog CATALOG = RatingCatalog.builtIn();
  private static final Optional<String> GERMANY = Optional.of("DE");

  private static RatingClaim claim(String rating, LabelTrust trust) {
    return RatingClaim.of(CATALOG.parse(rating), trust);
  }

  private static RatingClaim aged(int age, LabelTrust trust) {
    Label label = new LabelDraft("test", "age " + age, "here").aged(age, Confidence.MEDIUM);
    return RatingClaim.of(label, trust);
  }

  private static LabelResolution resolve(LabelCombination rule, RatingClaim... claims) {
    return LabelResolution.of(List.of(claims), rule, GERMANY);
  }

  @Test
  void theStrictestOfAllDecides() {
    assertThat(
            resolve(
                    LabelCombination.STRICTEST,
                    claim("DE:FSK:12", LabelTrust.BOARD),
                    claim("US:MPAA:R", LabelTrust.BOARD))
                .age())
        .hasValue(17);
  }

  @Test
  void theHomeRegionStandsBeforeOthers() {
    LabelResolution resolution =
        resolve(
            LabelCombination.HOME_REGION_FIRST,
            claim("DE:FSK:12", LabelTrust.PLATFORM),
            claim("US:MPAA:R", LabelTrust.BOARD));

    assertThat(resolution.age()).hasValue(12);
    assertThat(resolution.setAside()).containsExactly(claim("US:MPAA:R", LabelTrust.BOARD));
  }

  @Test
  void withoutARatingFromHomeAllCount() {
    assertThat(
            resolve(
                    LabelCombination.HOME_REGION_FIRST,
                    claim("GB:BBFC:15", LabelTrust.BOARD),
                    claim("US:MPAA:R", LabelTrust.BOARD))
                .age())
        .hasValue(17);
  }

  @Test
  void theHighestTrustStandsBeforeOthers() {
    assertThat(
            resolve(
                    LabelCombination.TRUST_ORDER,
                    aged(16, LabelTrust.PLATFORM),
                    claim("DE:FSK:12", LabelTrust.BOARD))
                .age())
        .hasValue(12);
  }

  @Test
  void anUntrustedLabelMayTighten() {
    assertThat(
            resolve(
                    LabelCombination.TRUST_ORDER,
                    aged(18, LabelTrust.SELF),
                    claim("DE:FSK:12", LabelTrust.BOARD))
                .age())
        .hasValue(18);
  }

  @Test
  void untrustedLabelsAloneLeaveAnItemUnrated() {
    assertThat(resolve(LabelCombination.STRICTEST, aged(0, LabelTrust.SELF)).isVouched()).isFalse();
  }

  @Test
  void aBanCountsAsOne() {
    assertThat(
            resolve(LabelCombination.STRICTEST, claim("AU:NCS:RC", LabelTrust.BOARD))
                .isProhibited())
        .isTrue();
  }

  @Provide
  Arbitrary<RatingClaim> claims() {
    List<Rating> ratings = CATALOG.ratings();
    Arbitrary<LabelTrust> trust = Arbitraries.of(LabelTrust.class);
    return Arbitraries.oneOf(
        Combinators.combine(Arbitraries.of(ratings), trust).as(RatingClaim::of),
        Combinators.combine(Arbitraries.integers().between(0, 21), trust)
            .as(LabelResolutionTest::aged));
  }

  @Provide
  Arbitrary<List<RatingClaim>> several() {
    return claims().list().ofMaxSize(8);
  }

  private static int strictness(LabelResolution resolution) {
    return resolution.isProhibited() ? Integer.MAX_VALUE : resolution.age().orElse(-1);
  }

  @Property
  void anUntrustedClaimNeverLoosens(
      @ForAll("several") List<RatingClaim> claims,
      @ForAll("claims") RatingClaim more,
      @ForAll LabelCombination rule) {
    LabelResolution before = LabelResolution.of(claims, rule, GERMANY);
    List<RatingClaim> all = new ArrayList<>(claims);
    all.add(new RatingClaim(more.rating(), more.label(), LabelTrust.SELF));
    LabelResolution after = LabelResolution.of(all, rule, GERMANY);

    assertThat(strictness(after)).isGreaterThanOrEqualTo(strictness(before));
    assertThat(after.isVouched()).isEqualTo(before.isVouched());
    assertThat(after.counted()).containsAll(before.counted());
  }

  @Property
  void noClaimLoosensTheStrictest(
      @ForAll("several") List<RatingClaim> claims, @ForAll("claims") RatingClaim more) {
    List<RatingClaim> all = new ArrayList<>(claims);
    all.add(more);

    assertThat(strictness(LabelResolution.of(all, LabelCombination.STRICTEST, GERMANY)))
        .isGreaterThanOrEqualTo(
            strictness(LabelResolution.of(claims, LabelCombination.STRICTEST, GERMANY)));
  }

  @Property
  void theOrderOfClaimsDoesNotMatter(
      @ForAll("several") List<RatingClaim> claims,
      @ForAll LabelCombination rule,
      @ForAll long seed) {
    List<RatingClaim> shuffled = new ArrayList<>(claims);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(LabelResolution.of(shuffled, rule, GERMANY).counted())
        .containsExactlyInAnyOrderElementsOf(LabelResolution.of(claims, rule, GERMANY).counted());
  }

  @Property
  void everyClaimCountsOrIsSetAside(
      @ForAll("several") List<RatingClaim> claims, @ForAll LabelCombination rule) {
    LabelResolution resolution = LabelResolution.of(claims, rule, GERMANY);
    List<RatingClaim> both = new ArrayList<>(resolution.counted());
    both.addAll(resolution.setAside());

    assertThat(both).containsExactlyInAnyOrderElementsOf(claims);
    assertThat(resolution.isVouched()).isEqualTo(claims.stream().anyMatch(RatingClaim::vouches));
  }
}
