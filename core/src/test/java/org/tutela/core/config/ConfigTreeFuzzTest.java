package org.tutela.core.config;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever the text, parsing ends normally or with a {@link ConfigException}. */
class ConfigTreeFuzzTest {

  @FuzzTest
  void parse(FuzzedDataProvider data) {
    try {
      ConfigTree.parse("fuzz", data.consumeRemainingAsString()).decode(ConfigNode::line);
    } catch (ConfigException e) {
      // The one way to refuse a text.
    }
  }
}
