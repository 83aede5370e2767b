package org.tutela.filters.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.age.Assurance;
import org.tutela.filters.rating.ContentDescriptor;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;

/**
 * Everything that a policy can be asked about apart from single items: every rating of the
 * catalogue and none, in every medium, alone and with an adult, for every age from 0 to 21. It is
 * finite, so policies are proved and not sampled. Hours are left out: a schedule only adds to the
 * severity.
 */
final class Domain {
  static final int OLDEST = 21;

  static final List<Medium> MEDIA =
      Arrays.stream(Medium.values()).filter(medium -> medium != Medium.SIGNAL).toList();

  /** The viewers by age, with an age that is verified. */
  static final List<Optional<AgeRange>> VERIFIED = viewers(Assurance.VERIFIED);

  /** The viewers by age, with an age of which nobody says how it is known. */
  static final List<Optional<AgeRange>> UNASSURED = viewers(Assurance.UNKNOWN);

  private final LocalDate day;

  /**
   * One thing to ask about.
   *
   * @param medium what it is
   * @param what its name: a rating, a category, a list entry
   * @param accompanied whether an adult watches too
   * @param request the question, without a viewer
   */
  record Point(Medium medium, String what, boolean accompanied, DecisionRequest request) {
    @Override
    public String toString() {
      return what + " as " + medium.id() + (accompanied ? ", with an adult" : "");
    }
  }

  Domain(LocalDate day) {
    this.day = day;
  }

  private static List<Optional<AgeRange>> viewers(Assurance assurance) {
    return IntStream.rangeClosed(0, OLDEST)
        .mapToObj(age -> Optional.of(AgeRange.exactly(age).withAssurance(assurance)))
        .toList();
  }

  /** {@return every rating and none, in every medium, alone and with an adult} */
  Stream<Point> ratings() {
    return MEDIA.stream().flatMap(this::ratings);
  }

  private Stream<Point> ratings(Medium medium) {
    Stream<Optional<Rating>> all =
        Stream.concat(
            Stream.of(Optional.empty()),
            RatingCatalog.builtIn().ratings().stream().map(Optional::of));
    return all.flatMap(
        rating -> Stream.of(point(medium, rating, false), point(medium, rating, true)));
  }

  /** {@return every rating once, as what it rates first, alone} */
  Stream<Point> ratingsOnce() {
    return RatingCatalog.builtIn().ratings().stream()
        .map(rating -> point(rating.system().primaryMedium(), Optional.of(rating), false));
  }

  private Point point(Medium medium, Optional<Rating> rating, boolean accompanied) {
    DecisionRequest.Builder request = request(medium).accompanied(accompanied);
    rating.ifPresent(request::rating);
    return new Point(
        medium, rating.map(Rating::id).orElse("unrated"), accompanied, request.build());
  }

  DecisionRequest.Builder request(Medium medium) {
    return DecisionRequest.builder(medium).day(day);
  }

  /** {@return what the policies name: categories, descriptors and the entries of lists} */
  List<Point> named(PolicyModel... models) {
    List<Point> points = new ArrayList<>();
    for (PolicyModel model : models) {
      categories(model)
          .forEach(
              category ->
                  points.add(
                      named("category " + category, request(Medium.WEB).category(category))));
      for (Selector list : List.of(model.lists().allow(), model.lists().deny())) {
        list.items().stream()
            .sorted()
            .forEach(item -> points.add(named("item " + item, request(Medium.WEB).item(item))));
        list.domains()
            .names()
            .forEach(name -> points.add(named("domain " + name, request(Medium.WEB).domain(name))));
        list.tags().stream()
            .sorted()
            .forEach(tag -> points.add(named("tag " + tag, request(Medium.WEB).tag(tag))));
      }
      points.addAll(descriptors(model));
    }
    Map<String, Point> distinct = new LinkedHashMap<>();
    points.forEach(point -> distinct.putIfAbsent(point.toString(), point));
    return List.copyOf(distinct.values());
  }

  private static Stream<String> categories(PolicyModel model) {
    Stream<String> laws =
        model.packs().stream()
            .flatMap(used -> used.pack().rules().stream())
            .flatMap(rule -> rule.condition().categories().stream());
    Stream<String> own =
        Stream.concat(model.categories().keySet().stream(), model.categoryAges().keySet().stream());
    return Stream.concat(own, laws).sorted();
  }

  private List<Point> descriptors(PolicyModel model) {
    List<Point> points = new ArrayList<>();
    for (Medium medium : MEDIA) {
      for (ContentDescriptor descriptor : ContentDescriptor.values()) {
        boolean capped =
            model.descriptors().containsKey(descriptor)
                || (model.descriptorsByMedium().containsKey(medium)
                    && model.descriptorsByMedium().get(medium).containsKey(descriptor));
        for (int level = 1; capped && level <= 4; level++) {
          points.add(
              new Point(
                  medium,
                  "descriptor " + descriptor.id() + " " + level,
                  false,
                  request(medium).descriptor(descriptor, level).build()));
        }
      }
    }
    return points;
  }

  private static Point named(String what, DecisionRequest.Builder request) {
    return new Point(Medium.WEB, what, false, request.build());
  }
}
