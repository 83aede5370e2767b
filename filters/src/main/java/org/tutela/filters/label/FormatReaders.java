package org.tutela.filters.label;

import java.io.IOException;
import org.tutela.filters.rating.Medium;

/** The reader of each format. */
final class FormatReaders {
  private FormatReaders() {}

  static LabelReader reader(LabelFormat format) {
    return switch (format) {
      case HTML -> new WebLabels();
      case JSON -> new JsonLabels();
      case AGE_XML -> new AgeXmlLabels();
      case MIRACLE -> new MiracleLabels();
      case PICS -> new PicsLabels();
      case POWDER -> new PowderLabels();
      case DASH -> new StreamingXmlLabels("dash");
      case OIPF -> new StreamingXmlLabels("oipf");
      case HLS -> new HlsLabels();
      case ONIX -> new OnixLabels();
      case DCP_CPL -> new CompositionPlaylistLabels();
      case NFO -> new NfoLabels();
      case APPLE_MDM -> new AppleRestrictionLabels();
      case TV_CONTENT_RATING -> new TvContentRatingLabels();
      case TEXT -> FormatReaders::text;
      case TRANSPORT_STREAM -> new TransportStreamLabels();
      case SI_SECTIONS -> FormatReaders::sections;
      case XDS -> new XdsLabels();
      case MP4 -> new Mp4Labels();
      case MATROSKA -> new MatroskaLabels();
      case ID3 -> new Id3Labels();
      case PARAM_SFO -> new ParamSfoLabels();
    };
  }

  private static void text(LabelScan scan) throws IOException {
    int line = 0;
    for (String text : scan.text().lines().toList()) {
      FreeText.read(scan, "text", text, Medium.FILM, "line " + ++line);
    }
  }

  private static void sections(LabelScan scan) throws IOException {
    Sections sections = new Sections(scan);
    sections.addAll(scan.source().all());
    sections.read();
  }
}
