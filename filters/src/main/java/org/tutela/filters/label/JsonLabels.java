package org.tutela.filters.label;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tutela.filters.rating.Confidence;
import org.tutela.filters.rating.RatingSystem;

/**
 * JSON that carries ratings: JSON-LD, a web app manifest ({@code iarc_rating_id}, W3C Web App
 * Manifest Application Information), the application details of Steam ({@code required_age}, {@code
 * content_descriptors}, {@code ratings}) and the {@code param.json} of PlayStation ({@code
 * ageLevel}). Which it is follows from the names in it.
 */
final class JsonLabels implements LabelReader {
  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern AGE = Pattern.compile("([0-9]{1,3})\\+?");
  private static final String STEAM_DESCRIPTORS = "GAME:STEAM";
  private static final int MAX_DEPTH = 4;

  /** The boards of Steam's ratings object. */
  private static final Map<String, String> STEAM_BOARDS =
      Map.ofEntries(
          Map.entry("esrb", "GAME:ESRB"),
          Map.entry("pegi", "GAME:PEGI"),
          Map.entry("usk", "GAME:USK"),
          Map.entry("cero", "GAME:CERO"),
          Map.entry("kgrb", "GAME:GRAC"),
          Map.entry("oflc", "GAME:ACB"),
          Map.entry("nzoflc", "GAME:OFLC"),
          Map.entry("dejus", "GAME:CLASSIND"),
          Map.entry("csrr", "GAME:GSRR"),
          Map.entry("fpb", "GAME:FPB"),
          Map.entry("crl", "GAME:RARS"),
          Map.entry("igrs", "GAME:IGRS"));

  @Override
  public void read(LabelScan scan) throws IOException {
    String text = scan.text();
    try {
      Object tree = JsonTree.parse(text);
      new SchemaLabels(scan.texts(), scan.sink()).read(tree, "");
      walk(scan, tree, "$", 0);
    } catch (JsonProcessingException e) {
      scan.add(SchemaLabels.malformed(text, e, ""));
    }
  }

  private static void walk(LabelScan scan, Object node, String path, int depth) {
    if (!(node instanceof Map<?, ?> object) || depth > MAX_DEPTH) {
      return;
    }
    for (Map.Entry<?, ?> member : object.entrySet()) {
      String at = path + "." + member.getKey();
      switch (member.getKey().toString()) {
        case "iarc_rating_id" -> scan.add(certificate(member.getValue(), at));
        case "required_age" -> scan.add(requiredAge(member.getValue(), at));
        case "content_descriptors" -> steamDescriptors(scan, member.getValue(), at);
        case "ratings" -> {
          if (object.containsKey("required_age")) {
            steamRatings(scan, member.getValue(), at);
          }
        }
        case "ageLevel" -> ageLevels(scan, member.getValue(), at);
        default -> walk(scan, member.getValue(), at, depth + 1);
      }
    }
  }

  private static Label certificate(Object value, String path) {
    LabelDraft draft = new LabelDraft("iarc", value.toString(), path);
    return UUID.matcher(value.toString()).matches()
        ? draft.unknown("iarc-certificate", "only IARC knows the rating of a certificate")
        : draft.malformed("malformed-value", "the id of an IARC certificate is a UUID");
  }

  /** Steam writes 0 where no age is known. */
  private static Label requiredAge(Object value, String path) {
    LabelDraft draft = new LabelDraft("steam", "required_age " + value, path);
    var age = AGE.matcher(value.toString().strip());
    if (!age.matches()) {
      return draft.malformed("malformed-value", "required_age is an age in years");
    }
    int years = Integer.parseInt(age.group(1));
    return years == 0 ? draft.neutral() : draft.aged(years, Confidence.MEDIUM);
  }

  private static void steamDescriptors(LabelScan scan, Object value, String path) {
    if (!(value instanceof Map<?, ?> object) || !(object.get("ids") instanceof List<?> ids)) {
      return;
    }
    RatingSystem system = scan.catalog().system(STEAM_DESCRIPTORS).orElseThrow();
    for (Object id : ids) {
      LabelDraft draft = new LabelDraft("steam", "content descriptor " + id, path + ".ids");
      draft.describe(scan.catalog().descriptors(system, id.toString()));
      scan.add(scan.texts().resolve(draft, STEAM_DESCRIPTORS, id.toString()));
    }
  }

  private static void steamRatings(LabelScan scan, Object value, String path) {
    if (!(value instanceof Map<?, ?> boards)) {
      return;
    }
    for (Map.Entry<?, ?> board : boards.entrySet()) {
      String name = board.getKey().toString().toLowerCase(Locale.ROOT);
      if (board.getValue() instanceof Map<?, ?> rating && rating.get("rating") != null) {
        String code = String.valueOf(rating.get("rating"));
        LabelDraft draft = new LabelDraft("steam", name + " " + code, path + "." + name);
        String system = STEAM_BOARDS.get(name);
        scan.add(
            system == null
                ? draft.unknown("unknown-system", "no known board is called so")
                : steamRating(scan, draft, system, code, rating.get("descriptors")));
      }
    }
  }

  private static Label steamRating(
      LabelScan scan, LabelDraft draft, String system, String code, @Nullable Object descriptors) {
    RatingSystem known = scan.catalog().system(system).orElseThrow();
    if (descriptors instanceof String words) {
      for (String word : words.split("[\\r\\n,]+", -1)) {
        draft.describe(scan.catalog().descriptors(known, word.strip()));
      }
    }
    return scan.texts().resolve(draft, system, code.replace('_', ' '));
  }

  private static void ageLevels(LabelScan scan, Object value, String path) {
    if (!(value instanceof Map<?, ?> levels)) {
      return;
    }
    for (Map.Entry<?, ?> level : levels.entrySet()) {
      String region = level.getKey().toString();
      LabelDraft draft =
          new LabelDraft("playstation", "ageLevel " + level.getValue(), path + "." + region)
              .about(region.equals("default") ? "" : region);
      var age = AGE.matcher(level.getValue().toString());
      scan.add(
          age.matches()
              ? draft.aged(Integer.parseInt(age.group(1)), Confidence.MEDIUM)
              : draft.malformed("malformed-value", "an age level is an age in years"));
    }
  }
}
