package org.tutela.core.list.format;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tutela.core.list.Opinions;
import org.tutela.core.list.ReasonCode;

/** What members of NCMEC's exchange say about each fingerprint of a record. */
final class NcmecFeedback {
  private static final int MOST = 10_000;

  private final Map<String, Votes> byType = new HashMap<>();
  private int parts;

  private static final class Votes {
    private final Set<String> confirming = new HashSet<>();
    private final Set<String> disputing = new HashSet<>();
    private final Set<String> reasons = new LinkedHashSet<>();
  }

  /** Adds what the element under the cursor says, which is read to its end. */
  void read(XmlCursor xml) throws IOException {
    while (xml.nextChild()) {
      String type = xml.attribute("type").toLowerCase(Locale.ROOT);
      switch (xml.name()) {
        case "affirmativeFeedback" -> votes(xml, type, true);
        case "negativeFeedback" -> votes(xml, type, false);
        default -> xml.skip();
      }
    }
  }

  /** Members and reasons stand at various depths, so all elements below are looked at alike. */
  private void votes(XmlCursor xml, String type, boolean confirming) throws IOException {
    while (xml.nextChild()) {
      parts++;
      if (parts > MOST) {
        throw xml.fatal(ReasonCode.LIMIT_EXCEEDED, "more than " + MOST + " parts of feedback");
      }
      Votes votes = byType.computeIfAbsent(type, t -> new Votes());
      if (xml.name().equals("member")) {
        (confirming ? votes.confirming : votes.disputing).add(xml.attribute("id"));
        xml.skip();
      } else {
        String reason = xml.attribute("name");
        if (xml.name().equals("reason") && !reason.isEmpty()) {
          votes.reasons.add(reason);
        }
        votes(xml, type, confirming);
      }
    }
  }

  /** {@return how many members are for and against a fingerprint} */
  Opinions opinions(String fingerprint) {
    Votes votes = byType.get(fingerprint.toLowerCase(Locale.ROOT));
    return votes == null
        ? Opinions.NONE
        : new Opinions(votes.confirming.size(), votes.disputing.size());
  }

  /** {@return the same for a person, or empty if nobody said anything} */
  String detail(String fingerprint) {
    Votes votes = byType.get(fingerprint.toLowerCase(Locale.ROOT));
    if (votes == null) {
      return "";
    }
    String reasons = votes.reasons.isEmpty() ? "" : "(" + String.join(", ", votes.reasons) + ")";
    return ";feedback=+" + votes.confirming.size() + "/-" + votes.disputing.size() + reasons;
  }
}
