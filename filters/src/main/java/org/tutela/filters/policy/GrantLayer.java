package org.tutela.filters.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tutela.filters.policy.DecisionRequest.GrantUse;

/**
 * What a guardian granted for a while, as far as the policy lets grants go. A grant opens nothing
 * that a board has refused. Its ceiling holds against every age that a rating or label asks for;
 * where there is none, the guardian's word stands.
 *
 * @param offered whether the policy accepts grants at all
 * @param longest how long one may last, if there is a bound
 * @param ceilingAge the highest age that content may ask for, if there is a bound
 * @param maxUses how often one may be used
 * @param pinRequired whether the guardian must have given the PIN
 */
record GrantLayer(
    boolean offered,
    Optional<Duration> longest,
    OptionalInt ceilingAge,
    int maxUses,
    boolean pinRequired)
    implements PolicyLayer {
  private static final Origin GRANTS = new Origin(Layer.GRANT, "grants");

  @Override
  public Layer id() {
    return Layer.GRANT;
  }

  @Override
  public Findings judge(DecisionRequest request, Viewer viewer, Moment moment, Findings said) {
    List<GrantUse> uses = request.grants();
    Findings all = said;
    for (int i = 0; i < uses.size(); i++) {
      GrantUse use = uses.get(i);
      if (use.grant().covers(request)) {
        String id = use.grant().id();
        String cause = cause(use, request);
        if (cause.isEmpty()) {
          return all.say(GRANTS, Verdict.FINAL | Verdict.JUDGED, ReasonCode.GRANTED, id);
        }
        all = all.say(GRANTS, Verdict.NONE, ReasonCode.GRANT_NOT_VALID, id, cause);
      }
    }
    return all;
  }

  /** {@return why the grant does not open the item; empty if it does} */
  private String cause(GrantUse use, DecisionRequest request) {
    Grant grant = use.grant();
    if (!offered) {
      return "not_offered";
    }
    if (request.prohibited()) {
      return "prohibited";
    }
    if (pinRequired && !grant.pinVerified()) {
      return "pin";
    }
    if (use.uses() >= Math.min(maxUses, grant.maxUses())) {
      return "used_up";
    }
    if (aboveCeiling(request, ceilingAge) || aboveCeiling(request, grant.ceilingAge())) {
      return "ceiling";
    }
    return untimely(grant, request);
  }

  private String untimely(Grant grant, DecisionRequest request) {
    if (request.at().isEmpty()) {
      return "time_unknown";
    }
    Instant now = request.at().get();
    if (now.isBefore(grant.notBefore())) {
      return "not_yet";
    }
    if (!now.isBefore(grant.expires())) {
      return "expired";
    }
    boolean tooLong =
        longest.isPresent()
            && Duration.between(grant.notBefore(), grant.expires()).compareTo(longest.get()) > 0;
    return tooLong ? "too_long" : "";
  }

  private static boolean aboveCeiling(DecisionRequest request, OptionalInt ceiling) {
    if (ceiling.isEmpty()) {
      return false;
    }
    for (Claim claim : request.claimArray()) {
      if (claim.age().orElse(0) > ceiling.getAsInt()) {
        return true;
      }
    }
    return false;
  }
}
