package org.tutela.filters.label;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tutela.filters.rating.Confidence;

/**
 * PICS labels, W3C Recommendation "PICS 1.1 Label Distribution": {@code (PICS-1.1 "service" l gen
 * true for "address" r (n 0 s 0 v 0 l 0))}, of the services RSACi, ICRA and SafeSurf. Withdrawn
 * since 2009, still in pages.
 */
final class PicsLabels implements LabelReader {
  private static final String FORMAT = "pics";
  private static final int MAX_LENGTH = 1 << 16;
  private static final Pattern TOKEN =
      Pattern.compile("\\(|\\)|\"([^\"]*)\"|'([^']*)'|([^\\s()\"']+)");
  private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]{1,4})(?:\\.[0-9]{0,4})?");

  /** The age ranges of SafeSurf, SS~~000, by value less one: a reading of its nine words. */
  private static final int[] SAFESURF_AGES = {0, 8, 13, 16, 18, 18, 18, 18, 18};

  @Override
  public void read(LabelScan scan) throws java.io.IOException {
    read(scan, scan.text(), "line 1");
  }

  /** Reads the value of a header or a meta element. */
  static void read(LabelScan scan, String text, String location) {
    if (text.length() > MAX_LENGTH
        || !text.strip().toUpperCase(Locale.ROOT).startsWith("(PICS-1")) {
      scan.add(
          new LabelDraft(FORMAT, RatingText.oneLine(text), location)
              .malformed("malformed-pics", "does not begin with (PICS-1.1"));
      return;
    }
    new Labels(scan, text, location).read();
  }

  /** One label list: a service goes on until the next one, options until the next label. */
  private static final class Labels {
    private final LabelScan scan;
    private final String location;
    private final List<String> tokens = new ArrayList<>();
    private final List<Boolean> quoted = new ArrayList<>();
    private String service = "";
    private String subject = "";
    private boolean found;

    Labels(LabelScan scan, String text, String location) {
      this.scan = scan;
      this.location = location;
      Matcher token = TOKEN.matcher(text);
      while (token.find()) {
        boolean string = token.group(1) != null || token.group(2) != null;
        String content = token.group(1) != null ? token.group(1) : token.group(2);
        tokens.add(string ? content : token.group());
        quoted.add(string);
      }
    }

    void read() {
      for (int i = 2; i < tokens.size(); i++) {
        String token = tokens.get(i).toLowerCase(Locale.ROOT);
        boolean list = i + 1 < tokens.size() && tokens.get(i + 1).equals("(");
        if (quoted.get(i)) {
          service = token;
        } else if (token.equals("r") || token.equals("ratings")) {
          i = list ? ratings(i + 2) : i;
        } else if (token.equals("for") && i + 1 < tokens.size()) {
          subject = tokens.get(++i);
        } else if (token.equals("l") || token.equals("labels")) {
          subject = "";
        } else if (takesValue(token)) {
          i++;
        }
      }
      if (!found) {
        scan.add(
            new LabelDraft(FORMAT, String.join(" ", tokens), location)
                .malformed("malformed-pics", "there are no ratings in it"));
      }
    }

    private static boolean takesValue(String option) {
      return switch (option) {
        case "gen",
            "generic",
            "on",
            "by",
            "comment",
            "at",
            "exp",
            "until",
            "full",
            "mic-md5",
            "md5",
            "signature-rsa-md5" ->
            true;
        default -> false;
      };
    }

    /** Reads names and values up to the closing parenthesis and tells where it stands. */
    private int ratings(int first) {
      Map<String, Integer> values = new LinkedHashMap<>();
      int i = first;
      while (i + 1 < tokens.size() && !tokens.get(i).equals(")")) {
        Matcher number = NUMBER.matcher(tokens.get(i + 1));
        if (number.matches()) {
          values.put(tokens.get(i).toLowerCase(Locale.ROOT), Integer.parseInt(number.group(1)));
        }
        i += 2;
      }
      found = true;
      String text = service + " " + values;
      scan.add(label(new LabelDraft(FORMAT, text, location).about(subject), values));
      return i;
    }

    private Label label(LabelDraft draft, Map<String, Integer> values) {
      Integer range = values.get("ss~~000");
      if (range != null && range >= 1 && range <= SAFESURF_AGES.length) {
        return draft.aged(SAFESURF_AGES[range - 1], Confidence.LOW);
      }
      Optional<String> version = IcraVocabulary.version(service);
      return version.isPresent()
          ? new IcraVocabulary(scan.catalog()).label(draft, version.get(), values)
          : draft.unknown("unknown-service", "the vocabulary of this service is not known");
    }
  }
}
