package org.tutela.filters.label;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from the first bytes of some content which format it has. */
final class FormatSniffer {
  private static final int HEAD = 1 << 12;
  private static final Pattern ROOT =
      Pattern.compile("<(?:[A-Za-z][\\w.-]{0,40}:)?([A-Za-z][\\w.-]{0,60})([^<>]{0,2000})");
  private static final Pattern BOX =
      Pattern.compile("ftyp|moov|styp|sidx|moof|free|skip|wide|mdat");

  /** The root elements of the XML formats. */
  private static final Map<String, LabelFormat> ROOTS =
      Map.ofEntries(
          Map.entry("age-declaration", LabelFormat.AGE_XML),
          Map.entry("age-de", LabelFormat.AGE_XML),
          Map.entry("label", LabelFormat.MIRACLE),
          Map.entry("powder", LabelFormat.POWDER),
          Map.entry("rdf", LabelFormat.POWDER),
          Map.entry("mpd", LabelFormat.DASH),
          Map.entry("tvamain", LabelFormat.DASH),
          Map.entry("broadcastevent", LabelFormat.DASH),
          Map.entry("scheduleevent", LabelFormat.DASH),
          Map.entry("parentalguidance", LabelFormat.DASH),
          Map.entry("parentalrating", LabelFormat.OIPF),
          Map.entry("contentaccessdescriptor", LabelFormat.OIPF),
          Map.entry("contents", LabelFormat.OIPF),
          Map.entry("onixmessage", LabelFormat.ONIX),
          Map.entry("product", LabelFormat.ONIX),
          Map.entry("compositionplaylist", LabelFormat.DCP_CPL),
          Map.entry("movie", LabelFormat.NFO),
          Map.entry("tvshow", LabelFormat.NFO),
          Map.entry("episodedetails", LabelFormat.NFO),
          Map.entry("plist", LabelFormat.APPLE_MDM));

  private FormatSniffer() {}

  static LabelFormat format(byte[] bytes) {
    // Latin-1 keeps one character a byte.
    String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
    if (head.startsWith("ID3")) {
      return LabelFormat.ID3;
    }
    if (head.startsWith("\u001aE\u00df\u00a3")) {
      return LabelFormat.MATROSKA;
    }
    if (head.startsWith("\0PSF")) {
      return LabelFormat.PARAM_SFO;
    }
    if (head.length() >= 8 && BOX.matcher(head.substring(4, 8)).matches()) {
      return LabelFormat.MP4;
    }
    if (bytes.length > 0
        && (bytes[0] == TransportStreamLabels.SYNC || head.indexOf('\0') >= 0)
        && TransportStreamLabels.sync(bytes).isPresent()) {
      return LabelFormat.TRANSPORT_STREAM;
    }
    return text(head);
  }

  private static LabelFormat text(String head) {
    String text = head.startsWith("\u00ef\u00bb\u00bf") ? head.substring(3) : head;
    String stripped = text.stripLeading();
    if (stripped.startsWith("{") || stripped.startsWith("[")) {
      return LabelFormat.JSON;
    }
    if (stripped.startsWith("#EXTM3U")) {
      return LabelFormat.HLS;
    }
    if (stripped.startsWith("Scenarist_SCC")) {
      return LabelFormat.XDS;
    }
    if (stripped.regionMatches(true, 0, "(PICS-1", 0, 7)) {
      return LabelFormat.PICS;
    }
    if (stripped.matches("(?s)[\\w.]{1,60}/[A-Z]{2}_\\w{1,20}/.*")
        || stripped.startsWith("com.android.tv/")) {
      return LabelFormat.TV_CONTENT_RATING;
    }
    if (stripped.regionMatches(true, 0, "Rated ", 0, 6)) {
      return LabelFormat.TEXT;
    }
    return stripped.startsWith("<") ? markup(stripped) : LabelFormat.HTML;
  }

  private static LabelFormat markup(String text) {
    Matcher root = ROOT.matcher(text);
    if (!root.find()) {
      return LabelFormat.HTML;
    }
    String name = root.group(1).toLowerCase(Locale.ROOT);
    if (name.equals("label") && !root.group(2).contains("miracle")) {
      return LabelFormat.HTML;
    }
    return ROOTS.getOrDefault(name, LabelFormat.HTML);
  }
}
