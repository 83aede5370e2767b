package org.tutela.filters.label;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.tutela.filters.rating.Medium;

/** What kinds of content are searched for labels. {@code docs/labels.md} says which labels each has. */
public enum LabelFormat {
  /** A web page, or HTTP headers with or without a page after them. */
  HTML(new WebLabels(), true),
  /** JSON-LD, a web app manifest, application details of Steam, a PlayStation param.json. */
  JSON(new JsonLabels(), true),
  /** {@code age-de.xml} or {@code age.xml} of the German JMStV. */
  AGE_XML(new AgeXmlLabels(), true),
  /** {@code miracle.xml}. */
  MIRACLE(new MiracleLabels(), true),
  /** A PICS label list. */
  PICS(new PicsLabels(), true),
  /** POWDER, or the RDF content labels of ICRA. */
  POWDER(new PowderLabels(), true),
  /** A DASH presentation, or TV-Anytime metadata. */
  DASH(new StreamingXmlLabels("dash"), true),
  /** HbbTV or OIPF metadata. */
  OIPF(new StreamingXmlLabels("oipf"), true),
  /** An HLS playlist. */
  HLS(new HlsLabels(), true),
  /** An ONIX for Books message. */
  ONIX(new OnixLabels(), true),
  /** A digital cinema composition playlist. */
  DCP_CPL(new CompositionPlaylistLabels(), true),
  /** An NFO file of a media centre. */
  NFO(new NfoLabels(), true),
  /** An Apple configuration profile, or lines such as {@code ratingMovies=300}. */
  APPLE_MDM(new AppleRestrictionLabels(), true),
  /** Flattened TvContentRating strings of Android. */
  TV_CONTENT_RATING(new TvContentRatingLabels(), true),
  /** Free text such as "Rated PG-13", line by line. */
  TEXT(LabelFormat::text, false),
  /** An MPEG transport stream. */
  TRANSPORT_STREAM(new TransportStreamLabels(), true),
  /** Sections of service information tables, one after another. */
  SI_SECTIONS(LabelFormat::sections, false),
  /** Pairs of bytes of line 21, field 2, or a Scenarist caption file. */
  XDS(new XdsLabels(), false),
  /** An ISO base media file: MP4, QuickTime, 3GPP, M4A. */
  MP4(new Mp4Labels(), true),
  /** A Matroska or WebM file. */
  MATROSKA(new MatroskaLabels(), true),
  /** A file that begins with an ID3v2 tag. */
  ID3(new Id3Labels(), true),
  /** A PARAM.SFO of a PlayStation. */
  PARAM_SFO(new ParamSfoLabels(), true);

  private final LabelReader reader;
  private final boolean recognised;

  LabelFormat(LabelReader reader, boolean recognised) {
    this.reader = reader;
    this.recognised = recognised;
  }

  /** {@return the name in options and messages: lower case, with hyphens} */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@return whether content of this format is recognised without being named} */
  public boolean isRecognised() {
    return recognised;
  }

  /**
   * {@return the format with this name, or empty}
   *
   * @param id an {@link #id()}, in any case
   */
  public static Optional<LabelFormat> find(String id) {
    for (LabelFormat format : values()) {
      if (format.id().equalsIgnoreCase(id)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  LabelReader reader() {
    return reader;
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
