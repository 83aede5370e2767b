package org.tutela.filters.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tutela.filters.policy.JurisdictionLayer.ActiveRule;
import org.tutela.filters.policy.PolicyModel.UsedPack;

/** Turns what a policy file says into layers. A layer with nothing to say is left out. */
final class PolicyCompiler {
  private PolicyCompiler() {}

  static List<PolicyLayer> layers(PolicyModel model) {
    List<ActiveRule> laws = laws(model);
    boolean homeKnown = model.profile().home().isPresent();
    List<PolicyLayer> layers = new ArrayList<>();
    layers.add(new IllegalLayer(model.review()));
    if (laws.stream().anyMatch(law -> !law.rule().release())) {
      layers.add(new JurisdictionLayer(model.place(), homeKnown, false));
    }
    if (!model.lists().deny().isEmpty()) {
      layers.add(new DenyLayer(model.lists().deny()));
    }
    layers.add(model.grants());
    if (!model.lists().allow().isEmpty() || model.lists().only()) {
      layers.add(new AllowLayer(model.lists().allow(), model.lists().only()));
    }
    if (laws.stream().anyMatch(law -> law.rule().release())) {
      layers.add(new JurisdictionLayer(model.place(), homeKnown, true));
    }
    layers.add(new RatingLayer(model.rules()));
    if (!model.descriptors().isEmpty() || !model.descriptorsByMedium().isEmpty()) {
      layers.add(new DescriptorLayer(model.descriptors(), model.descriptorsByMedium()));
    }
    if (!model.categories().isEmpty() || !model.categoryAges().isEmpty()) {
      layers.add(new CategoryLayer(model.categories(), model.categoryAges(), model.rules()));
    }
    layers.add(new UnratedLayer(model.rules()));
    if (!model.schedule().isEmpty()) {
      layers.add(new ScheduleLayer(model.schedule()));
    }
    layers.add(new DefaultLayer(model.rules()));
    return layers;
  }

  static Calendar calendar(PolicyModel model) {
    return new Calendar(
        model.profile().zone(), model.schedule(), laws(model), model.profile().age());
  }

  /** {@return the rules of all packs that ask for something a decision can give} */
  private static List<ActiveRule> laws(PolicyModel model) {
    String home = model.profile().home().orElse("");
    List<ActiveRule> laws = new ArrayList<>();
    for (UsedPack used : model.packs()) {
      for (JurisdictionRule rule : used.pack().rules()) {
        JurisdictionRule.Effect effect = rule.effect();
        boolean decides = effect.then().isPresent() || !effect.obligations().isEmpty();
        if (decides && used.uses(rule)) {
          laws.add(ActiveRule.of(used.pack(), rule, home));
        }
      }
    }
    return List.copyOf(laws);
  }

  /** {@return how many seconds from now on no grant begins or ends and no budget runs out} */
  static long secondsLeft(PolicyModel model, DecisionRequest request, long now) {
    long left = Long.MAX_VALUE;
    for (DecisionRequest.GrantUse use : request.grants()) {
      left = Math.min(left, until(use.grant().notBefore(), now));
      left = Math.min(left, until(use.grant().expires(), now));
    }
    return Math.min(left, ScheduleLayer.secondsLeft(model.schedule(), request));
  }

  private static long until(Instant edge, long now) {
    long left = edge.getEpochSecond() - now;
    return left > 0 ? left : Long.MAX_VALUE;
  }
}
