package org.tutela.filters.policy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.Predicate;
import org.tutela.core.match.Disposition;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.age.Assurance;
import org.tutela.filters.rating.ContentDescriptor;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.RatingCatalog;

/**
 * A question about what a policy does, answered by asking it for decisions. What a file says does
 * not count, only what comes of it.
 */
enum Probe {
  BLOCKS_MATCHES(
      probed -> probed.of(probed.item(Medium.WEB).match(Disposition.ACT)) == Outcome.BLOCK_ILLEGAL),
  REVIEWS_MATCHES(
      probed ->
          probed.obliges(
              probed.item(Medium.WEB).match(Disposition.REVIEW), Obligation.HUMAN_REVIEW)),
  RATES_MEDIA(
      probed ->
          probed.byAge(Medium.FILM, "DE:FSK:0", "DE:FSK:16")
              && probed.byAge(Medium.GAME, "GAME:USK:0", "GAME:USK:16")
              && probed.byAge(Medium.APP, "APP:APPLE-2025:4+", "APP:APPLE-2025:16+")),
  SAME_ACROSS_MEDIA(Probed::sameAcrossMedia),
  APPS_BY_AGE(
      probed ->
          probed.byAge(Medium.APP, "APP:APPLE-2025:9+", "APP:APPLE-2025:13+")
              || probed.byAge(Medium.APP, "APP:APPLE-2025:4+", "APP:APPLE-2025:13+")),
  ADULT_CLOSED_TO_MINORS(probed -> probed.of(probed.adult().age(AgeRange.of(12, 12))).blocks()),
  ADULT_NEEDS_PROOF(
      probed ->
          probed.of(probed.adult().age(known(18, Assurance.SELF))) == Outcome.REQUIRE_AGE_ASSURANCE
              && probed.of(probed.adult().age(known(18, Assurance.VERIFIED))) == Outcome.ALLOW),
  BY_AGE(
      probed ->
          probed.of(probed.adult().age(known(18, Assurance.VERIFIED))) == Outcome.ALLOW
              && probed.of(probed.adult().age(AgeRange.of(12, 12))).blocks()),
  FILTER_WITHOUT_PROFILE(
      probed ->
          probed.of(probed.adult()).compareTo(Outcome.REQUIRE_AGE_ASSURANCE) >= 0
              && probed.of(probed.item(Medium.WEB).category("news")) == Outcome.ALLOW),
  HIDES_PREVIEWS(probed -> probed.obliges(probed.child(Medium.TRAILER), Obligation.BLUR)),
  UNRATED(
      probed ->
          probed.of(probed.child(Medium.FILM)) != Outcome.ALLOW
              && probed.of(probed.child(Medium.APP)) != Outcome.ALLOW),
  ADS(
      probed ->
          probed.of(probed.child(Medium.AD).category("gambling")).blocks()
              || probed.of(probed.child(Medium.AD)).blocks()),
  PURCHASES(probed -> probed.asksAbout(ContentDescriptor.IN_APP_PURCHASE)),
  LOCATION(
      probed ->
          probed.asksAbout(ContentDescriptor.SHARES_LOCATION)
              || probed.asksAbout(ContentDescriptor.SHARES_INFO)),
  MINIMUM_AGE(probed -> probed.of(probed.child(Medium.WEB).category("social_network")).blocks()),
  PRIVATE_BY_DEFAULT(
      probed ->
          probed.obliges(probed.child(Medium.WEB), Obligation.PRIVATE_BY_DEFAULT)
              && probed.obliges(probed.child(Medium.WEB), Obligation.LIMIT_CONTACT)),
  LIMITS_LIVE_STREAMS(
      probed ->
          probed.obliges(probed.child(Medium.WEB), Obligation.NO_LIVE_STREAM)
              || probed.asksAbout(ContentDescriptor.LIVE_STREAM)),
  SAFE_SEARCH(probed -> probed.obliges(probed.child(Medium.WEB), Obligation.SAFE_SEARCH)),
  LIMITS_RECOMMENDATIONS(
      probed -> probed.obliges(probed.child(Medium.WEB), Obligation.LIMIT_RECOMMENDATIONS)),
  NO_TARGETED_ADS(probed -> probed.obliges(probed.child(Medium.WEB), Obligation.NO_TARGETED_ADS)),
  WATERSHED(Probed::watershed),
  GRANTS(probed -> probed.policy().model().grants().offered()),
  PIN(
      probed ->
          probed.policy().model().grants().offered()
              && probed.policy().model().grants().pinRequired()),
  TIME_LIMITS(probed -> !probed.policy().model().schedule().isEmpty()),
  ALLOW_LIST(
      probed ->
          !probed.policy().model().lists().allow().isEmpty()
              || probed.policy().model().lists().only());

