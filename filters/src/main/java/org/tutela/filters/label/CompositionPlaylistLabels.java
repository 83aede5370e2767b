package org.tutela.filters.label;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tutela.filters.rating.Rating;

/**
 * The rating list of a digital cinema composition playlist: SMPTE ST 429-7, 5.1.13, {@code Rating}
 * with {@code Agency} and {@code Label}. ISDCF has the agency be the address of the rating at
 * MovieLabs, or of its system; older ones are the web site of the board.
 */
final class CompositionPlaylistLabels implements LabelReader {
  private static final String FORMAT = "dcp-cpl";

  /** Boards by a part of the agency's address. */
  private static final Map<String, String> AGENCIES =
      Map.of(
          "mpaa.org", "US:MPAA",
          "filmratings.com", "US:MPAA",
          "bbfc.co.uk", "GB:BBFC",
          "spio-fsk.de", "DE:FSK",
          "fsk.de", "DE:FSK",
          "classification.gov.au", "AU:NCS",
          "kijkwijzer.nl", "NL:Kijkwijzer",
          "rcq.gouv.qc.ca", "CA:RCQ",
          "eirin.jp", "JP:EIRIN");

  @Override
  public void read(LabelScan scan) throws LabelException {
    XmlDocument document = XmlDocument.parse(scan.source());
    document
        .root()
        .ifPresent(
            root ->
                root.all("RatingList").stream()
                    .flatMap(list -> list.all("Rating").stream())
                    .forEach(rating -> scan.add(label(scan, rating))));
    document
        .fault()
        .ifPresent(
            fault ->
                scan.add(
                    new LabelDraft(FORMAT, document.rootName(), "line 1")
                        .malformed("malformed-xml", fault)));
  }

  private static Label label(LabelScan scan, XmlElement rating) {
    String agency = rating.childText("Agency");
    String code = rating.childText("Label");
    LabelDraft draft = new LabelDraft(FORMAT, agency + " " + code, rating.location());
    Optional<Rating> known = RatingScheme.movieLabs(scan.catalog(), agency, code);
    if (known.isPresent()) {
      Rating found = known.get();
      boolean same = scan.catalog().find(found.system(), code).filter(found::equals).isPresent();
      return same
          ? draft.rated(found)
          : draft.warn("label-differs", "Agency says " + found + ", Label says " + code).unknown();
    }
    String address = agency.toLowerCase(Locale.ROOT);
    return AGENCIES.entrySet().stream()
        .filter(board -> address.contains(board.getKey()))
        .findFirst()
        .map(board -> scan.texts().resolve(draft, board.getValue(), code))
        .orElseGet(() -> draft.unknown("unknown-system", "no known board has this address"));
  }
}
