package org.tutela.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, which the build writes into a resource. */
final class Version implements IVersionProvider {
  private static final String RESOURCE = "version.properties";

  @Override
  public String[] getVersion() throws IOException {
    Properties build = new Properties();
    try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("this build of tutela lacks its " + RESOURCE);
      }
      build.load(in);
    }
    return new String[] {
      "tutela " + build.getProperty("version"), "Java " + System.getProperty("java.version")
    };
  }
}
