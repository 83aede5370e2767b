package org.tutela.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;
import org.tutela.filters.rating.RatingIdScheme;
import org.tutela.filters.rating.RatingSystem;

/** From what a label says to its rating, in each of the ways that labels say it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RatingLookupBenchmark {
  private static final int LABELS = 4;
  private static final List<String> REFERENCES =
      List.of("DE:FSK:12", "US:MPAA:PG-13", "GAME:PEGI:16", "GB:BBFC:12A");
  private static final List<String> NAMES = List.of("FSK", "MPAA", "PEGI", "BBFC");
  private static final List<String> CODES = List.of("12", "pg-13", "16", "12A");
  private static final List<String> REGIONS = List.of("DE", "US", "FR", "GB");
  private static final List<Medium> MEDIA =
      List.of(Medium.FILM, Medium.FILM, Medium.GAME, Medium.FILM);
  private static final List<String> ITUNES =
      List.of("de-movie|Ab 12 Jahren", "mpaa|PG-13", "us-tv|TV-MA", "uk-movie|12A");

  private static final List<String> STORE_RATINGS =
      List.of("DE:FSK:12", "US:MPAA:PG-13", "US:TVPG:TV-MA", "GB:BBFC:12A");

  private final RatingCatalog catalog = RatingCatalog.builtIn();
  private List<RatingSystem> systems = List.of();

  /** Opens the catalogue and checks that every way finds its rating. */
  @Setup
  public void open() {
    systems = REFERENCES.stream().map(catalog::parse).map(Rating::system).toList();
    for (int i = 0; i < LABELS; i++) {
      Rating expected = catalog.parse(REFERENCES.get(i));
      expect(expected, catalog.resolve(NAMES.get(i), CODES.get(i)));
      expect(expected, catalog.resolve(REGIONS.get(i), MEDIA.get(i), CODES.get(i)));
      expect(
          catalog.parse(STORE_RATINGS.get(i)),
          catalog.find(RatingIdScheme.ITUNES, ITUNES.get(i)).orElseThrow());
    }
  }

  private static void expect(Rating expected, Rating actual) {
    if (!expected.equals(actual)) {
      throw new IllegalStateException("expected " + expected + ", got " + actual);
    }
  }

  /**
   * A system that is known, and its code.
   *
   * @param blackhole takes the ratings
   */
  @Benchmark
  @OperationsPerInvocation(LABELS)
  public void systemAndCode(Blackhole blackhole) {
    for (int i = 0; i < LABELS; i++) {
      blackhole.consume(catalog.find(systems.get(i), CODES.get(i)));
    }
  }

  /**
   * The name of a system, and its code.
   *
   * @param blackhole takes the ratings
   */
  @Benchmark
  @OperationsPerInvocation(LABELS)
  public void nameAndCode(Blackhole blackhole) {
    for (int i = 0; i < LABELS; i++) {
      blackhole.consume(catalog.resolve(NAMES.get(i), CODES.get(i)));
    }
  }

  /**
   * A full reference.
   *
   * @param blackhole takes the ratings
   */
  @Benchmark
  @OperationsPerInvocation(LABELS)
  public void reference(Blackhole blackhole) {
    for (int i = 0; i < LABELS; i++) {
      blackhole.consume(catalog.parse(REFERENCES.get(i)));
    }
  }

  /**
   * A bare code of a region and a medium.
   *
   * @param blackhole takes the ratings
   */
  @Benchmark
  @OperationsPerInvocation(LABELS)
  public void regionAndCode(Blackhole blackhole) {
    for (int i = 0; i < LABELS; i++) {
      blackhole.consume(catalog.resolve(REGIONS.get(i), MEDIA.get(i), CODES.get(i)));
    }
  }

  /**
   * An id that the iTunes store gives.
   *
   * @param blackhole takes the ratings
   */
  @Benchmark
  @OperationsPerInvocation(LABELS)
  public void externalId(Blackhole blackhole) {
    for (int i = 0; i < LABELS; i++) {
      blackhole.consume(catalog.find(RatingIdScheme.ITUNES, ITUNES.get(i)));
    }
  }
}
