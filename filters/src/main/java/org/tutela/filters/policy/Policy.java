package org.tutela.filters.policy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tutela.core.config.ConfigTree;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.age.Certainty;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.RatingCatalog;

/**
 * Decides what somebody of an age may see. Immutable and safe for any number of threads.
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
  /** Those that say something about the content itself; no failure of another is a judgement. */
  private static final Set<Layer> JUDGING = EnumSet.of(Layer.RATING, Layer.CATEGORY, Layer.UNRATED);

  private final PolicyModel model;
  private final PolicyLayer[] layers;
  private final Calendar calendar;
  private final long ttl;
  private final String dataVersion = RatingCatalog.builtIn().dataVersion();
  private final Findings unexplained = Findings.withoutReasons();

  /** From here everything is remembered that was said before, until there is too much of it. */
  private Findings said = Findings.none();

  Policy(PolicyModel model) {
    this(model, PolicyCompiler.layers(model));
  }

  Policy(PolicyModel model, List<PolicyLayer> layers) {
    this.model = model;
    this.layers = layers.toArray(PolicyLayer[]::new);
    this.ttl = model.ttl().toSeconds();
    this.calendar = PolicyCompiler.calendar(model);
  }

  /**
   * {@return the policy in a file} What it extends and the packs it names are looked for beside the
   * file, then among those that come with this library.
   *
   * @param file YAML or JSON, as {@code docs/policies.md} says
   * @throws org.tutela.core.config.ConfigException if anything in it is wrong; it carries all
   *     problems with line and column
   * @throws IOException if the file cannot be read
   */
  public static Policy read(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    PolicySource source = PolicySource.builtIn();
    return new PolicyLoader(folder == null ? source : PolicySource.in(folder).or(source))
        .load(ConfigTree.read(file));
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
    return parse(sourceName, text, PolicySource.builtIn());
  }

  /**
   * {@return the policy in a text that names others}
   *
   * @param sourceName what to call the text in messages
   * @param text YAML or JSON, as {@code docs/policies.md} says
   * @param source where the policies and packs are that it names
   * @throws org.tutela.core.config.ConfigException if anything in it is wrong; it carries all
   *     problems with line and column
   */
  public static Policy parse(String sourceName, String text, PolicySource source) {
    return new PolicyLoader(source).load(ConfigTree.parse(sourceName, text));
  }

  /**
   * {@return a policy that comes with this library}
   *
   * @param name its name
   * @throws IllegalArgumentException if there is none of this name
   * @throws IOException if it cannot be read
   */
  public static Policy preset(String name) throws IOException {
    PolicySource source = PolicySource.builtIn();
    ConfigTree tree =
        source
            .find(PolicySource.Kind.POLICY, name)
            .orElseThrow(() -> new IllegalArgumentException("no preset \"" + name + "\""));
    return new PolicyLoader(source).load(tree);
  }

  /** {@return the id of the policy} */
  public String id() {
    return model.id();
  }

  /** {@return the version of the policy, from 1} */
  public int version() {
    return model.version();
  }

  /** {@return the age of the person that the policy is for, if it is for one} */
  public Optional<AgeRange> age() {
    return model.profile().age();
  }

  /** {@return the region whose ratings that person knows, if the policy says so} */
  public Optional<String> home() {
    return model.profile().home();
  }

  /** {@return the time zone of that person, if the policy says so} */
  public Optional<ZoneId> zone() {
    return model.profile().zone();
  }

  /** {@return the examples that the policy file gives} */
  public List<PolicyExample> examples() {
    return model.examples();
  }

  /** {@return the jurisdiction packs that the policy uses} */
  public List<JurisdictionPack> packs() {
    return model.packs().stream().map(PolicyModel.UsedPack::pack).toList();
  }

  /** {@return the layers in which the policy has something of its own to say} */
  public Set<Layer> layers() {
    return Arrays.stream(layers)
        .map(PolicyLayer::id)
        .filter(layer -> layer != Layer.GRANT || model.grants().offered())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** {@return the domain names that the policy allows and denies by name} */
  public Domains domains() {
    PolicyModel.Lists lists = model.lists();
    return new Domains(
        lists.allow().domains().names(),
        lists.deny().domains().names(),
        lists.only(),
        lists.allow().namesOthers() || lists.deny().namesOthers());
  }

  /**
   * {@return the ids of its daily budgets, in the order of the file} A request whose item one of
   * them concerns must say what was {@link DecisionRequest.Builder#spent spent}.
   */
  public List<String> budgets() {
    return model.schedule().stream()
        .filter(rule -> rule.kind() == ScheduleRule.Kind.BUDGET)
        .map(ScheduleRule::window)
        .distinct()
        .toList();
  }

  /** {@return whether the policy asks for anything besides its outcomes} */
  public boolean obliges() {
    return !model.obligations().isEmpty()
        || Arrays.stream(Medium.values())
            .anyMatch(medium -> model.rules().limit(medium).obligations() != Verdict.NONE);
  }

  /** {@return the same policy without hours and daily time, for those who know no clock} */
  public Policy withoutSchedule() {
    return model.schedule().isEmpty() ? this : new Policy(model.withoutSchedule());
  }

  /**
   * The domain names that a policy lists. A name stands for all names below it. Immutable.
   *
   * @param allowed what it allows
   * @param denied what it denies, which comes first
   * @param only whether nothing but the allowed is open
   * @param others whether its lists name items or tags too
   */
  public record Domains(List<String> allowed, List<String> denied, boolean only, boolean others) {}

  PolicyModel model() {
    return model;
  }

  /**
   * {@return the decision about a request} It takes no lock. It allocates nothing where every
   * reason was given before, for whatever item, except while less than {@code ttl} is left until
   * something changes.
   *
   * @param request an item and who wants to see it
   */
  public Decision decide(DecisionRequest request) {
    Moment moment = calendar.moment(request);
    Findings silence = said;
    if (silence.full()) {
      silence = Findings.none();
      said = silence;
    }
    return ask(request, moment.viewer(request.age()), moment, silence)
        .decision(model, dataVersion, ttl(request, moment));
  }

  /** {@return the outcome and obligations for a viewer of an age, as a {@link Verdict}} */
  int verdict(DecisionRequest request, Optional<AgeRange> age) {
    Moment moment = calendar.moment(request);
    return ask(request, moment.viewer(age), moment, unexplained).verdict();
  }

  private Findings ask(DecisionRequest request, Viewer viewer, Moment moment, Findings silence) {
    Findings all = silence.with(obligations(request, viewer));
    for (int i = 0; i < layers.length && !Verdict.isFinal(all.verdict()); i++) {
      try {
        all = layers[i].judge(request, viewer, moment, all);
      } catch (RuntimeException e) {
        // A broken rule must not fail open: its error is a finding like any other.
        Origin failed = new Origin(layers[i].id(), "fallback.error");
        int judged = JUDGING.contains(layers[i].id()) ? Verdict.JUDGED : Verdict.NONE;
        int bits = Verdict.of(model.onError()) | judged;
        String cause = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        all = all.say(failed, bits, ReasonCode.LAYER_FAILED, layers[i].id().name(), cause);
      }
    }
    return all;
  }

  private int obligations(DecisionRequest request, Viewer viewer) {
    int bits = model.rules().limit(request.medium()).obligations();
    List<PolicyModel.Duty> duties = model.obligations();
    for (int i = 0; i < duties.size(); i++) {
      PolicyModel.Duty duty = duties.get(i);
      boolean here = duty.media().isEmpty() || duty.media().contains(request.medium());
      boolean grown =
          duty.below().isPresent()
              && viewer.age().atLeast(duty.below().getAsInt()) == Certainty.YES;
      bits |= here && !grown ? duty.bits() : 0;
    }
    return bits;
  }

  /**
   * {@return for how many seconds a decision holds: less than usual if something changes sooner}
   */
  private long ttl(DecisionRequest request, Moment moment) {
    if (request.at().isEmpty()) {
      return ttl;
    }
    long now = request.at().get().getEpochSecond();
    long left = Math.min(ttl, moment.end() - now);
    return request.grants().isEmpty() && request.spent().isEmpty()
        ? left
        : Math.min(left, PolicyCompiler.secondsLeft(model, request, now));
  }
}
