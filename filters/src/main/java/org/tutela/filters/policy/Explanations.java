package org.tutela.filters.policy;

import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences for reasons, from a bundle: a key is a reason code and an audience. */
final class Explanations {
  private static final String BUNDLE = "org.tutela.filters.policy.reasons";
  private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]+)}");

  private Explanations() {}

  static String sentence(Reason reason, Audience audience) {
    String template = ResourceBundle.getBundle(BUNDLE).getString(reason.code() + "." + audience);
    return fill(template, reason.parameters());
  }

  private static String fill(String template, Map<String, String> parameters) {
    Matcher matcher = PARAMETER.matcher(template);
    return matcher.replaceAll(
        found -> Matcher.quoteReplacement(parameters.getOrDefault(found.group(1), "?")));
  }
}
