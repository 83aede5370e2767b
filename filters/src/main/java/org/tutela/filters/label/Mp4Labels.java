package org.tutela.filters.label;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Ratings in ISO base media files (ISO/IEC 14496-12), at any depth of their boxes: the iTunes item
 * list ({@code iTunEXTC} and {@code rtng} of {@code moov.udta.meta.ilst}) and the rating box of
 * 3GPP (TS 26.244, 8.2, {@code rtng} of {@code moov.udta}). Boxes that hold no metadata, the media
 * data first, are stepped over.
 */
final class Mp4Labels implements LabelReader {
  private static final int MAX_DEPTH = 8;
  private static final int MAX_BOXES = 20_000;
  private static final int MAX_PAYLOAD = 1 << 16;
  private static final int HEADER = 8;
  private static final int LARGE_HEADER = 16;
  private static final int FULL_BOX = 4;
  private static final int DATA_HEADER = 8;
  private static final Set<String> CONTAINERS =
      Set.of("moov", "udta", "meta", "ilst", "trak", "moof", "traf");

  @Override
  public void read(LabelScan scan) throws IOException {
    try (LabelBytes bytes = scan.source().open()) {
      new Walk(scan, bytes).boxes(0, bytes.size(), "", 0);
    }
  }

  /** A box: its type, where its content begins and ends. */
  private record Box(String type, long from, long to) {}

  private static final class Walk {
    private final LabelScan scan;
    private final LabelBytes bytes;
    private int boxes;

    Walk(LabelScan scan, LabelBytes bytes) {
      this.scan = scan;
      this.bytes = bytes;
    }

    void boxes(long from, long to, String path, int depth) throws IOException {
      for (long at = from; at + HEADER <= to && !scan.sink().full(); ) {
        Optional<Box> next = box(at, to);
        if (next.isEmpty()) {
          return;
        }
        Box box = next.get();
        if (++boxes > MAX_BOXES) {
          throw new LabelException(scan.source().name(), "more than " + MAX_BOXES + " boxes");
        }
        String name = path.isEmpty() ? box.type : path + "." + box.type;
        if (CONTAINERS.contains(box.type) && depth < MAX_DEPTH) {
          boxes(childrenOf(box), box.to, name, depth + 1);
        } else {
          item(box, path, "byte " + at + ", box " + name);
        }
        at = box.to;
      }
    }

    private Optional<Box> box(long at, long end) throws IOException {
      ByteCursor header = new ByteCursor(bytes.read(at, LARGE_HEADER));
      long size = header.u32();
      String type = header.latin1(4);
      long content = HEADER;
      if (size == 1) {
        size = header.u64();
        content = LARGE_HEADER;
      } else if (size == 0) {
        size = end - at;
      }
      if (size < content) {
        return Optional.empty();
      }
      // A box that says it is longer than its parent ends with it.
      return Optional.of(new Box(type, at + content, size > end - at ? end : at + size));
    }

    /** The meta box is a full box in MP4 and none in QuickTime: its first child tells. */
    private long childrenOf(Box box) throws IOException {
      if (!box.type.equals("meta")) {
        return box.from;
      }
      ByteCursor head = new ByteCursor(bytes.read(box.from, HEADER));
      head.skip(4);
      return head.latin1(4).equals("hdlr") ? box.from : box.from + FULL_BOX;
    }

    private void item(Box box, String path, String location) throws IOException {
      boolean list = path.endsWith("ilst");
      if (list && box.type.equals("----")) {
        freeForm(box, location);
      } else if (list && box.type.equals("rtng")) {
        scan.add(advisory(data(payload(box)), location));
      } else if (path.endsWith("udta") && box.type.equals("rtng")) {
        scan.add(ThreeGppRating.label(scan, payload(box), location));
      }
    }

    private ByteCursor payload(Box box) throws IOException {
      return new ByteCursor(bytes.read(box.from, (int) Math.min(MAX_PAYLOAD, box.to - box.from)));
    }

    /** A free-form item: the boxes mean (who defines it), name and data. */
    private void freeForm(Box box, String location) throws IOException {
      ByteCursor content = payload(box);
      String name = "";
      String mean = "";
      while (content.remaining() >= HEADER) {
        int size = (int) content.u32();
        String type = content.latin1(4);
        ByteCursor part = content.take(size - HEADER);
        switch (type) {
          case "mean" -> mean = part.skip(FULL_BOX).utf8();
          case "name" -> name = part.skip(FULL_BOX).utf8();
          case "data" -> {
            if (name.equalsIgnoreCase("iTunEXTC")) {
              String text = part.skip(DATA_HEADER).utf8();
              scan.add(ItunesRating.label(scan, text, location + " " + mean + ":" + name));
            }
          }
          default -> {}
        }
        if (size < HEADER) {
          return;
        }
      }
    }

    private static ByteCursor data(ByteCursor item) {
      int size = (int) item.u32();
      item.skip(4);
      return item.take(size - HEADER).skip(DATA_HEADER);
    }

    private Label advisory(ByteCursor data, String location) {
      int value = data.remaining() == 0 ? -1 : data.u8();
      return ItunesAdvisory.label(scan, "rtng", Integer.toString(value), location);
    }
  }
}
