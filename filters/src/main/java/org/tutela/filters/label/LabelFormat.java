package org.tutela.filters.label;

import java.util.Locale;
import java.util.Optional;

/**
 * What kinds of content are searched for labels. {@code docs/labels.md} says which labels each has.
 */
public enum LabelFormat {
  /** A web page, or HTTP headers with or without a page after them. */
  HTML(true),
  /** JSON-LD, a web app manifest, application details of Steam, a PlayStation param.json. */
  JSON(true),
  /** {@code age-de.xml} or {@code age.xml} of the German JMStV. */
  AGE_XML(true),
  /** {@code miracle.xml}. */
  MIRACLE(true),
  /** A PICS label list. */
  PICS(true),
  /** POWDER, or the RDF content labels of ICRA. */
  POWDER(true),
  /** A DASH presentation, or TV-Anytime metadata. */
  DASH(true),
  /** HbbTV or OIPF metadata. */
  OIPF(true),
  /** An HLS playlist. */
  HLS(true),
  /** An ONIX for Books message. */
  ONIX(true),
  /** A digital cinema composition playlist. */
  DCP_CPL(true),
  /** An NFO file of a media centre. */
  NFO(true),
  /** An Apple configuration profile, or lines such as {@code ratingMovies=300}. */
  APPLE_MDM(true),
  /** Flattened TvContentRating strings of Android. */
  TV_CONTENT_RATING(true),
  /** Free text such as "Rated PG-13", line by line. */
  TEXT(false),
  /** An MPEG transport stream. */
  TRANSPORT_STREAM(true),
  /** Sections of service information tables, one after another. */
  SI_SECTIONS(false),
  /** Pairs of bytes of line 21, field 2, or a Scenarist caption file. */
  XDS(false),
  /** An ISO base media file: MP4, QuickTime, 3GPP, M4A. */
  MP4(true),
  /** A Matroska or WebM file. */
  MATROSKA(true),
  /** A file that begins with an ID3v2 tag. */
  ID3(true),
  /** A PARAM.SFO of a PlayStation. */
  PARAM_SFO(true);

  private final boolean recognised;

  LabelFormat(boolean recognised) {
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
}
