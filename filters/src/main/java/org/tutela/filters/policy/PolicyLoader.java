package org.tutela.filters.policy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tutela.core.config.ConfigException;
import org.tutela.core.config.ConfigNode;
import org.tutela.core.config.ConfigTree;
import org.tutela.core.config.Joining;
import org.tutela.core.config.Suggestion;

/**
 * Lays a policy file over the policies that it extends. Lists grow, so that what a base blocks
 * stays blocked; of everything else the extending file has the last word.
 */
final class PolicyLoader {
  private static final int LONGEST_CHAIN = 16;
  private static final Pattern OWN = Pattern.compile("tutela_policy|id|version|extends|tests");
  private static final Pattern GROWING =
      Pattern.compile(
          "packs|schedule|invariants|obligations|categories\\.(allow|warn|ask|assure|block)|lists\\.(allow|deny)\\..*"
              + "|limits\\.[a-z]+\\.obligations");

  private final PolicySource source;

  PolicyLoader(PolicySource source) {
    this.source = source;
  }

  Policy load(ConfigTree tree) {
    return new Policy(completeOrAllProblems(tree).decode(new PolicyReader(source)::model));
  }

  /** {@return the file over its bases; if one is wrong, the file's other problems are told too} */
  private ConfigTree completeOrAllProblems(ConfigTree tree) {
    try {
      return complete(tree, List.of());
    } catch (ConfigException ofBases) {
      Set<ConfigException.Problem> all = new LinkedHashSet<>();
      try {
        tree.decode(new PolicyReader(source)::model);
      } catch (ConfigException own) {
        all.addAll(own.problems());
      }
      all.addAll(ofBases.problems());
      throw new ConfigException(List.copyOf(all));
    }
  }

  private ConfigTree complete(ConfigTree tree, List<String> chain) {
    // Only the bases' names are read here; everything is checked once it is complete.
    Optional<ConfigTree> base = tree.decode(root -> bases(root, chain));
    return base.map(below -> tree.over(below, PolicyLoader::joining)).orElse(tree);
  }

  private Optional<ConfigTree> bases(ConfigNode root, List<String> chain) {
    ConfigNode named = root.entries().get("extends");
    if (named == null || named.isNothing()) {
      return Optional.empty();
    }
    Optional<ConfigTree> all = Optional.empty();
    for (ConfigNode name : named.isList() ? named.list() : List.of(named)) {
      Optional<ConfigTree> one = base(name, chain);
      Optional<ConfigTree> below = all;
      all = one.map(tree -> below.map(b -> tree.over(b, PolicyLoader::joining)).orElse(tree));
      if (all.isEmpty()) {
        return all;
      }
    }
    return all;
  }

  private Optional<ConfigTree> base(ConfigNode named, List<String> chain) {
    String name = named.text();
    if (chain.contains(name)) {
      named.problem("extends itself: " + String.join(" > ", chain) + " > " + name);
      return Optional.empty();
    }
    if (chain.size() >= LONGEST_CHAIN) {
      named.problem("more than " + LONGEST_CHAIN + " policies that extend one another");
      return Optional.empty();
    }
    try {
      Optional<ConfigTree> found = source.find(PolicySource.Kind.POLICY, name);
      if (found.isEmpty() && named.isText()) {
        List<String> presets = PolicySource.builtInNames(PolicySource.Kind.POLICY);
        String meant = Suggestion.nearest(name, presets);
        String remedy = "; name a file beside this one or a preset";
        named.problem("no such policy: \"" + name + "\"" + (meant.isEmpty() ? remedy : meant));
      }
      List<String> longer = new ArrayList<>(chain);
      longer.add(name);
      return found.map(tree -> complete(tree, longer));
    } catch (IOException e) {
      named.problem("cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Joining joining(String path) {
    if (OWN.matcher(path).matches()) {
      return Joining.DROP;
    }
    if (GROWING.matcher(path).matches()) {
      return Joining.APPEND;
    }
    return path.equals("profile.age") ? Joining.REPLACE : Joining.MERGE;
  }
}
