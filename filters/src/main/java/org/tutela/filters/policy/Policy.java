package org.tutela.filters.policy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tutela.core.config.ConfigTree;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.label.LabelCombination;
import org.tutela.filters.rating.RatingCatalog;

/**
 * Decides what somebody of an age may see. Immutable and safe for any number of threads; a decision
 * takes no lock and allocates its reasons only.
 *
 * <p>The layers are asked in the order of {@link Layer}. The first that is final wins, otherwise
 * the most severe outcome. A layer that fails gives the policy's {@code fallback.error}, which
 * blocks unless the file says otherwise; it is never skipped.
 *
 * <pre>{@code
 * Policy policy = Policy.read(Path.of("family-child-11.yaml"));
 * Rating rating = RatingCatalog.builtIn().parse("DE:FSK:16");
 * Decision decision = policy.decide(DecisionRequest.builder(Medium.FILM).rating(rating).build());
 * }</pre>
 */
public final class Policy {
  private final String id;
  private final int version;
  private final Profile profile;
  private final LabelCombination combine;
  private final Outcome onError;
  private final List<PolicyLayer> layers;
  private final List<PolicyExample> examples;
  private final String dataVersion;

  /**
   * Who a policy is for.
   *
   * @param age the age of the person, if the policy is for one
   * @param home the region whose ratings the person knows, if the file says so
   * @param zone where the person's day begins and ends, if the file says so
   */
  record Profile(Optional<AgeRange> age, Optional<String> home, Optional<ZoneId> zone) {}

  Policy(
      String id,
      int version,
      Profile profile,
      LabelCombination combine,
      Outcome onError,
      List<PolicyLayer> layers,
      List<PolicyExample> examples) {
    this.id = id;
    this.version = version;
    this.profile = profile;
    this.combine = combine;
    this.onError = onError;
    this.layers = List.copyOf(layers);
    this.examples = List.copyOf(examples);
    this.dataVersion = RatingCatalog.builtIn().dataVersion();
  }

  /**
   * {@return the policy in a file}
   *
   * @param file YAML or JSON, as {@code docs/policies.md} says
   * @throws org.tutela.core.config.ConfigException if anything in it is wrong; it carries all
   *     problems with line and column
   * @throws IOException if the file cannot be read
   */
  public static Policy read(Path file) throws IOException {
    return ConfigTree.read(file).decode(PolicyReader::policy);
  }

  /**
   * {@return the policy in a text}
   *
   * @param sourceName what to call the text in messages
   * @param text YAML or JSON, as {@code docs/policies.md} says
   * @throws org.tutela.core.config.ConfigException if anything in it is wrong; it carries all
   *     problems with line and column
   */
  public static Policy parse(String sourceName, String text) {
    return ConfigTree.parse(sourceName, text).decode(PolicyReader::policy);
  }

  /** {@return the id of the policy} */
  public String id() {
    return id;
  }

  /** {@return the version of the policy, from 1} */
  public int version() {
    return version;
  }

  /** {@return the age of the person that the policy is for, if it is for one} */
  public Optional<AgeRange> age() {
    return profile.age();
  }

  /** {@return the region whose ratings that person knows, if the policy says so} */
  public Optional<String> home() {
    return profile.home();
  }

  /** {@return the time zone of that person, if the policy says so} */
  public Optional<ZoneId> zone() {
    return profile.zone();
  }

  /** {@return the examples that the policy file gives} */
  public List<PolicyExample> examples() {
    return examples;
  }

  /**
   * {@return the decision about a request}
   *
   * @param asked an item and who wants to see it
   */
  public Decision decide(DecisionRequest asked) {
    DecisionRequest request = asked.combined(combine, profile.home());
    Findings findings = new Findings();
    Viewer viewer = Viewer.of(request, profile.age());
    for (PolicyLayer layer : layers) {
      try {
        if (layer.judge(request, viewer, findings)) {
          break;
        }
      } catch (RuntimeException e) {
        // A broken rule must not fail open: its error is a finding like any other.
        Map<String, String> failed = Map.of("layer", layer.id().name());
        findings.add(layer.id(), onError, ReasonCode.LAYER_FAILED, "fallback.error", failed);
      }
    }
    return new Decision(
        findings.outcome(), findings.obligations(), findings.reasons(), id, version, dataVersion);
  }
}
