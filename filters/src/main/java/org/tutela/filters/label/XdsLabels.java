package org.tutela.filters.label;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tutela.filters.rating.RatingSystem;

/**
 * The content advisory packet of extended data services in line 21, field 2: CEA-608-E, 9.5.1.1,
 * class current (0x01), type 0x05. Read from pairs of bytes with parity, and from the hexadecimal
 * words of a Scenarist caption file.
 *
 * <p>Two characters choose one of four systems: MPA, the US TV guidelines, and the English and
 * French systems of Canada.
 */
final class XdsLabels implements LabelReader {
  private static final String FORMAT = "xds";
  private static final int START_CURRENT = 0x01;
  private static final int CONTINUE_CURRENT = 0x02;
  private static final int LAST_CLASS = 0x0e;
  private static final int END = 0x0f;
  private static final int CONTENT_ADVISORY = 0x05;
  private static final int DATA = 0x40;
  private static final Pattern WORD = Pattern.compile("\\b[0-9A-Fa-f]{4}\\b(?![:;])");
  private static final String SCENARIST = "Scenarist_SCC";

  @Override
  public void read(LabelScan scan) throws IOException {
    byte[] bytes = scan.source().all();
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    if (text.startsWith(SCENARIST)) {
      scenarist(scan, text);
    } else {
      int[] places = new int[bytes.length];
      Arrays.setAll(places, i -> i);
      new Packets(scan, places).read(bytes);
    }
  }

  /** Hexadecimal words of two bytes; time codes between them are no such words. */
  private static void scenarist(LabelScan scan, String text) {
    List<Integer> starts = new ArrayList<>();
    List<Integer> values = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      starts.add(word.start());
      values.add(Integer.parseInt(word.group(), 16));
    }
    byte[] bytes = new byte[values.size() * 2];
    int[] places = new int[bytes.length];
    for (int i = 0; i < values.size(); i++) {
      bytes[2 * i] = (byte) (values.get(i) >> 8);
      bytes[2 * i + 1] = values.get(i).byteValue();
      places[2 * i] = starts.get(i);
      places[2 * i + 1] = starts.get(i) + 2;
    }
    new Packets(scan, places).read(bytes);
  }

  /** Collects packets, which captions and packets of other classes may interrupt. */
  private static final class Packets {
    private final LabelScan scan;
    private final int[] places;
    private final List<Integer> packet = new ArrayList<>();
    private boolean inside;
    private int parityErrors;
    private int start;

    Packets(LabelScan scan, int[] places) {
      this.scan = scan;
      this.places = places;
    }

    void read(byte[] bytes) {
      for (int i = 0; i + 1 < bytes.length && !scan.sink().full(); i += 2) {
        int first = bytes[i] & 0x7f;
        int second = bytes[i + 1] & 0x7f;
        if (first == 0 && second == 0) {
          continue;
        }
        if (first >= START_CURRENT && first <= LAST_CLASS) {
          begin(first, second, i, bytes);
        } else if (first == END) {
          end(second);
        } else if (inside && first >= ' ') {
          add(bytes, i);
        } else {
          // A control code of captions: the packet may be continued after it.
          inside = false;
        }
      }
    }

    private void begin(int code, int type, int at, byte[] bytes) {
      boolean advisory = type == CONTENT_ADVISORY;
      if (code == START_CURRENT && advisory) {
        packet.clear();
        parityErrors = 0;
        start = at;
        inside = true;
        add(bytes, at);
      } else {
        inside = code == CONTINUE_CURRENT && advisory && !packet.isEmpty();
      }
    }

    private void add(byte[] bytes, int at) {
      for (int i = at; i < at + 2; i++) {
        parityErrors += Integer.bitCount(bytes[i] & 0xff) % 2 == 0 ? 1 : 0;
        packet.add(bytes[i] & 0x7f);
      }
    }

    private void end(int checksum) {
      if (inside && packet.size() >= 4) {
        int sum = END + checksum;
        for (int value : packet) {
          sum += value;
        }
        scan.add(label(packet.get(2), packet.get(3), (sum & 0x7f) == 0));
      }
      inside = false;
      packet.clear();
    }

    private Label label(int first, int second, boolean valid) {
      String text = String.format("%02X %02X", first, second);
      LabelDraft draft = new LabelDraft(FORMAT, text, "byte " + places[start] + ", packet 01 05");
      if (!valid) {
        return draft.malformed("bad-checksum", "the checksum of the packet is wrong");
      }
      if (parityErrors > 0) {
        draft.warn("bad-parity", parityErrors + " bytes of the packet have even parity");
      }
      return (first & second & DATA) == 0
          ? draft.malformed("malformed-value", "bit 6 of both characters is set")
          : advisory(scan, draft, first, second);
    }
  }

  /** {@return the label for the two characters of a content advisory} */
  static Label advisory(LabelScan scan, LabelDraft draft, int first, int second) {
    int system = (first >> 3) & 3;
    int value = second & 7;
    if ((system & 1) == 0) {
      return rated(scan, draft, "XDS:CEA608-MPA", first & 7);
    }
    if (system == 1) {
      describe(scan, draft, first, second, value);
      return rated(scan, draft, "XDS:CEA608-US-TV", value);
    }
    boolean a2 = (first & 0x20) != 0;
    boolean a3 = (second & 0x08) != 0;
    if (a3) {
      return draft.unknown("unknown-system", "this system is reserved");
    }
    return rated(scan, draft, a2 ? "XDS:CEA608-CA-FR" : "XDS:CEA608-CA-EN", value);
  }

  private static void describe(LabelScan scan, LabelDraft draft, int first, int second, int value) {
    RatingSystem system = scan.catalog().system("XDS:CEA608-US-TV").orElseThrow();
    boolean children = value == 2;
    String[] terms = {"D", children ? "FV" : "V", "S", "L"};
    boolean[] set = {
      (first & 0x20) != 0, (second & 0x20) != 0, (second & 0x10) != 0, (second & 0x08) != 0
    };
    for (int i = 0; i < terms.length; i++) {
      if (set[i]) {
        draft.describe(scan.catalog().descriptors(system, terms[i]));
      }
    }
  }

  private static Label rated(LabelScan scan, LabelDraft draft, String system, int value) {
    return scan.texts().resolve(draft, system, Integer.toString(value));
  }
}
