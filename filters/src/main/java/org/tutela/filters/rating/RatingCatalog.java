package org.tutela.filters.rating;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tutela.filters.rating.UnresolvedRatingException.Cause;

/**
 * Every rating system that this library knows, as data with sources. Immutable and safe for any
 * number of threads; a lookup is one or two hash lookups.
 *
 * <p>A bare code is never guessed: two dozen codes mean different ages in different systems. It
 * needs a system or a region, and where several ratings fit the answer is an error that names them.
 */
public final class RatingCatalog {
  private static final int NAMED_CANDIDATES = 8;

  private final String dataVersion;
  private final List<Rating> ratings;
  private final Map<String, RatingSystem> systems;
  private final Map<RatingSystem, Map<String, Rating>> bySystem;
  private final SystemNames names;

  private RatingCatalog(RatingTable.Content table, Reader systemNames) throws IOException {
    this.dataVersion = table.version();
    this.ratings = table.ratings();
    Map<String, RatingSystem> byId = new LinkedHashMap<>();
    this.bySystem = new HashMap<>();
    for (Rating rating : ratings) {
      byId.put(rating.system().id(), rating.system());
      Map<String, Rating> codes =
          bySystem.computeIfAbsent(rating.system(), s -> new LinkedHashMap<>());
      codes.put(SystemNames.fold(rating.code()), rating);
      rating.aliases().forEach(alias -> codes.put(SystemNames.fold(alias), rating));
    }
    this.systems = Collections.unmodifiableMap(byId);
    this.names = SystemNames.read(byId, systemNames);
  }

  /**
   * {@return the catalogue that comes with this library} It is read once, in some tens of
   * milliseconds, and shared.
   */
  public static RatingCatalog builtIn() {
    return BuiltIn.CATALOG;
  }

  private static final class BuiltIn {
    static final RatingCatalog CATALOG = load();

    private static RatingCatalog load() {
      try (Reader table = open("ratings.tsv");
          Reader names = open("system-names.tsv")) {
        return new RatingCatalog(RatingTable.read(table), names);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Reader open(String resource) throws IOException {
      InputStream in = RatingCatalog.class.getResourceAsStream(resource);
      if (in == null) {
        throw new IOException("this build of tutela-filters lacks " + resource);
      }
      return new InputStreamReader(in, StandardCharsets.UTF_8);
    }
  }

  /** {@return the version of the data, year and month, such as {@code 2026.11}} */
  public String dataVersion() {
    return dataVersion;
  }

  /** {@return all ratings, the ones of a system together and in its order} */
  public List<Rating> ratings() {
    return ratings;
  }

  /** {@return all systems in the order of the data} */
  public List<RatingSystem> systems() {
    return List.copyOf(systems.values());
  }

  /**
   * {@return the system with this id, or empty}
   *
   * @param id a system id such as {@code DE:FSK}, as it is written in the data
   */
  public Optional<RatingSystem> system(String id) {
    return Optional.ofNullable(systems.get(id));
  }

  /**
   * {@return the rating of a system with this code or alias, or empty}
   *
   * @param system a system of this catalogue
   * @param code a code or alias; case and the amount of white space do not matter
   */
  public Optional<Rating> find(RatingSystem system, String code) {
    return Optional.ofNullable(bySystem.getOrDefault(system, Map.of()).get(SystemNames.fold(code)));
  }

  /**
   * {@return the rating that a full reference names}
   *
   * @param reference {@code SYSTEM:CODE}, where the system is an id ({@code DE:FSK:12}) or a name
   *     that labels use ({@code FSK:12}), and the code may be an alias
   * @throws UnresolvedRatingException if no rating or more than one fits
   */
  public Rating parse(String reference) {
    // Ids hold a colon and so may codes: the longest system that is known decides.
    for (int i = reference.lastIndexOf(':'); i > 0; i = reference.lastIndexOf(':', i - 1)) {
      String system = reference.substring(0, i);
      if (!names.find(system).isEmpty()) {
        return resolve(system, reference.substring(i + 1));
      }
    }
    throw new UnresolvedRatingException(
        Cause.UNKNOWN_SYSTEM,
        "\"" + reference + "\" names no known rating system: write SYSTEM:CODE, as in DE:FSK:12",
        List.of());
  }

  /**
   * {@return the rating with a code or alias in the system of this id or name}
   *
   * @param system a system id or a name that labels use, in any case
   * @param code a code or alias
   * @throws UnresolvedRatingException if no rating or more than one fits
   */
  public Rating resolve(String system, String code) {
    List<RatingSystem> named = names.find(system);
    if (named.isEmpty()) {
      throw new UnresolvedRatingException(
          Cause.UNKNOWN_SYSTEM, "\"" + system + "\" is no known rating system", List.of());
    }
    return single(code, "in " + system, withCode(named, code));
  }

  /**
   * {@return the rating that a bare code means in a region, for a medium} Systems of the region are
   * asked first, worldwide ones only if none of those has the code, and carriage systems never.
   *
   * @param region an ISO 3166 code, such as {@code DE} or {@code CA-QC}
   * @param medium what is rated
   * @param code a code or alias
   * @throws UnresolvedRatingException if no rating or more than one fits
   */
  public Rating resolve(String region, Medium medium, String code) {
    List<RatingSystem> boards =
        systems(region, medium).stream().filter(system -> !system.carriage()).toList();
    List<Rating> regional =
        withCode(boards.stream().filter(system -> system.covers(region)).toList(), code);
    return single(
        code,
        "in region " + region + " for medium " + medium.id(),
        regional.isEmpty() ? withCode(boards, code) : regional);
  }

  /**
   * {@return whether an id or a name means a system of this catalogue}
   *
   * @param name a system id or a name that labels use, in any case
   */
  public boolean knowsSystem(String name) {
    return !names.find(name).isEmpty();
  }

  /**
   * {@return the systems used in a region, worldwide ones included}
   *
   * @param region an ISO 3166 code
   */
  public List<RatingSystem> systems(String region) {
    return systems.values().stream()
        .filter(system -> system.covers(region) || system.worldwide())
        .toList();
  }

  /**
   * {@return the systems used in a region for a medium, worldwide ones included}
   *
   * @param region an ISO 3166 code
   * @param medium what is rated
   */
  public List<RatingSystem> systems(String region, Medium medium) {
    return systems(region).stream().filter(system -> system.media().contains(medium)).toList();
  }

  /**
   * {@return the ratings of a system in its order}
   *
   * @param system a system of this catalogue
   */
  public List<Rating> ratings(RatingSystem system) {
    return bySystem.getOrDefault(system, Map.of()).values().stream().distinct().toList();
  }

  private List<Rating> withCode(List<RatingSystem> among, String code) {
    List<Rating> found = new ArrayList<>();
    among.forEach(system -> find(system, code).ifPresent(found::add));
    return found;
  }

  private static Rating single(String code, String where, List<Rating> found) {
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.isEmpty()) {
      throw new UnresolvedRatingException(
          Cause.UNKNOWN_CODE, "\"" + code + "\" is no rating " + where, found);
    }
    String candidates =
        found.stream().limit(NAMED_CANDIDATES).map(Rating::id).collect(Collectors.joining(", "));
    throw new UnresolvedRatingException(
        Cause.AMBIGUOUS,
        "\"" + code + "\" is ambiguous " + where + ": name the system, one of " + candidates,
        found);
  }
}
