package org.tutela.filters.policy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.tutela.filters.age.Certainty;
import org.tutela.filters.rating.ContentDescriptor;
import org.tutela.filters.rating.DescriptorLevel;
import org.tutela.filters.rating.Medium;

/** How much of what content may show, for all media and for single ones; both limits hold. */
final class DescriptorLayer implements PolicyLayer {
  /**
   * The most that may be shown.
   *
   * @param most the highest intensity that is within the limit
   * @param then what happens above it
   * @param below the age from which on it does not hold; it holds for everybody if empty
   * @param origin where it stands in the file
   */
  record Cap(int most, Outcome then, OptionalInt below, Origin origin) {
    boolean concerns(Viewer viewer) {
      return below.isEmpty() || viewer.age().atLeast(below.getAsInt()) != Certainty.YES;
    }
  }

  private final Map<Medium, Map<ContentDescriptor, List<Cap>>> caps = new EnumMap<>(Medium.class);

  DescriptorLayer(
      Map<ContentDescriptor, Cap> everywhere, Map<Medium, Map<ContentDescriptor, Cap>> byMedium) {
    for (Medium medium : Medium.values()) {
      Map<ContentDescriptor, Cap> here = byMedium.getOrDefault(medium, Map.of());
      Map<ContentDescriptor, List<Cap>> both = new EnumMap<>(ContentDescriptor.class);
      everywhere.forEach((descriptor, cap) -> both.put(descriptor, List.of(cap)));
      here.forEach(
          (descriptor, cap) ->
              both.merge(
                  descriptor, List.of(cap), (one, other) -> List.of(one.get(0), other.get(0))));
      caps.put(medium, both);
    }
  }

  @Override
  public Layer id() {
    return Layer.DESCRIPTOR;
  }

  @Override
  public Findings judge(DecisionRequest request, Viewer viewer, Moment moment, Findings said) {
    DescriptorLevel[] levels = request.descriptorArray();
    if (levels.length == 0) {
      return said;
    }
    Findings all = said;
    Map<ContentDescriptor, List<Cap>> here = caps.getOrDefault(request.medium(), Map.of());
    for (DescriptorLevel level : levels) {
      List<Cap> limits = here.getOrDefault(level.descriptor(), List.of());
      for (int i = 0; i < limits.size(); i++) {
        Cap cap = limits.get(i);
        if (cap.concerns(viewer)) {
          all = judge(level, cap, all);
        }
      }
    }
    return all;
  }

  private static Findings judge(DescriptorLevel level, Cap cap, Findings said) {
    return level.intensity() <= cap.most()
        ? said
        : said.say(
            cap.origin(),
            Verdict.of(cap.then()),
            ReasonCode.DESCRIPTOR_ABOVE_LIMIT,
            level.descriptor().id(),
            level.intensity(),
            cap.most());
  }
}
