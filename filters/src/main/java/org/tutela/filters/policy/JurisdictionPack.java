package org.tutela.filters.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tutela.core.config.ConfigTree;

/**
 * What the law of a place demands of filters, as data. Immutable.
 *
 * @param id the name by which policies refer to it
 * @param version its version, from 1
 * @param jurisdiction the ISO 3166 codes of the places where it holds
 * @param title the law in a few words
 * @param verifiedOn the day on which somebody last compared it with the text of the law, if anybody
 *     has
 * @param rules its rules, in file order
 */
public record JurisdictionPack(
    String id,
    int version,
    Set<String> jurisdiction,
    String title,
    Optional<LocalDate> verifiedOn,
    List<JurisdictionRule> rules) {

  /**
   * {@return the pack in a file}
   *
   * @param file YAML or JSON, as {@code docs/policies.md} says
   * @throws org.tutela.core.config.ConfigException if anything in it is wrong; it carries all
   *     problems with line and column
   * @throws IOException if the file cannot be read
   */
  public static JurisdictionPack read(Path file) throws IOException {
    return ConfigTree.read(file).decode(PackReader::pack);
  }

  /**
   * {@return the pack in a text}
   *
   * @param sourceName what to call the text in messages
   * @param text YAML or JSON
   * @throws org.tutela.core.config.ConfigException if anything in it is wrong
   */
  public static JurisdictionPack parse(String sourceName, String text) {
    return ConfigTree.parse(sourceName, text).decode(PackReader::pack);
  }

  /** {@return the packs that come with this library, by id} */
  public static List<JurisdictionPack> builtIn() {
    return PolicySource.builtInNames(PolicySource.Kind.PACK).stream()
        .map(JurisdictionPack::builtIn)
        .toList();
  }

  private static JurisdictionPack builtIn(String name) {
    try {
      return PolicySource.builtIn()
          .find(PolicySource.Kind.PACK, name)
          .orElseThrow(() -> new IllegalStateException("the pack " + name + " is missing"))
          .decode(PackReader::pack);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * {@return whether it holds in a region: in one of its places, in a part of one, or, because
   * nobody knows in which part the viewer is, in a country of which only a part has this law}
   *
   * @param region an ISO 3166 code
   */
  public boolean covers(String region) {
    for (String own : jurisdiction) {
      if (own.equals(region) || isPart(own, region) || isPart(region, own)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPart(String part, String whole) {
    return part.length() > whole.length()
        && part.charAt(whole.length()) == '-'
        && part.startsWith(whole);
  }
}
