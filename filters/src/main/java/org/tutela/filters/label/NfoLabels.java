package org.tutela.filters.label;

import java.util.Set;
import org.tutela.filters.rating.Medium;

/**
 * The {@code mpaa} and {@code certification} elements of the NFO files of Kodi, Jellyfin, Plex and
 * tinyMediaManager: free text, several ratings separated by a slash between blanks.
 */
final class NfoLabels implements LabelReader {
  private static final Set<String> NAMES = Set.of("mpaa", "certification", "contentrating");

  @Override
  public void read(LabelScan scan) throws LabelException {
    XmlDocument document = XmlDocument.parse(scan.source());
    Medium medium = document.rootName().equals("movie") ? Medium.FILM : Medium.TV;
    document
        .root()
        .ifPresent(
            root ->
                root.forEach(
                    element -> {
                      if (NAMES.contains(element.name()) && !element.text().isEmpty()) {
                        FreeText.read(scan, "nfo", element.text(), medium, element.location());
                      }
                    }));
    // Kodi lets an address follow the document, so what is after the end is no fault.
    if (document.root().isEmpty()) {
      scan.add(
          new LabelDraft("nfo", "", "line 1")
              .malformed("malformed-xml", document.fault().orElse("there is no element")));
    }
  }
}
