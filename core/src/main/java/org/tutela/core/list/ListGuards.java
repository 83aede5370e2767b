package org.tutela.core.list;

import java.io.IOException;
import java.nio.file.Path;
import org.tutela.core.config.ConfigMap;
import org.tutela.core.config.ConfigNode;
import org.tutela.core.config.ConfigTree;

/**
 * Which well-formed values of a block list are refused all the same, because they would match what
 * nobody meant. Immutable.
 *
 * @param emptyContent refuse the digests of no content at all
 * @param degenerate refuse perceptual hashes of pictures without content
 * @param minimumQuality refuse PDQ hashes whose list states a lower quality, 0 to 100
 * @param knownGood when compiling, refuse accusations of values that another list calls harmless;
 *     otherwise both stay, are counted, and the match rules decide
 * @param publicSuffix refuse names below which anybody can register one, {@code co.uk} for instance
 */
public record ListGuards(
    boolean emptyContent,
    boolean degenerate,
    int minimumQuality,
    boolean knownGood,
    boolean publicSuffix) {
  /** PDQ hashes of a lower quality than this match at random (facebook/ThreatExchange, PDQ). */
  public static final int DEFAULT_MINIMUM_QUALITY = 50;

  /** Everything is refused that is known to go wrong: the default. */
  public static final ListGuards STANDARD =
      new ListGuards(true, true, DEFAULT_MINIMUM_QUALITY, false, true);

  /** Nothing well-formed is refused. */
  public static final ListGuards NONE = new ListGuards(false, false, 0, false, false);

  /**
   * Checks the quality.
   *
   * @param emptyContent refuse the digests of no content at all
   * @param degenerate refuse perceptual hashes of pictures without content
   * @param minimumQuality refuse PDQ hashes whose list states a lower quality, 0 to 100
   * @param knownGood when compiling, refuse accusations of values that another list calls harmless
   * @param publicSuffix refuse names below which anybody can register one
   * @throws IllegalArgumentException if the quality is out of range
   */
  public ListGuards {
    if (minimumQuality < 0 || minimumQuality > 100) {
      throw new IllegalArgumentException("a PDQ quality is 0 to 100, not " + minimumQuality);
    }
  }

  /**
   * {@return the guards that a file in YAML or JSON describes}
   *
   * <pre>{@code
   * empty_content: refuse   # or allow
   * degenerate: refuse      # or allow
   * minimum_quality: 50     # of PDQ, 0 to 100
   * known_good: report      # or refuse
   * public_suffix: refuse   # or allow
   * }</pre>
   *
   * <p>What the file leaves out is as in {@link #STANDARD}.
   *
   * @param file at most 1 MiB
   * @throws org.tutela.core.config.ConfigException if something is wrong with its content
   * @throws IOException if it cannot be read
   */
  public static ListGuards read(Path file) throws IOException {
    return ConfigTree.read(file).decode(ListGuards::decode);
  }

  private static ListGuards decode(ConfigNode root) {
    ConfigMap map =
        root.map("empty_content", "degenerate", "minimum_quality", "known_good", "public_suffix");
    return new ListGuards(
        refuses(map, "empty_content"),
        refuses(map, "degenerate"),
        map.integer("minimum_quality", 0, 100, DEFAULT_MINIMUM_QUALITY),
        map.find("known_good")
            .map(node -> node.oneOf("refuse", "report"))
            .orElse("report")
            .equals("refuse"),
        refuses(map, "public_suffix"));
  }

  private static boolean refuses(ConfigMap map, String key) {
    return map.find(key).map(node -> node.oneOf("refuse", "allow").equals("refuse")).orElse(true);
  }
}