  @SuppressWarnings("ImmutableEnumChecker") // The questions above hold no state.
  private final Predicate<Probed> answer;

  Probe(Predicate<Probed> answer) {
    this.answer = answer;
  }

  /** {@return the name in the table and in output: lower case} */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * {@return whether the policy does it}
   *
   * @param day the day on which it is asked
   */
  boolean holds(Policy policy, LocalDate day) {
    return answer.test(new Probed(policy, day));
  }

  private static AgeRange known(int lower, Assurance assurance) {
    return AgeRange.from(lower).withAssurance(assurance);
  }

  /** A policy on a day. */
  private record Probed(Policy policy, LocalDate day) {
    private static final AgeRange CHILD = AgeRange.exactly(10).withAssurance(Assurance.GUARDIAN);
    private static final RatingCatalog CATALOG = RatingCatalog.builtIn();

    DecisionRequest.Builder item(Medium medium) {
      return at(medium, LocalTime.of(15, 0));
    }

    private DecisionRequest.Builder at(Medium medium, LocalTime time) {
      ZoneId zone = policy.zone().orElse(ZoneOffset.UTC);
      return DecisionRequest.builder(medium).at(day.atTime(time).atZone(zone).toInstant());
    }

    DecisionRequest.Builder child(Medium medium) {
      return item(medium).age(CHILD);
    }

    DecisionRequest.Builder adult() {
      return item(Medium.WEB).category("adult");
    }

    Outcome of(DecisionRequest.Builder request) {
      return policy.decide(request.build()).outcome();
    }

    boolean obliges(DecisionRequest.Builder request, Obligation obligation) {
      return policy.decide(request.build()).obligations().contains(obligation);
    }

    boolean byAge(Medium medium, String low, String high) {
      return of(child(medium).rating(CATALOG.parse(low))) == Outcome.ALLOW
          && of(child(medium).rating(CATALOG.parse(high))).blocks();
    }

    boolean asksAbout(ContentDescriptor descriptor) {
      return of(
              child(Medium.APP)
                  .rating(CATALOG.parse("APP:APPLE-2025:4+"))
                  .descriptor(descriptor, 2))
          != Outcome.ALLOW;
    }

    boolean sameAcrossMedia() {
      String[] ratings = {"DE:FSK:12", "GAME:USK:12", "GAME:PEGI:12", "DE:FSK:16", "GAME:USK:16"};
      for (String rating : ratings) {
        int age = CATALOG.parse(rating).filterAge().orElseThrow();
        for (Medium medium : new Medium[] {Medium.FILM, Medium.VIDEO, Medium.GAME, Medium.APP}) {
          for (int viewer : new int[] {age - 1, age}) {
            Outcome outcome =
                of(
                    item(medium)
                        .age(AgeRange.exactly(viewer).withAssurance(Assurance.VERIFIED))
                        .rating(CATALOG.parse(rating)));
            if ((outcome == Outcome.ALLOW) != (viewer == age)) {
              return false;
            }
          }
        }
      }
      return true;
    }

    boolean watershed() {
      DecisionRequest.Builder noon =
          at(Medium.TV, LocalTime.NOON).rating(CATALOG.parse("TIF:DE_TV:DE_TV_16"));
      DecisionRequest.Builder night =
          at(Medium.TV, LocalTime.of(23, 30)).rating(CATALOG.parse("TIF:DE_TV:DE_TV_16"));
      return of(noon).blocks() && of(night) == Outcome.ALLOW;
    }
  }
}
