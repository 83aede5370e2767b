package org.tutela.filters.export;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tutela.filters.export.Ceiling.Step;
import org.tutela.filters.export.Export.Effect;
import org.tutela.filters.export.Export.Gap;
import org.tutela.filters.export.Export.Target;
import org.tutela.filters.policy.Policy;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.RatingCatalog;

/**
 * The {@code com.apple.applicationaccess} payload: ceilings as integers. Apple publishes what those
 * of films and television mean in the United States only (device-management repository), so the
 * profile is made for that region.
 */
final class AppleProfile {
  private static final int EVERYTHING = 1000;

  private static final List<Step> FILMS =
      List.of(
          Step.of(100, "US:MPAA:G"),
          Step.of(200, "US:MPAA:PG"),
          Step.of(300, "US:MPAA:PG-13"),
          Step.of(400, "US:MPAA:R"),
          Step.of(500, "US:MPAA:NC-17"));

  private static final List<Step> TELEVISION =
      List.of(
          Step.of(100, "US:TVPG:TV-Y"),
          Step.of(200, "US:TVPG:TV-Y7"),
          Step.of(300, "US:TVPG:TV-G"),
          Step.of(400, "US:TVPG:TV-PG"),
          Step.of(500, "US:TVPG:TV-14"),
          Step.of(600, "US:TVPG:TV-MA"));

  /** Those of apps are one scale for all regions: an older device opens by the older ratings. */
  private static final List<Step> APPS =
      List.of(
          Step.of(100, "APP:APPLE-LEGACY:4+", "APP:APPLE-2025:4+"),
          Step.of(200, "APP:APPLE-LEGACY:9+", "APP:APPLE-2025:9+"),
          Step.of(300, "APP:APPLE-LEGACY:12+"),
          Step.of(313, "APP:APPLE-2025:13+"),
          Step.of(416, "APP:APPLE-2025:16+"),
          Step.of(600, "APP:APPLE-LEGACY:17+"),
          Step.of(618, "APP:APPLE-2025:18+"));

  private final Policy policy;
  private final RatingJudge judge;
  private final List<Gap> gaps;

  AppleProfile(Policy policy, LocalDate day) {
    this.policy = policy;
    this.judge = new RatingJudge(policy, day);
    this.gaps = new ArrayList<>(PolicyGaps.ofRatings(policy));
  }

  Export export() {
    int films = ceiling("ratingMovies", Medium.FILM, FILMS);
    int television = ceiling("ratingTVShows", Medium.TV, TELEVISION);
    int apps = ceiling("ratingApps", Medium.APP, APPS);
    boolean explicit =
        judge.opens(Medium.MUSIC, RatingCatalog.builtIn().parse("MUSIC:RIAA-PAL:Explicit"));
    boolean erotica = judge.opensUnrated(Medium.BOOK);
    gaps.addAll(judge.gaps());
    gaps.add(
        new Gap(Effect.WEAKER, "ratings of other countries", "the integers are those of the US"));
    gaps.add(new Gap(Effect.WEAKER, "games and web", "the profile has no ceiling for them"));
    return new Export(
        Target.APPLE,
        Map.of(policy.id() + ".mobileconfig", profile(films, television, apps, explicit, erotica)),
        List.copyOf(gaps));
  }

  private int ceiling(String key, Medium medium, List<Step> steps) {
    Ceiling ceiling = Ceiling.of(judge, medium, steps);
    if (!ceiling.lost().isEmpty()) {
      gaps.add(
          new Gap(
              Effect.STRICTER,
              "open: " + RatingJudge.some(ceiling.lost()),
              key + " is a ceiling, and something below is closed"));
    }
    boolean unrated = judge.opensUnrated(medium);
    if (ceiling.complete() && unrated) {
      return EVERYTHING;
    }
    if (!unrated) {
      gaps.add(
          new Gap(
              Effect.WEAKER,
              "closed: unrated " + medium.id(),
              "what " + key + " does with unrated content is not documented"));
    }
    return ceiling.value();
  }

  private String profile(int films, int television, int apps, boolean explicit, boolean erotica) {
    String id = "org.tutela." + policy.id();
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        <dict>
          <key>PayloadContent</key>
          <array>
            <dict>
              <key>PayloadType</key><string>com.apple.applicationaccess</string>
              <key>PayloadVersion</key><integer>1</integer>
              <key>PayloadIdentifier</key><string>%1$s.restrictions</string>
              <key>PayloadUUID</key><string>%2$s</string>
              <key>PayloadDisplayName</key><string>Content ratings</string>
              <key>ratingRegion</key><string>us</string>
              <key>ratingMovies</key><integer>%3$d</integer>
              <key>ratingTVShows</key><integer>%4$d</integer>
              <key>ratingApps</key><integer>%5$d</integer>
              <key>allowExplicitContent</key><%6$b/>
              <key>allowBookstoreErotica</key><%7$b/>
            </dict>
          </array>
          <key>PayloadType</key><string>Configuration</string>
          <key>PayloadVersion</key><integer>1</integer>
          <key>PayloadIdentifier</key><string>%1$s</string>
          <key>PayloadUUID</key><string>%8$s</string>
          <key>PayloadDisplayName</key><string>%9$s version %10$d</string>
        </dict>
        </plist>
        """
        .formatted(
            id,
            uuid(id + ".restrictions"),
            films,
            television,
            apps,
            explicit,
            erotica,
            uuid(id),
            policy.id(),
            policy.version());
  }

  /** The same policy keeps its identifiers, so that a newer profile replaces the older one. */
  private static String uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
