package org.tutela.filters.label;

import java.util.ArrayList;
import java.util.List;

/**
 * A loop of descriptors, and the two among them that rate: the parental rating descriptor of DVB
 * and ISDB (tag 0x55) and the content advisory descriptor of ATSC (tag 0x87, A/65, 6.9.3).
 */
final class BroadcastDescriptors {
  private static final int PARENTAL_RATING = 0x55;
  private static final int CONTENT_ADVISORY = 0x87;
  private static final int COUNTRY_AND_RATING = 4;

  private final LabelScan scan;
  private final RatingRegionTables regions;

  BroadcastDescriptors(LabelScan scan, RatingRegionTables regions) {
    this.scan = scan;
    this.regions = regions;
  }

  void read(ByteCursor loop, String location) {
    while (loop.remaining() >= 2 && !scan.sink().full()) {
      String where = location + ", descriptor at " + loop.position();
      int tag = loop.u8();
      int length = loop.u8();
      boolean whole = length <= loop.remaining();
      ByteCursor content = loop.take(length);
      if (tag == PARENTAL_RATING) {
        parentalRating(content, whole, where);
      } else if (tag == CONTENT_ADVISORY) {
        contentAdvisory(content, where);
      }
    }
  }

  private void parentalRating(ByteCursor content, boolean whole, String where) {
    boolean even = whole && content.remaining() % COUNTRY_AND_RATING == 0;
    while (content.remaining() >= COUNTRY_AND_RATING) {
      String country = content.latin1(3);
      int value = content.u8();
      String text = String.format("%s 0x%02X", country, value);
      LabelDraft draft = new LabelDraft(DvbRating.format(country), text, where).about(country);
      if (!even) {
        draft.warn("malformed-descriptor", "its length is no multiple of four");
      }
      scan.add(DvbRating.label(scan, draft, country, value));
    }
  }

  /** Regions, of each the rated dimensions and a description of the rating. */
  private void contentAdvisory(ByteCursor content, String where) {
    for (int count = content.u8() & 0x3f; count > 0 && content.remaining() > 0; count--) {
      int region = content.u8();
      int rated = content.u8();
      List<AtscRating.Value> values = new ArrayList<>();
      for (int i = 0; i < rated && content.remaining() > 1; i++) {
        values.add(new AtscRating.Value(content.u8(), content.u8() & 0x0f));
      }
      String description = MultipleString.text(content.take(content.u8()));
      AtscRating.add(scan, regions, new AtscRating(region, values, description), where);
    }
  }
}
