package org.tutela.filters.policy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.policy.DescriptorLayer.Cap;
import org.tutela.filters.policy.JurisdictionLayer.Place;
import org.tutela.filters.rating.ContentDescriptor;
import org.tutela.filters.rating.Medium;

/**
 * What a policy file says, read but not yet compiled. Immutable.
 *
 * @param id the policy's id
 * @param version its version
 * @param profile who it is for
 * @param ttl how long a decision may be kept
 * @param review the outcome of a match to review
 * @param onError the outcome of a layer that fails
 * @param packs the jurisdiction packs it uses
 * @param place which place's law counts
 * @param lists what is allowed and denied by name
 * @param grants how far grants may go
 * @param rules what it says about ratings
 * @param descriptors what content may show
 * @param descriptorsByMedium the same for single media
 * @param categories the outcome by category
 * @param categoryAges the age that a category asks for
 * @param obligations what it asks for besides
 * @param schedule the lines of its schedule
 * @param invariants the laws it states about itself
 * @param examples the examples it gives of itself
 * @param contradictions what it allows and denies by name
 * @param positions where its rules stand
 */
record PolicyModel(
    String id,
    int version,
    Profile profile,
    Duration ttl,
    Outcome review,
    Outcome onError,
    List<UsedPack> packs,
    Place place,
    Lists lists,
    GrantLayer grants,
    Rules rules,
    Map<ContentDescriptor, Cap> descriptors,
    Map<Medium, Map<ContentDescriptor, Cap>> descriptorsByMedium,
    Map<String, Outcome> categories,
    Map<String, Integer> categoryAges,
    List<Duty> obligations,
    List<ScheduleRule> schedule,
    List<Invariant> invariants,
    List<PolicyExample> examples,
    List<PolicyFinding> contradictions,
    Positions positions) {

  /**
   * Who a policy is for.
   *
   * @param age the age of the person, if the policy is for one
   * @param home the region whose ratings the person knows, if the file says so
   * @param zone where the person's day begins and ends, if the file says so
   */
  record Profile(Optional<AgeRange> age, Optional<String> home, Optional<ZoneId> zone) {}

  /**
   * A pack that a policy uses.
   *
   * @param pack the pack
   * @param announced whether its announced rules decide too
   */
  record UsedPack(JurisdictionPack pack, boolean announced) {
    boolean uses(JurisdictionRule rule) {
      return announced || rule.status() != JurisdictionRule.Status.ANNOUNCED;
    }
  }

  /**
   * What is allowed and denied by name.
   *
   * @param allow what is allowed
   * @param deny what is denied
   * @param only whether nothing else is allowed
   */
  record Lists(Selector allow, Selector deny, boolean only) {}

  /**
   * What to do besides, for some viewers and media.
   *
   * @param below the age below which it holds; for everybody if empty
   * @param media the media; all if empty
   * @param bits the obligations, as a {@link Verdict}
   */
  record Duty(OptionalInt below, Set<Medium> media, int bits) {}

  PolicyModel withoutSchedule() {
    return with(packs, List.of());
  }

  PolicyModel withoutPacks() {
    return with(List.of(), schedule);
  }

  private PolicyModel with(List<UsedPack> otherPacks, List<ScheduleRule> otherSchedule) {
    return new PolicyModel(
        id,
        version,
        profile,
        ttl,
        review,
        onError,
        otherPacks,
        place,
        lists,
        grants,
        rules,
        descriptors,
        descriptorsByMedium,
        categories,
        categoryAges,
        obligations,
        otherSchedule,
        invariants,
        examples,
        contradictions,
        positions);
  }
}
