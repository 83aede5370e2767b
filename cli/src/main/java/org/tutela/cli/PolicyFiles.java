package org.tutela.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tutela.filters.policy.Policy;
import org.tutela.filters.policy.PolicySource;

/** A policy that is named on the command line: a file, or else a preset of the library. */
final class PolicyFiles {
  private PolicyFiles() {}

  /** {@return the policy in this file, or the preset of this name if there is no such file} */
  static Policy read(Path file) throws IOException {
    String name = file.toString();
    boolean preset = PolicySource.builtInNames(PolicySource.Kind.POLICY).contains(name);
    if (Files.isDirectory(file)) {
      throw new IOException(name + " is a folder; name a policy file or a preset");
    }
    return preset && !Files.exists(file) ? Policy.preset(name) : Policy.read(file);
  }
}
