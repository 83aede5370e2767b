package org.tutela.filters.export;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tutela.filters.export.Ceiling.Step;
import org.tutela.filters.export.Export.Effect;
import org.tutela.filters.export.Export.Gap;
import org.tutela.filters.export.Export.Target;
import org.tutela.filters.policy.Policy;
import org.tutela.filters.rating.Medium;

/**
 * The age up to which a DVB receiver shows programmes: the parental rating descriptor carries the
 * age minus 3 in one byte, from 0x01 for 4 to 0x0F for 18 (EN 300 468).
 */
final class DvbAge {
  private static final int LOWEST = 4;
  private static final int HIGHEST = 18;
  private static final int OFFSET = 3;

  private final Policy policy;
  private final RatingJudge judge;

  DvbAge(Policy policy, LocalDate day) {
    this.policy = policy;
    this.judge = new RatingJudge(policy, day);
  }

  Export export() {
    List<Step> steps = new ArrayList<>();
    for (int age = LOWEST; age <= HIGHEST; age++) {
      steps.add(Step.of(age, String.format("BCAST:DVB:0x%02X", age - OFFSET)));
    }
    Ceiling ceiling = Ceiling.of(judge, Medium.TV, steps);
    boolean unrated = judge.opensUnrated(Medium.TV);
    List<Gap> gaps = new ArrayList<>(PolicyGaps.ofRatings(policy));
    if (!ceiling.lost().isEmpty()) {
      gaps.add(
          new Gap(
              Effect.STRICTER,
              "open: " + RatingJudge.some(ceiling.lost()),
              "the age is a ceiling, and something below is closed"));
    }
    if (!unrated) {
      gaps.add(
          new Gap(
              Effect.WEAKER,
              "closed: programmes without a rating",
              "few receivers can close undefined ratings (0x00)"));
    }
    gaps.add(
        new Gap(
            Effect.WEAKER,
            "ratings that a broadcaster defines (0x10 and above)",
            "their meaning differs by network"));
    gaps.addAll(judge.gaps());
    return new Export(
        Target.DVB, Map.of("dvb-age.json", json(ceiling.value(), unrated)), List.copyOf(gaps));
  }

  private String json(int age, boolean unrated) {
    String value = age == 0 ? "null" : Integer.toString(age);
    String bytes = age == 0 ? "null" : String.format("\"0x%02X\"", age - OFFSET);
    return String.format(
        "{\"policy\":\"%s\",\"version\":%d,\"highestOpenAge\":%s,\"highestOpenByte\":%s,"
            + "\"undefinedOpen\":%b}%n",
        policy.id(), policy.version(), value, bytes, unrated);
  }
}
