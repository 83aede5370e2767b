package org.tutela.filters.rating;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.tutela.core.config.Suggestion;
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

  private final RatingTable table;
  private final Map<String, RatingSystem> systems = new LinkedHashMap<>();
  private final Map<String, Map<String, Rating>> codes = new ConcurrentHashMap<>();
  private final SystemNames names;

  private RatingCatalog(RatingTable table, List<List<String>> systemNames) throws IOException {
    this.table = table;
    for (RatingSystem system : table.systems()) {
      systems.put(system.id(), system);
    }
    this.names = SystemNames.of(systems, systemNames);
  }

  /**
   * {@return the catalogue that comes with this library} It is opened once, in some tens of
   * milliseconds, and shared. The ratings of a system, external ids, descriptors and regions are
   * read when they are first asked for.
   */
  public static RatingCatalog builtIn() {
    return BuiltIn.CATALOG;
  }

  private static final class BuiltIn {
    static final RatingCatalog CATALOG = load();

    private static RatingCatalog load() {
      try {
        return new RatingCatalog(
            RatingTable.of(Resources.bytes("ratings.tsv")), Resources.rows("system-names.tsv", 2));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Regions {
    static final RegionIndex INDEX = new RegionIndex(builtIn().systems.values());
  }

  private static final class External {
    static final ExternalIds IDS = ExternalIds.of(builtIn());
  }

  private static final class Descriptors {
    static final DescriptorTable TABLE = DescriptorTable.load();
  }

  /** {@return the version of the data, year and month, such as {@code 2026.11}} */
  public String dataVersion() {
    return table.version();
  }

  /** {@return all ratings, the ones of a system together and in its order} */
  public List<Rating> ratings() {
    List<Rating> all = new ArrayList<>();
    for (RatingSystem system : table.systems()) {
      all.addAll(table.ratings(system));
    }
    return Collections.unmodifiableList(all);
  }

  /** {@return all systems in the order of the data} */
  public List<RatingSystem> systems() {
    return Collections.unmodifiableList(table.systems());
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
    return Optional.ofNullable(SystemNames.find(codes(system), code));
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
      List<RatingSystem> named = names.find(system);
      if (!named.isEmpty()) {
        return resolve(named, system, reference.substring(i + 1));
      }
    }
    List<Rating> possible = candidates(reference);
    if (possible.size() > 1) {
      throw ambiguous(reference, "without a system", possible);
    }
    throw new UnresolvedRatingException(
        Cause.UNKNOWN_SYSTEM,
        "\""
            + reference
            + "\" names no known rating system"
            + meant(reference.substring(0, Math.max(0, reference.lastIndexOf(':')))),
        possible);
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
    return resolve(named, system, code);
  }

  private Rating resolve(List<RatingSystem> named, String system, String code) {
    List<Rating> found = withCode(named, code);
    return found.size() == 1 ? found.get(0) : single(code, "in " + system, found);
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
    List<Rating> regional = withCode(Regions.INDEX.regional(region, medium), code);
    if (regional.size() == 1) {
      return regional.get(0);
    }
    return single(
        code,
        "in region " + region + " for medium " + medium.id(),
        regional.isEmpty() ? withCode(Regions.INDEX.worldwide(medium), code) : regional);
  }

  /**
   * {@return every rating that a code alone may be, of boards and not of carriage systems} It takes
   * a lookup in each of the systems: for messages, not for decisions.
   *
   * @param code a code or alias
   */
  public List<Rating> candidates(String code) {
    return withCode(systems.values().stream().filter(system -> !system.carriage()).toList(), code);
  }

  /**
   * {@return the rating with an id that somebody else gave it, or empty}
   *
   * @param scheme who gave the id
   * @param id the id, as {@link RatingIdScheme} shows it; case and the amount of white space do not
   *     matter
   */
  public Optional<Rating> find(RatingIdScheme scheme, String id) {
    return External.IDS.find(scheme, id);
  }

  /**
   * {@return the ids that others give a rating}
   *
   * @param rating a rating of this catalogue
   */
  public Map<RatingIdScheme, List<String>> externalIds(Rating rating) {
    return External.IDS.of(rating);
  }

  /**
   * {@return what a content descriptor of a system means in the common vocabulary; nothing if that
   * is not known} A code of a system that rates by content, such as {@code VE:RESORTE-Violencia},
   * is its own descriptor.
   *
   * @param system a system of this catalogue
   * @param term a letter, a word or a code, as the system writes it; case does not matter
   */
  public List<DescriptorLevel> descriptors(RatingSystem system, String term) {
    return Descriptors.TABLE.find(system, term);
  }

  /**
   * {@return the systems that an id or a name means: none if it is unknown}
   *
   * @param name a system id or a name that labels use, in any case
   */
  public List<RatingSystem> systemsNamed(String name) {
    return names.find(name);
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
   * {@return how labels call a system: a name that means no other, such as {@code FSK}, or its id}
   *
   * @param system a system of this catalogue
   */
  public String name(RatingSystem system) {
    return names.name(system);
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
    return table.ratings(system);
  }

  /** {@return the rating that a data file names by system and code} */
  Rating listed(String system, String code) throws IOException {
    return system(system)
        .flatMap(known -> find(known, code))
        .orElseThrow(() -> new IOException("there is no rating " + system + ":" + code));
  }

  private Map<String, Rating> codes(RatingSystem system) {
    Map<String, Rating> known = codes.get(system.id());
    if (known == null) {
      known = codes(ratings(system));
      codes.put(system.id(), known);
    }
    return known;
  }

  private static Map<String, Rating> codes(List<Rating> ratings) {
    Map<String, Rating> codes = new HashMap<>();
    for (Rating rating : ratings) {
      add(codes, rating.code(), rating);
      for (String alias : rating.aliases()) {
        add(codes, alias, rating);
      }
    }
    return codes;
  }

  private static void add(Map<String, Rating> codes, String code, Rating rating) {
    codes.put(SystemNames.fold(code), rating);
    codes.put(code, rating);
  }

  private List<Rating> withCode(List<RatingSystem> among, String code) {
    if (among.size() == 1) {
      Rating only = SystemNames.find(codes(among.get(0)), code);
      return only == null ? List.of() : List.of(only);
    }
    String folded = SystemNames.fold(code);
    List<Rating> found = List.of();
    for (RatingSystem system : among) {
      Rating rating = codes(system).get(folded);
      if (rating != null) {
        found = found.isEmpty() ? new ArrayList<>(2) : found;
        found.add(rating);
      }
    }
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
    throw ambiguous(code, where, found);
  }

  private String meant(String system) {
    String nearest = Suggestion.nearest(system, systems().stream().map(RatingSystem::id).toList());
    return nearest.isEmpty() ? ": write SYSTEM:CODE, as in DE:FSK:12" : nearest;
  }

  private static UnresolvedRatingException ambiguous(
      String code, String where, List<Rating> found) {
    String candidates =
        found.stream().limit(NAMED_CANDIDATES).map(Rating::id).collect(Collectors.joining(", "));
    return new UnresolvedRatingException(
        Cause.AMBIGUOUS,
        "\"" + code + "\" is ambiguous " + where + ": name the system, one of " + candidates,
        found);
  }
}
